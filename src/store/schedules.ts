import type { SQL } from 'drizzle-orm';
import type { Happening } from '../audit/entry.ts';
import type { Person } from '../review/person.ts';
import type { Schedule } from '../review/schedule.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, asc, eq, lt } from './drizzle.ts';
import { storeIfThere } from './store-if-there.ts';
import { schedules } from './tables.ts';

/** What was done with a schedule, for the record: `words` tells its timing. */
interface ScheduleDone {
  readonly kind: 'schedule.set' | 'schedule.paused' | 'schedule.resumed' | 'schedule.stopped';
  readonly words?: string;
}

/** Who hears of which review, and when. */
export function openSchedules(queries: Queries, audit: Audit) {
  const find = async (where?: SQL): Promise<Schedule[]> =>
    (await queries.select().from(schedules).where(where).orderBy(asc(schedules.ordinal))).map(toSchedule);

  const active = (all: readonly Schedule[]) => all.filter(({ state }) => state === 'active');

  return {
    async get(id: string): Promise<Schedule | null> {
      const [schedule] = await find(eq(schedules.id, id));
      return schedule ?? null;
    },

    /** Those of a conversation, also paused ones, in the order in which they were made. */
    of: (conversationId: string): Promise<readonly Schedule[]> => find(eq(schedules.conversationId, conversationId)),

    /** Those that a person made, in whatever conversation. */
    madeBy: async (personId: string): Promise<readonly Schedule[]> =>
      (await find()).filter(({ createdBy }) => createdBy.id === personId),

    /** The active ones of a review, in whatever conversation. */
    activeOf: async (reviewId: string): Promise<readonly Schedule[]> =>
      active(await find(eq(schedules.reviewId, reviewId))),

    active: async (): Promise<readonly Schedule[]> => active(await find()),

    /**
     * Stores a schedule if its revision is still `expected`, 0 for none. False: someone else was first, or its review or
     * conversation is gone.
     */
    async put(schedule: Schedule, expected: number, by: Person, done: ScheduleDone): Promise<boolean> {
      const { id, reviewId } = schedule;
      let isStored = false;
      const isThere = await storeIfThere(queries, reviewId, () =>
        queries.transaction(async (tx) => {
          const row = toRow(schedule);
          const stored =
            expected === 0
              ? await tx.insert(schedules).values(row).onConflictDoNothing().returning({ id: schedules.id })
              : await tx
                  .update(schedules)
                  .set(row)
                  .where(and(eq(schedules.id, id), eq(schedules.revision, expected)))
                  .returning({ id: schedules.id });
          isStored = stored.length > 0;
          if (isStored) await audit.append(tx, [tell(schedule, by, done)]);
        }),
      );
      return isThere && isStored;
    },

    /** False: someone else changed it, or it is gone. */
    remove: (schedule: Schedule, by: Person): Promise<boolean> =>
      queries.transaction(async (tx) => {
        const gone = await tx
          .delete(schedules)
          .where(and(eq(schedules.id, schedule.id), eq(schedules.revision, schedule.revision)))
          .returning({ id: schedules.id });
        if (gone.length > 0) await audit.append(tx, [tell(schedule, by, { kind: 'schedule.stopped' })]);
        return gone.length > 0;
      }),

    /** A slot is over: another one is next, unless a later one is already. With a `baseline`, it was told. */
    async advance(id: string, next: string, baseline?: number): Promise<void> {
      await queries
        .update(schedules)
        .set({ next: new Date(next), ...(baseline !== undefined && { baseline }) })
        .where(and(eq(schedules.id, id), lt(schedules.next, new Date(next))));
    },
  };
}

const toRow = ({ id, reviewId, conversationId, revision, next, baseline, ...schedule }: Schedule) => ({
  ...{ id, reviewId, conversationId, revision, baseline, schedule },
  next: new Date(next),
});

const toSchedule = ({ schedule, next, ordinal: _, ...row }: typeof schedules.$inferSelect): Schedule => ({
  ...schedule,
  ...row,
  next: next.toISOString(),
});

const tell = (
  { id, reviewId, conversationId, onlyChanges }: Schedule,
  by: Person,
  { kind, words = '' }: ScheduleDone,
): Happening => ({
  ...{ by, kind, review: reviewId, conversation: conversationId },
  facts: { schedule: id, words, onlyChanges },
});
