import layout from '../../cards/assignment/template.json' with { type: 'json' };
import type { AssignmentView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { showDay } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Lines } from './lines.ts';
import { nameOwned, openOwned, tellState } from './owned.ts';
import { type Assigning, offerAssigning, tellDue, tellOwner } from './owner.ts';
import type { Rendering } from './render.ts';

type Assignment = {
  readonly said: string;
  /** What it is about, where that is for its owner to do. */
  readonly headings: Lines;
  readonly dues: Lines;
  readonly about: string;
  readonly assigning: readonly Assigning[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Assignment>(layout);

/** Who takes care of something now; or, to that person, what they were asked for and what is still open of it. */
export function renderAssignment(view: AssignmentView): Rendering {
  const { review, row, occasion, by } = view;
  const name = nameOwned(row);
  const isTold = occasion === 'assigned' || occasion === 'removed';
  const isTheirs = !isTold && occasion !== 'choose';
  const due = row.due === null ? 'No day is set.' : `Due ${row.due}.`;
  const fallbackText = isTold
    ? `${sayPlain(view, name)}${occasion === 'assigned' && row.due !== null ? ` ${due}` : ''}`
    : `${sayPlain(view, name)} ${plain(name, 200)}${isTheirs ? ` ${due}` : ''}`;
  const card = fill({
    said: say(view, name),
    headings: isTold ? [] : [{ text: escapeText(name, 400) }],
    dues: isTheirs
      ? [{ text: row.due === null ? 'No day is set.' : tellDay(row.due, row.isOverdue) }]
      : tellOwner(view.owning?.owner),
    about: `Review **${escapeText(review.name, 80)}** · ${tellState(row.state).words}${
      isTold ? ` · ${occasion === 'removed' ? 'taken back' : 'assigned'} by ${escapeText(by, 80)}` : ''
    }`,
    assigning: offerAssigning('Assign', { review: review.id, target: row.target }, view.owning),
    buttons: [
      ...openOwned(row, review.id),
      !isTheirs
        ? button('Who owns what', { kind: 'owners.show', mine: false, page: 1, review: review.id })
        : button('What is mine', { kind: 'owners.show', mine: true, page: 1, review: review.id }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

const tellDay = (due: string, isOverdue: boolean) => `Due ${showDay(due)}${isOverdue ? ' · **overdue**' : ''}`;

/** As Markdown. */
function say({ occasion, row, by }: AssignmentView, name: string): string {
  switch (occasion) {
    case 'choose':
      return 'Assign this to someone:';
    case 'assigned':
      return `✓ **${escapeText(row.owner.name, 80)}** takes care of: ${escapeText(name, 300)}${tellDue(row)}`;
    case 'removed':
      return `✓ Nobody takes care of this now: ${escapeText(name, 300)}`;
    case 'asked':
      return `**${escapeText(by, 80)}** asks you to take care of this:`;
    case 'soon':
      return 'A reminder of what is yours and still open:';
    case 'overdue':
      return '! **Overdue**: this is yours and still open.';
  }
}

function sayPlain({ occasion, row, by }: AssignmentView, name: string): string {
  switch (occasion) {
    case 'choose':
      return 'Assign this to someone:';
    case 'assigned':
      return `${plain(row.owner.name, 80)} takes care of: ${plain(name, 200)}`;
    case 'removed':
      return `Nobody takes care of this now: ${plain(name, 200)}`;
    case 'asked':
      return `${plain(by, 80)} asks you to take care of this:`;
    case 'soon':
      return 'A reminder of what is yours and still open:';
    case 'overdue':
      return 'Overdue, yours and still open:';
  }
}
