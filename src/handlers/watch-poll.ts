import type { Catalogue } from '../catalogue/define.ts';
import { watched } from '../catalogue/watched.ts';
import type { FactName, Facts, SiteFacts } from '../facts/facts.ts';
import { type ScanScope, scanScope } from '../facts/profile.ts';
import type { Seen } from '../review/alert.ts';
import { canonical } from '../review/canonical.ts';
import type { Dossier } from '../review/dossier.ts';
import { findHappenings } from '../review/happenings.ts';
import { judge } from '../review/judge.ts';
import { liveDay } from '../review/live.ts';
import type { Review } from '../review/review.ts';
import { keyOf } from '../review/standing.ts';
import { raise, settle } from './alert-raise.ts';
import { mayRead } from './allowed-targets.ts';
import { clockIn } from './clock-in.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';

const minute = 60_000;
/** Between two looks at a tenant. In the first week after go-live it is looked at more often. */
const usual = 15 * minute;
const inFirstWeek = 5 * minute;

/**
 * Looks at the few facts that don't wait for a digest, once for all reviews of one tenant. Nothing is told of what
 * could not be read: that is for the digest. Ends by itself when nobody watches any more.
 */
export const pollTenant: Handler<'watch.poll'> = async function* ({ scope: key }, _who, ports) {
  const watched = await findWatched(key, ports);
  const [first] = watched;
  if (!first) return;
  await queueLook(first.dossier.review, watched.some(({ isClose }) => isClose) ? inFirstWeek : usual, ports);
  const urgent = urgentChecks(ports.catalogue);
  const scope = scanScope(first.dossier.review.profile);
  const { facts, asOf } = await ports.tenant.read(scope, factsOf(urgent));
  for (const { dossier } of watched) await look(dossier, facts, asOf, urgent, ports);
  yield* [];
};

/** Starts to look at the tenant of a review between digests, unless that goes on already. */
export const watchSoon = (review: Review, ports: Pick<Ports, 'queue' | 'now'>): Promise<void> =>
  queueLook(review, inFirstWeek, ports);

function queueLook({ profile }: Review, interval: number, { queue, now }: Pick<Ports, 'queue' | 'now'>): Promise<void> {
  const scope: ScanScope = scanScope(profile);
  // Whole intervals, so that all that watch one tenant meet at the same moments.
  const at = new Date((Math.floor(now().getTime() / interval) + 1) * interval);
  const key = canonical(scope);
  return queue.addFor(
    at,
    `poll ${key} ${at.toISOString()}`,
    { kind: 'watch.poll', scope: key, at: at.toISOString() },
    clockIn('tenant'),
  );
}

interface Watched {
  readonly dossier: Dossier;
  /** In the first week after go-live. */
  readonly isClose: boolean;
}

/** The reviews of one scope that somebody hears of, or that are in their first week. */
async function findWatched(key: string, ports: Ports): Promise<Watched[]> {
  const now = ports.now();
  const running = await ports.lives.running();
  const close = new Set(running.filter(({ live }) => liveDay(live, now) !== null).map(({ reviewId }) => reviewId));
  const ids = new Set([...close, ...(await ports.schedules.active()).map(({ reviewId }) => reviewId)]);
  const dossiers = await Promise.all([...ids].map((id) => ports.dossiers.get(id)));
  const ofScope = dossiers.flatMap((dossier) =>
    dossier && !dossier.review.archivedAt && canonical(scanScope(dossier.review.profile)) === key ? [dossier] : [],
  );
  const mayBeRead = await Promise.all(ofScope.map(({ review }) => mayRead(review, ports)));
  return ofScope
    .filter((_, at) => mayBeRead[at])
    .map((dossier) => ({ dossier, isClose: close.has(dossier.review.id) }));
}

const urgentChecks = (catalogue: Catalogue): Catalogue =>
  Object.fromEntries(Object.entries(catalogue).filter(([, { urgent }]) => urgent));

const factsOf = (checks: Catalogue): ReadonlySet<FactName> =>
  new Set([...Object.values(checks).flatMap(({ needs, uses }) => [...needs, ...uses]), ...ofHappenings]);

/** What `findHappenings` looks at. */
const ofHappenings: readonly FactName[] = [
  'federationChanges',
  'syncedObjectCounts',
  'syncFeatures',
  'roleAssignments',
  'roleEligibilities',
  'roleGroupMembers',
  'roleHolders',
];

const nothingTold: SiteFacts = { site: {}, subjects: {} };

/** Holds one review against what was seen of it before, and has everybody told who hears of it. */
async function look({ review }: Dossier, facts: Facts, asOf: Date, urgent: Catalogue, ports: Ports): Promise<void> {
  // What a person has told of the tenant is of another hour: here only what Graph says counts.
  const known = ports.facts.combine(facts, nothingTold, review.profile, asOf);
  const outcomes = judge(urgent, known, { profile: review.profile, now: asOf }, ports.facts.asked);
  const before = await ports.alerts.seen(review.id);
  const failed = new Set(before?.failing);
  const failing = new Set(failed);
  for (const outcome of outcomes) {
    if (outcome.outcome === 'fail') failing.add(keyOf(outcome));
    // What can't be judged now is as it was.
    else if (outcome.outcome !== 'unknown') failing.delete(keyOf(outcome));
  }
  // What fails when the watch begins is in the verdict already.
  if (before) {
    for (const outcome of outcomes) {
      const key = keyOf(outcome);
      if (failing.has(key) && !failed.has(key))
        await raise(
          review,
          { kind: 'check', check: outcome.id, subject: outcome.subject ?? '' },
          outcome.summary,
          before,
          asOf,
          ports,
        );
      else if (failed.has(key) && !failing.has(key)) await settle(review, key, outcome.summary, asOf, ports);
    }
  }
  if (before)
    for (const happening of findHappenings(before.facts, facts, new Date(before.asOf), watched).happenings)
      await raise(review, { kind: 'happening', happening }, '', before, asOf, ports);
  const readable = Object.fromEntries(
    Object.entries(facts).filter(([name, { ok }]) => ok || !before?.facts[name as FactName]),
  );
  const seen: Seen = { asOf: asOf.toISOString(), facts: { ...before?.facts, ...readable }, failing: [...failing] };
  // Last of all: until then another look sees the same changes, and tells them under the same ids.
  await ports.alerts.see(review.id, seen);
}
