import layout from '../../cards/deletion/template.json' with { type: 'json' };
import type { DeletionView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Deletion = {
  readonly heading: string;
  readonly notes: readonly { readonly note: string }[];
  readonly lines: readonly { readonly text: string }[];
  readonly typed: string;
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Deletion>(layout);

/** What would go with a review, and the button that deletes it as it is now. */
export function renderDeletion({
  review,
  answers,
  entries,
  readings,
  assignments,
  overtaken,
}: DeletionView): Rendering {
  const fallbackText = `Delete “${plain(review.name, 80)}” for good?`;
  const card = fill({
    heading: `Delete “${escapeText(review.name, 80)}” for good?`,
    notes: overtaken
      ? [{ note: '✗ **Not deleted:** the review was changed since this card was shown. This is how it is now.' }]
      : [],
    lines: [
      { text: `${count(answers, 'answered question')}, with ${count(entries, 'entry', 'entries')} in the history` },
      { text: `${count(readings, 'reading')} of the tenant` },
      { text: count(assignments, 'assignment') },
    ],
    typed: `To keep it out of the way instead, archive it. To delete it by typing, say **delete review ${escapeText(review.name, 80)} for good**.`,
    buttons: [
      button('Delete for good', { kind: 'review.erase', review: review.id, revision: review.revision, entries }),
      button('Archive instead', { kind: 'review.archive', review: review.id, revision: review.revision }),
      button('Keep it', { kind: 'reviews.list', archived: false, page: 1 }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}
