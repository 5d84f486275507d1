import type { Who } from '../protocol/intent.ts';
import type { Ports } from './ports.ts';
import { usableReviews } from './usable-reviews.ts';

/** What people go on with when a review is out of the way. Nothing is started unasked. */
export async function whatIsLeft(
  who: Who,
  ports: Ports,
): Promise<{ readonly text: string; readonly commands: readonly string[] }> {
  const usable = await usableReviews(who, ports);
  const left = usable.filter(({ archivedAt }) => archivedAt === null);
  if (left.length === 0)
    return {
      text: 'No review is left here.',
      commands: ['new review', ...(usable.length > 0 ? ['list archived reviews'] : [])],
    };
  const { id, type } = who.conversation;
  const current =
    left.length === 1
      ? left[0]?.id
      : type === 'personal'
        ? await ports.opened.get(id)
        : (await ports.dossiers.current(id))?.review.id;
  const name = left.find((review) => review.id === current)?.name;
  return name === undefined
    ? { text: 'Several others are left.', commands: ['list reviews'] }
    : { text: `The current review is “${name}”.`, commands: ['status', 'list reviews'] };
}
