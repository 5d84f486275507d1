import type { Person } from './person.ts';
import { slotAfter, type Timing } from './timing.ts';

/** A conversation hears of a review again and again. */
export interface Schedule {
  readonly id: string;
  readonly reviewId: string;
  readonly conversationId: string;
  readonly timing: Timing;
  /** Says nothing when there is nothing new. */
  readonly onlyChanges: boolean;
  readonly createdBy: Person;
  readonly state: 'active' | 'paused';
  /** The slot that is due next, ISO 8601 in UTC. While it is paused, the one that was. */
  readonly next: string;
  /** The number of the reading that was told last. `null`: none yet. */
  readonly baseline: number | null;
  /** Raised by every change that people make. */
  readonly revision: number;
}

/** After this, a digest says that it is late. Milliseconds. */
export const lateAfter = 15 * 60_000;

type Changed = Pick<Schedule, 'timing' | 'onlyChanges'>;

/** The same schedule as someone has set it anew. */
export const change = (schedule: Schedule, changed: Changed, now: Date): Schedule => ({
  ...schedule,
  ...changed,
  state: 'active',
  next: slotAfter(changed.timing, now).toISOString(),
  revision: schedule.revision + 1,
});

export const pause = (schedule: Schedule): Schedule => ({
  ...schedule,
  state: 'paused',
  revision: schedule.revision + 1,
});

/** Goes on with the first slot that is still to come: what was due meanwhile was not wanted. */
export const resume = (schedule: Schedule, now: Date): Schedule => change(schedule, schedule, now);
