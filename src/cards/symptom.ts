import layout from '../../cards/symptom/template.json' with { type: 'json' };
import type { SymptomView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { cite } from './cite.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Lines } from './lines.ts';
import type { Rendering } from './render.ts';
import { showRow } from './row.ts';

type Symptom = {
  readonly title: string;
  readonly review: string;
  readonly cause: string;
  readonly steps: Lines;
  readonly checks: readonly {
    readonly mark: string;
    readonly title: string;
    readonly seen: string;
    readonly sets: readonly { readonly buttons: readonly Button[] }[];
  }[];
  readonly sources: Lines;
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Symptom>(layout);

/** Something that goes wrong: its cause, what mends it, how its checks stand, and which documents say so. */
export function renderSymptom(view: SymptomView): Rendering {
  const isRead = view.checks.some(({ finding }) => finding);
  const fallbackText = `${plain(view.title, 160)}: ${plain(view.cause, 260)}`;
  const card = fill({
    title: escapeText(view.title, 200),
    review: escapeText(view.review.name, 80),
    cause: escapeText(view.cause, 800),
    steps: view.steps.map((step, index) => ({ text: `**${index + 1}**  ${escapeText(step, 400)}` })),
    checks: view.checks.map(showCheck),
    sources: view.sources.map((source) => ({ text: cite(source) })),
    buttons: isRead
      ? [button('Back to the verdict', { kind: 'status.show' }), button('Scan again', { kind: 'scan.start' })]
      : [button('Are we ready?', { kind: 'readiness.ask' })],
    fallbackText,
  });
  return { card, fallbackText };
}

function showCheck({ title, finding }: SymptomView['checks'][number]): Symptom['checks'][number] {
  if (!finding)
    return {
      mark: '?',
      title: escapeText(title, 160),
      seen: '**Not known yet**: this tenant has not been read.',
      sets: [],
    };
  const { buttons, ...row } = showRow(finding);
  return { mark: row.mark, title: row.title, seen: row.seen, sets: [{ buttons }] };
}
