import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Review } from '../review/review.ts';
import { isSameName, longestName } from '../review/review-name.ts';
import type { Ports } from './ports.ts';

/** Why a review can't have a name, or `null` where it can. The review itself does not stand in its own way. */
export async function refuseName(
  name: string,
  { id, conversationId }: Pick<Review, 'id' | 'conversationId'>,
  ports: Ports,
): Promise<View | null> {
  const length = Array.from(name).length;
  if (length > longestName)
    return {
      kind: 'notice',
      text: `A review’s name has at most ${longestName} characters; this one has ${length}.`,
      commands: ['list reviews'],
    };
  const same = (await ports.reviews.of([conversationId])).find((one) => one.id !== id && isSameName(one.name, name));
  return same
    ? {
        kind: 'notice',
        text: `There is a review called “${same.name}” here already${same.archivedAt ? ', which is archived' : ''}. Choose another name.`,
        commands: [same.archivedAt ? 'list archived reviews' : 'list reviews'],
      }
    : null;
}

/** A name for a review that nobody named: the first that is free. */
export async function freeName(id: string, who: Who, ports: Ports): Promise<string> {
  const others = (await ports.reviews.of([who.conversation.id])).filter((one) => one.id !== id);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'Readiness review' : `Readiness review ${number}`;
    if (!others.some((one) => isSameName(one.name, name))) return name;
  }
}
