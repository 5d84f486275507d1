import layout from '../../cards/reviews/template.json' with { type: 'json' };
import type { ReviewsView } from '../protocol/view.ts';
import { toolNames } from './about.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showDay, showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { verdictMarks } from './mark.ts';
import type { Rendering } from './render.ts';

type Row = ReviewsView['rows'][number];

type Reviews = {
  readonly heading: string;
  readonly extent: string;
  readonly rows: readonly {
    readonly name: string;
    readonly lines: readonly { readonly text: string }[];
    readonly buttons: readonly Button[];
  }[];
  readonly hints: readonly { readonly hint: string }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Reviews>(layout);

/** The reviews that may be worked on here, to look at or to choose from. */
export function renderReviews(view: ReviewsView): Rendering {
  const { asks, asked, archived, page, pages, total, others, rows } = view;
  const heading = asks ? 'Which review?' : archived ? 'Archived reviews' : 'Reviews';
  const kept = asked ? { asked } : {};
  const turn = (title: string, to: number) => button(title, { kind: 'reviews.list', archived, page: to, ...kept });
  const names = rows.map(({ review, isCurrent }) => `${plain(review.name, 80)}${isCurrent ? ' (current)' : ''}`);
  const fallbackText = total === 0 ? `${heading}: none.` : `${heading}: ${plain(names.join(', '), 300)}.`;
  const card = fill({
    heading,
    extent: tellExtent(view),
    rows: rows.map((row) => showRow(row, view)),
    hints:
      !asks && !archived && total > 0
        ? [
            {
              hint: 'For the current one, say **rename review** with a new name, **archive review** or **delete review**.',
            },
          ]
        : [],
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      button('New review', { kind: 'review.create' }),
      ...(archived
        ? [button('Reviews', { kind: 'reviews.list', archived: false, page: 1 })]
        : others > 0
          ? [button(`Archived reviews (${others})`, { kind: 'reviews.list', archived: true, page: 1 })]
          : []),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

function tellExtent({ asks, asked, choice, archived, page, pages, total }: ReviewsView): string {
  if (total === 0) return archived ? 'No review is archived here.' : 'There is no review here yet.';
  const where = pages > 1 ? ` · page ${page} of ${pages}` : '';
  if (asks && choice === 'delete') return `${count(total, 'review')} may be meant. Nothing is deleted yet${where}.`;
  if (asks) return `${count(total, 'review')} may be meant. ${asked ? 'Choose one to go on' : 'Choose one'}${where}.`;
  return `${count(total, 'review')}${total > 1 ? ', newest first' : ''}${where}`;
}

const places: { readonly [K in Row['place']]: string } = {
  here: 'of this chat',
  channel: 'of a channel',
  groupChat: 'of a group chat',
};

function showRow(row: Row, view: ReviewsView): Reviews['rows'][number] {
  const { review, number, isCurrent, isArchived, tool, targetDate, read } = row;
  // Where a review belongs is worth a word only where they come from several conversations.
  const isMixed = view.rows.some(({ place }) => place !== 'here');
  const about = [
    toolNames[tool],
    read?.tenant ? `tenant **${escapeText(read.tenant.name, 80) || escapeText(read.tenant.id, 40)}**` : '',
    targetDate ? `planned for ${showDay(targetDate)}` : '',
    isMixed ? places[row.place] : '',
  ];
  return {
    name: `${number > 0 ? `${number}\\. ` : ''}${escapeText(review.name, 80)}${isCurrent ? ' (current)' : isArchived && !view.archived ? ' (archived)' : ''}`,
    lines: [{ text: about.filter(Boolean).join(' · ') }, { text: tellRead(read) }],
    buttons: [buttonOf(row, view)],
  };
}

function tellRead(read: Row['read']): string {
  if (!read) return 'Tenant not read yet';
  const { mark, word } = verdictMarks[read.verdict];
  return `${mark} **${word}**, read ${showTime(read.asOf)}`;
}

function buttonOf({ review, number, isCurrent, isArchived }: Row, { asks, asked, choice }: ReviewsView): Button {
  const { id, name, revision } = review;
  const about = number > 0 ? `${number}, ${name}` : name;
  if (choice === 'delete') return button('Delete …', { kind: 'review.delete', review: id, forGood: false }, about);
  if (isArchived) return button('Reopen', { kind: 'review.reopen', review: id, revision }, about);
  if (isCurrent && !asks) return button('Archive', { kind: 'review.archive', review: id, revision }, about);
  return button('Open', { kind: 'review.open', review: id, ...(asked ? { asked } : {}) }, about);
}
