import { day } from './day.ts';
import type { Person } from './person.ts';

/** What someone takes care of: a question (of one subject), an area, or a finding, which is a check. */
export type Target =
  | { readonly kind: 'question'; readonly fact: string; readonly subject: string }
  | { readonly kind: 'area'; readonly area: string }
  | { readonly kind: 'check'; readonly check: string };

/** Who takes care of something, until when. */
export interface Assignment {
  readonly target: Target;
  readonly owner: Person;
  /** The day by which it should be done, ISO 8601; `null` for none. */
  readonly due: string | null;
  readonly by: Person;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Assignments are kept by it. */
export function keyOf(target: Target): string {
  switch (target.kind) {
    case 'question':
      return `question ${target.fact}@${target.subject}`;
    case 'area':
      return `area ${target.area}`;
    case 'check':
      return `check ${target.check}`;
  }
}

/**
 * When an owner is reminded: in the morning of the day before, or at once where that is past already; and in the morning
 * after, for what is then still open.
 */
export function remindersOf(due: string, now: Date): { readonly soon: Date; readonly overdue: Date } {
  const morning = new Date(`${due}T08:00:00.000Z`).getTime();
  return { soon: new Date(Math.max(now.getTime(), morning - day)), overdue: new Date(morning + day) };
}
