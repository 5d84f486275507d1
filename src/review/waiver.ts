import type { Outcome } from '../catalogue/outcome.ts';
import { day, dayOf } from './day.ts';
import type { Person } from './person.ts';
import { isSame, may, type Policy } from './policy.ts';
import type { Refused } from './refused.ts';
import { isAtRisk, type Thing, thingsOf } from './waivable.ts';

interface Decision {
  readonly by: Person;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Why: always said by who declines, else it may be empty. */
  readonly because: string;
}

/** A risk that people accept for a while: asked for by one, granted by another. It lies over an outcome and changes none. */
export interface Waiver {
  readonly id: string;
  /** Raised by every change; a card carries it, so that an old card cannot act on a new state. */
  readonly revision: number;
  readonly check: string;
  /** The single object of the check that it is for; `null` for the check as a whole. */
  readonly object: Thing | null;
  readonly reason: string;
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly until: string;
  readonly requested: Omit<Decision, 'because'>;
  readonly state: 'requested' | 'granted' | 'declined' | 'withdrawn';
  /** Who granted it, whatever came after that. */
  readonly granted: Decision | null;
  /** What made the state what it is; `null` while it is requested. */
  readonly decided: Decision | null;
  /** The thread in which it was asked for: its card is kept up to date there. */
  readonly thread: string;
}

/** How a waiver stands at a time. It ends by itself: nothing has to run for it. */
export type Standing = 'requested' | 'inForce' | 'declined' | 'withdrawn' | 'expired' | 'lapsed';

/** How long before its end a waiver is spoken of. */
export const daysOfNotice = 7;

/** The first moment at which a waiver no longer holds. */
export const endOf = ({ until }: Pick<Waiver, 'until'>): Date => new Date(Date.parse(until) + day);

/** The last day that a policy allows. */
export const lastDay = ({ maxWaiverDays }: Policy, now: Date): string => dayOf(now.getTime() + maxWaiverDays * day);

export function standingOf(waiver: Waiver, now: Date): Standing {
  const isOver = now >= endOf(waiver);
  switch (waiver.state) {
    case 'requested':
      return isOver ? 'lapsed' : 'requested';
    case 'granted':
      return isOver ? 'expired' : 'inForce';
    default:
      return waiver.state;
  }
}

/** Those that lie over an outcome at a time. */
export const inForce = (waivers: readonly Waiver[], now: Date): readonly Waiver[] =>
  waivers.filter((waiver) => standingOf(waiver, now) === 'inForce');

/** Whether two waivers are for the same. */
export const isSameTarget = (a: Pick<Waiver, 'check' | 'object'>, b: Pick<Waiver, 'check' | 'object'>): boolean =>
  a.check === b.check && a.object?.id === b.object?.id;

interface Request {
  readonly check: string;
  readonly object: string | null;
  readonly reason: string;
  readonly until: string;
  readonly by: Person;
  readonly thread: string;
}

/** Asks for a waiver, which has no id yet. `outcomes` are those of the check now, one for each of its subjects. */
export function requestWaiver(
  { check, object, reason, until, by, ...rest }: Request,
  outcomes: readonly Outcome[],
  waivers: readonly Waiver[],
  policy: Policy,
  now: Date,
): Omit<Waiver, 'id'> | Refused {
  const [first] = outcomes;
  if (!first) return { refused: `Preflight has no check called “${check}”.` };
  if (first.severity !== 'recommended')
    return {
      refused: `${check} is ${first.severity === 'required' ? 'required' : 'for information'}: only a recommended check can be waived.`,
    };
  if (!outcomes.some(isAtRisk))
    return { refused: `${check} neither fails nor is unknown: there is no risk to accept.` };
  const things = thingsOf(outcomes.filter(isAtRisk)).filter(({ isFine }) => !isFine);
  const thing = object === null ? null : things.find(({ id, name }) => isNamed({ id, name }, object));
  if (thing === undefined)
    return {
      refused:
        things.length > 0
          ? `${check} does not fail for “${object}”, but for ${list(things.map(({ name }) => name))}.`
          : `${check} names no single objects: it can be waived as a whole only.`,
    };
  const why = reason.trim();
  if (why === '') return { refused: 'Say why the risk is acceptable: the reason is kept with the waiver.' };
  const today = dayOf(now);
  const last = lastDay(policy, now);
  if (!isDay(until)) return { refused: `“${until}” is no day: a waiver needs one such as ${last}.` };
  if (until < today || until > last)
    return {
      refused: `A waiver lasts from today for at most ${policy.maxWaiverDays} days: until ${last} at the latest.`,
    };
  const target = { check, object: thing && { id: thing.id, name: thing.name } };
  const other = waivers.find((one) => isSameTarget(one, target) && isOpen(one, now));
  if (other)
    return {
      refused: `${nameTarget(target)} ${
        other.state === 'granted'
          ? `is waived until ${other.until} already: withdraw that waiver first.`
          : `is waiting for a decision already: ${other.requested.by.name} asked first.`
      }`,
    };
  return {
    ...rest,
    revision: 1,
    ...target,
    reason: why,
    until,
    requested: { by, at: now.toISOString() },
    state: 'requested',
    granted: null,
    decided: null,
  };
}

/** Whether a waiver waits for a decision or holds. */
export const isOpen = (waiver: Waiver, now: Date): boolean =>
  ['requested', 'inForce'].includes(standingOf(waiver, now));

export type Deciding = 'grant' | 'decline' | 'withdraw';

/** Grants, declines or withdraws a waiver. The time, the policy and the person decide whether they may. */
export function decideWaiver(
  waiver: Waiver,
  what: Deciding,
  by: Person,
  because: string,
  policy: Policy,
  now: Date,
): Waiver | Refused {
  const standing = standingOf(waiver, now);
  const isOwn = isSame(waiver.requested.by.id, by.id);
  const mayDecide = may(policy, by.id, 'waiver.decide');
  const isStanding = what === 'withdraw' ? ['requested', 'inForce'] : ['requested'];
  if (!isStanding.includes(standing))
    return { refused: `${nameTarget(waiver)}: this waiver ${states[standing]}; there is nothing to ${what}.` };
  if (what === 'withdraw' ? !isOwn && !mayDecide : !mayDecide)
    return {
      refused:
        what === 'withdraw'
          ? `Only ${waiver.requested.by.name}, approvers and administrators may withdraw this waiver.`
          : [...policy.approvers, ...policy.admins, ...policy.firstAdmins].length === 0
            ? 'Nobody may decide on waivers here yet: an administrator has to name approvers.'
            : `Only approvers and administrators may ${what} a waiver.`,
    };
  if (what === 'grant' && isOwn) return { refused: 'Four eyes: who asked for a waiver cannot grant it.' };
  const why = because.trim();
  if (what === 'decline' && why === '') return { refused: 'Say why you decline: the reason is kept with the waiver.' };
  const decided = { by, at: now.toISOString(), because: why };
  return {
    ...waiver,
    revision: waiver.revision + 1,
    state: ({ grant: 'granted', decline: 'declined', withdraw: 'withdrawn' } as const)[what],
    granted: what === 'grant' ? decided : waiver.granted,
    decided,
  };
}

const states: { readonly [K in Standing]: string } = {
  requested: 'waits for a decision',
  inForce: 'was granted',
  declined: 'was declined',
  withdrawn: 'was withdrawn',
  expired: 'has ended',
  lapsed: 'was not decided in time',
};

/** What a waiver is for, in a sentence. */
export const nameTarget = ({ check, object }: Pick<Waiver, 'check' | 'object'>): string =>
  object ? `${check} for ${object.name}` : check;

/** Whether words name an object: by its id, or by its name in any case. */
export const isNamed = ({ id, name }: Thing, words: string): boolean =>
  [id, name].some((known) => known.toLowerCase() === words.trim().toLowerCase());

/** What a waiver is about that is no longer there: its check, or its object. `null` where all is well. */
export function missingOf(waiver: Waiver, outcomes: readonly Outcome[]): 'check' | 'object' | null {
  const own = outcomes.filter(({ id }) => id === waiver.check);
  if (own.length === 0) return 'check';
  if (!waiver.object) return null;
  // What was not looked at one by one may still be there.
  const isLookedAt = own.every(({ objects }) => objects !== undefined);
  return isLookedAt && !thingsOf(own).some(({ id }) => id === waiver.object?.id) ? 'object' : null;
}

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(Date.parse(text)) === text;

const list = (names: readonly string[]) => `${names.slice(0, 6).join(', ')}${names.length > 6 ? ' and others' : ''}`;
