import { setTimeout as wait } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { vi } from 'vitest';

/**
 * A clock that a test drives, for Preflight with its real queue: what is due is due by this clock. It begins in a year
 * to come, because the queue itself goes by the database's time, and would find everything due at once.
 */
export function driveClock(start: string) {
  let now = new Date(start);
  const work = vi.spyOn(PgBoss.prototype, 'work');

  /** The queue that was started last: after a restart, the new one. Several on one database share their jobs. */
  const db = () => (work.mock.contexts.at(-1) as PgBoss).getDb();

  /** Lets every queue that is running look for what is due. */
  async function wakeAll(): Promise<void> {
    for (const [at, { value }] of work.mock.results.entries()) {
      const boss = work.mock.contexts[at] as PgBoss;
      boss.notifyWorker(await value);
    }
  }

  const kinds = (only: readonly string[]) =>
    only.length > 0 ? `data->'intent'->>'kind' = ANY($1)` : `$1::text[] = '{}'`;

  /** When the next job of one of these kinds is due. */
  async function nextDue(only: readonly string[]): Promise<Date | null> {
    const { rows } = await db().executeSql(
      `SELECT min(start_after) AS at FROM pgboss.job WHERE name = 'intents' AND state = 'created' AND ${kinds(only)}`,
      [only],
    );
    const at = (rows[0] as { at: Date | string | null } | undefined)?.at;
    return at ? new Date(at) : null;
  }

  async function idle(): Promise<void> {
    for (;;) {
      const { rows } = await db().executeSql(
        `SELECT 1 FROM pgboss.job WHERE name = 'intents' AND state < 'completed' AND NOT (state = 'created' AND start_after > now()) LIMIT 1`,
        [],
      );
      if (rows.length === 0) return;
      await wait(10);
    }
  }

  return {
    now: () => now,
    set(time: string | Date) {
      now = new Date(time);
    },
    idle,
    /**
     * Lets time pass up to a moment, and handles what is due on the way, one after the other. With `only`, other kinds of
     * jobs stay where they are.
     */
    async pass(to: string, only: readonly string[] = []): Promise<void> {
      for (let next = await nextDue(only); next && next <= new Date(to); next = await nextDue(only)) {
        now = next > now ? next : now;
        await db().executeSql(
          `UPDATE pgboss.job SET start_after = now() WHERE name = 'intents' AND state = 'created' AND start_after <= $2 AND ${kinds(only)}`,
          [only, next],
        );
        await wakeAll();
        await idle();
      }
      now = new Date(to);
    },
    stop: () => work.mockRestore(),
  };
}
