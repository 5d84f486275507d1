import layout from '../../cards/progress/template.json' with { type: 'json' };
import type { ViewOf } from '../protocol/view.ts';
import { showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Progress = { readonly review: string; readonly promise: string; readonly fallbackText: string };

const fill = compile<Progress>(layout);

/** A scan is under way; the verdict takes this message's place. */
export function renderProgress({ reviewName, since, brings }: ViewOf<'progress'>): Rendering {
  const fallbackText = `Reading the tenant for ${plain(reviewName, 80)}.`;
  const card = fill({
    review: `Review **${escapeText(reviewName, 80)}**, begun ${showTime(since)}.`,
    promise: `${brings === 'profile' ? 'The planned installation, as far as the tenant tells,' : 'The verdict'} takes the place of this message, usually within a minute.`,
    fallbackText,
  });
  return { card, fallbackText };
}
