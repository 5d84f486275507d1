import type { Intent, IntentOf, Who } from '../protocol/intent.ts';
import type { Shown, View } from '../protocol/view.ts';
import type { Review } from '../review/review.ts';
import { mayRead } from './allowed-targets.ts';
import { readAsked } from './asked-before.ts';
import { findReviews } from './find-reviews.ts';
import { recallPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { isArchived, noSuchReview, notForHere, reviewGone } from './refusals.ts';
import { askWhich } from './reviews-list.ts';
import { summarize } from './summary.ts';
import { usableReviews } from './usable-reviews.ts';

/** Makes a review the current one, and goes on with what was asked before; else shows how it stands. */
export async function* openReview(
  { review: id, name = '', asked }: IntentOf<'review.open'>,
  who: Who,
  ports: Ports,
  goOn: (intent: Intent, who: Who, ports: Ports) => AsyncGenerator<Shown, void>,
): AsyncGenerator<Shown, void> {
  const meant = id === undefined ? await choose(name, who, ports) : (await ports.dossiers.get(id))?.review;
  if (!meant || 'kind' in meant) {
    yield { view: meant ?? reviewGone };
    return;
  }
  if (!(await mayRead(meant, ports))) {
    yield { view: notForHere(meant) };
    return;
  }
  if (!(await ports.opened.set(who.conversation.id, meant.id))) {
    yield { view: reviewGone };
    return;
  }
  const next = readAsked(asked);
  if (next) yield* goOn(next, who, ports);
  else yield { view: await showStanding(meant, who, ports) };
}

/** The review that was named, or what to say where it is not clear. */
async function choose(name: string, who: Who, ports: Ports): Promise<Review | View> {
  const usable = await usableReviews(who, ports);
  const open = usable.filter(({ archivedAt }) => archivedAt === null);
  const [found, ...others] = findReviews(name, open);
  const numbered = /^\d{1,3}$/.test(name) && (!found || found.name !== name) ? open[Number(name) - 1] : undefined;
  if (numbered) return numbered;
  if (found) return others.length > 0 ? askWhich([found, ...others], usable, {}, who, ports) : found;
  const [archived] = findReviews(name, usable);
  return archived ? isArchived(archived) : noSuchReview(name);
}

async function showStanding({ name }: Review, who: Who, ports: Ports): Promise<View> {
  const picture = await recallPicture(who, ports);
  return picture
    ? summarize(picture, ports.now())
    : {
        kind: 'notice',
        text: `“${name}” is the current review now. Its tenant has not been read yet.`,
        commands: ['are we ready?', 'next', 'profile'],
      };
}
