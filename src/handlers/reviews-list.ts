import type { Intent, Who } from '../protocol/intent.ts';
import type { ReviewsView } from '../protocol/view.ts';
import type { Review } from '../review/review.ts';
import { mayRead } from './allowed-targets.ts';
import { readAsked } from './asked-before.ts';
import type { Handler } from './handler.ts';
import { drawPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { usableReviews } from './usable-reviews.ts';

const rowsOnPage = 8;

/** The reviews that someone may work on here, or those that are out of the way. */
export const showReviews: Handler<'reviews.list'> = async function* ({ archived, page, asked }, who, ports) {
  const usable = await usableReviews(who, ports);
  const listed = usable.filter((review) => isArchived(review) === archived);
  const before = readAsked(asked);
  const wish = { asks: before !== null, asked: before, archived, page };
  yield { view: await listReviews(listed, usable, wish, who, ports) };
};

/** What is longer than this would not fit on the buttons of a card, and has to be asked again. */
const longestAsked = 1000;

/** Asks which of some reviews is meant, and keeps what was asked until that is known. */
export function askWhich(
  listed: readonly Review[],
  usable: readonly Review[],
  { choice = 'open', asked = null }: { readonly choice?: ReviewsView['choice']; readonly asked?: Intent | null },
  who: Who,
  ports: Ports,
): Promise<ReviewsView> {
  const kept = asked && JSON.stringify(asked).length <= longestAsked ? asked : null;
  return listReviews(listed, usable, { asks: true, choice, asked: kept }, who, ports);
}

const isArchived = ({ archivedAt }: Review) => archivedAt !== null;

/** Reviews as a list, of which only one page is looked at closely. */
async function listReviews(
  listed: readonly Review[],
  usable: readonly Review[],
  wish: Partial<Pick<ReviewsView, 'choice' | 'archived' | 'page'>> & Pick<ReviewsView, 'asks' | 'asked'>,
  who: Who,
  ports: Ports,
): Promise<ReviewsView> {
  const { choice = 'open', archived = false, page = 1, asks, asked } = wish;
  const open = usable.filter((review) => !isArchived(review));
  const pages = Math.max(1, Math.ceil(listed.length / rowsOnPage));
  const shown = Math.min(page, pages);
  const current = await currentId(who, ports);
  const showRow = async (review: Review): Promise<ReviewsView['rows'][number]> => ({
    review: { id: review.id, name: review.name, revision: review.revision },
    number: open.indexOf(review) + 1,
    isCurrent: !isArchived(review) && review.id === current,
    isArchived: isArchived(review),
    place: await placeOf(review, who, ports),
    tool: review.profile.tool,
    targetDate: review.profile.targetDate,
    read: (await mayRead(review, ports)) ? await lastRead(review, ports) : null,
  });
  return {
    kind: 'reviews',
    asks,
    choice,
    asked,
    archived,
    page: shown,
    pages,
    total: listed.length,
    others: archived ? open.length : usable.length - open.length,
    rows: await Promise.all(listed.slice((shown - 1) * rowsOnPage, shown * rowsOnPage).map(showRow)),
  };
}

/** In a personal chat only what was opened counts: its own newest review is one of several. */
async function currentId({ conversation: { id, type } }: Who, ports: Ports): Promise<string | null> {
  if (type === 'personal') return ports.opened.get(id);
  return (await ports.dossiers.current(id))?.review.id ?? null;
}

async function placeOf({ conversationId }: Review, { conversation }: Who, ports: Ports) {
  if (conversationId === conversation.id) return 'here';
  return (await ports.conversations.get(conversationId))?.type === 'groupChat' ? 'groupChat' : 'channel';
}

async function lastRead({ id }: Review, ports: Ports): Promise<ReviewsView['rows'][number]['read']> {
  const dossier = await ports.dossiers.get(id);
  if (!dossier?.reading) return null;
  const { about, assessment } = drawPicture(dossier, dossier.reading, ports);
  return { tenant: about.tenant, verdict: assessment.verdict, asOf: dossier.reading.asOf.toISOString() };
}
