import layout from '../../cards/scheduleForm/template.json' with { type: 'json' };
import type { ScheduleFormView } from '../protocol/view.ts';
import { type Button, button, submit } from './button.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Field = { readonly label: string; readonly errorMessage: string; readonly value: string };

type ScheduleForm = {
  readonly about: string;
  readonly problems: readonly { readonly text: string }[];
  readonly values: ScheduleFormView['values'];
  readonly times: readonly Field[];
  readonly texts: readonly Field[];
  readonly save: readonly Button[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<ScheduleForm>(layout);

/** Asks when a conversation hears of its review. */
export function renderScheduleForm({ review, values, error }: ScheduleFormView): Rendering {
  const at = { label: 'At', errorMessage: 'A time of day such as 08:00', value: values.at };
  // A field for a time holds nothing but a time, so that other words stay in a field for text.
  const isTime = /^(([01]\d|2[0-3]):[0-5]\d)?$/.test(values.at);
  const fallbackText = `Set up a digest of ${plain(review.name, 80)}.`;
  const card = fill({
    about: `Review **${escapeText(review.name, 80)}**. When it is due, Preflight reads the tenant and posts here what changed since the last one.`,
    problems: error ? [{ text: `✗ ${escapeText(error, 400)}` }] : [],
    values,
    times: isTime ? [at] : [],
    texts: isTime ? [] : [at],
    save: [submit('Save', { kind: 'digest.save', review: review.id })],
    buttons: [button('Digests', { kind: 'digests.show' }), button('Help', { kind: 'help.show' })],
    fallbackText,
  });
  return { card, fallbackText };
}
