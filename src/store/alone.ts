import type { Database } from './database.ts';
import { sql } from './drizzle.ts';

/** Does work that nobody else does at the same time under the same key, on none of the instances of a server. */
type Alone = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function openAlone({ queries, jobs }: Pick<Database, 'queries' | 'jobs'>): Alone {
  /** By key: the last one in this process. One after the other here, so that each key holds one connection at most. */
  const last = new Map<string, Promise<unknown>>();

  /** The lock ends with the connection, so a process that dies keeps nobody waiting. */
  const amongAll = <T>(key: string, work: () => Promise<T>): Promise<T> =>
    queries.transaction(async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
      return work();
    });

  return (key, work) => {
    // The embedded database has one connection and one process: a transaction would keep the work itself out.
    const alone = () => (jobs.backend === 'postgres' ? amongAll(key, work) : work());
    const mine = (last.get(key) ?? Promise.resolve()).then(alone, alone);
    last.set(key, mine);
    const forget = () => {
      if (last.get(key) === mine) last.delete(key);
    };
    mine.then(forget, forget);
    return mine;
  };
}
