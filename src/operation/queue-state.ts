import type { Db } from 'pg-boss';

interface QueueState {
  /** Jobs whose time has come and that nobody has taken yet. */
  readonly due: number;
  /** Jobs for later: reminders, and what is to be tried again. */
  readonly later: number;
  readonly active: number;
  /** Jobs given up in the last day. */
  readonly failed: number;
  /** A job has been due for a minute, and nobody works on any. */
  readonly isStuck: boolean;
}

/** How the database's queue stands, for all instances on it. */
export async function readQueueState(db: Pick<Db, 'executeSql'>): Promise<QueueState> {
  const { rows } = await db.executeSql(
    `SELECT count(*) FILTER (WHERE state < 'active' AND start_after <= now())::int AS due,
            count(*) FILTER (WHERE state < 'active' AND start_after > now())::int AS later,
            count(*) FILTER (WHERE state = 'active')::int AS active,
            count(*) FILTER (WHERE state = 'failed')::int AS failed,
            coalesce(min(start_after) FILTER (WHERE state < 'active') < now() - interval '1 minute', false) AS waits
     FROM pgboss.job`,
  );
  const { waits, ...counts } = rows[0] as Omit<QueueState, 'isStuck'> & { readonly waits: boolean };
  return { ...counts, isStuck: waits && counts.active === 0 };
}
