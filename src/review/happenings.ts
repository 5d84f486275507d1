import type { Watched } from '../catalogue/watched.ts';
import type { Facts } from '../facts/facts.ts';
import { day } from './day.ts';
import { notRead, type ObjectsGone, type WhatHappened } from './happening.ts';
import { findNewHolders } from './new-holders.ts';

/**
 * What happened in a tenant between two readings that no check's outcome tells. That checks come out differently is
 * drift, and is not repeated here.
 * @param since from when on entries of the audit log count, as a rule the time of the earlier reading
 */
export function findHappenings(before: Facts, after: Facts, since: Date, watched: Watched): WhatHappened {
  const found = [
    findLoss(before, after, watched),
    findFederationChanges(before, after, since, watched),
    findNewHolders(before, after, watched),
  ];
  return {
    happenings: found.flatMap(({ happenings }) => happenings),
    unseen: found.flatMap(({ unseen }) => unseen),
  };
}

/** Objects that went are told from half of the threshold on: another run like this may be the one that stops. */
function findLoss(before: Facts, after: Facts, { deletions }: Watched): WhatHappened {
  const fact = 'syncedObjectCounts';
  const [then, now] = [before[fact], after[fact]];
  if (!then?.ok || !now?.ok)
    return {
      happenings: [],
      unseen: [...notRead('objectsGone', fact, 'before', then), ...notRead('objectsGone', fact, 'after', now)],
    };
  const counts = (['users', 'groups', 'contacts', 'devices'] as const).map((what) => ({
    what,
    before: then.value[what],
    after: now.value[what],
  }));
  const parts = counts.filter((part) => part.after < part.before);
  const gone = parts.reduce((sum, part) => sum + part.before - part.after, 0);
  const synchronized = counts.reduce((sum, part) => sum + part.before, 0);
  const limit = limitOf(after.syncFeatures, synchronized, deletions);
  const isNear = gone > 0 && gone * 2 >= limit.threshold;
  return { happenings: isNear ? [{ kind: 'objectsGone', gone, parts, ...limit }] : [], unseen: [] };
}

function limitOf(
  syncFeatures: Facts['syncFeatures'],
  synchronized: number,
  usual: number,
): Pick<ObjectsGone, 'threshold' | 'prevention'> {
  const prevention = syncFeatures?.ok ? syncFeatures.value.deletionPrevention : null;
  const threshold = prevention?.threshold ?? null;
  switch (prevention?.type?.toLowerCase()) {
    case 'disabled':
      return { threshold: usual, prevention: 'off' };
    case 'enabledforcount':
      return { threshold: threshold ?? usual, prevention: 'on' };
    case 'enabledforpercentage':
      return { threshold: threshold === null ? usual : (synchronized * threshold) / 100, prevention: 'on' };
    default:
      return { threshold: usual, prevention: 'notKnown' };
  }
}

/** The audit log gets an entry minutes after the deed, now and then hours: so long before `since`, what is new counts too. */
const logDelay = day;

function findFederationChanges(
  before: Facts,
  { federationChanges }: Facts,
  since: Date,
  { auditDays }: Watched,
): WhatHappened {
  if (!federationChanges?.ok)
    return { happenings: [], unseen: notRead('federationChanged', 'federationChanges', 'after', federationChanges) };
  const { value, source } = federationChanges;
  const known = before.federationChanges?.ok ? before.federationChanges.value : null;
  const isNew = ({ at, domain, activity }: { at: string; domain: string; activity: string }) =>
    known === null
      ? Date.parse(at) > since.getTime()
      : Date.parse(at) > since.getTime() - logDelay &&
        !known.some((one) => one.at === at && one.domain === domain && one.activity === activity);
  const reachesBackTo = 'at' in source ? Date.parse(source.at) - auditDays * day : since.getTime();
  return {
    happenings: value
      .filter(isNew)
      .map((change) => ({ kind: 'federationChanged' as const, ...change }))
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    unseen:
      since.getTime() < reachesBackTo
        ? [{ kind: 'logTooShort', what: 'federationChanged', from: new Date(reachesBackTo).toISOString() }]
        : [],
  };
}
