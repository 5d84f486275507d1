import { setTimeout as wait } from 'node:timers/promises';
import { type Db, type Job, PgBoss } from 'pg-boss';
import { type Intent, intentSchema, type Who } from '../protocol/intent.ts';

const queue = 'intents';

/** How many intents are handled at once. */
const workers = 4;

/** A job that throws is tried again after about 1, 2 and 4 seconds. Done or given up, it is kept for a day. */
const perJob = { retryLimit: 3, retryDelay: 1, retryBackoff: true, deleteAfterSeconds: 24 * 60 * 60 };

/** Nobody waits for what is due at a time: while Teams or Graph is away, it is tried for about two hours. */
const patiently = { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 15 * 60 };

interface Spoken {
  readonly intent: Intent;
  readonly who: Who;
}

interface Queue {
  /** Stores an intent and starts on it at once. When this resolves, it will be handled at least once. */
  add(intent: Intent, who: Who): Promise<void>;
  /** Stores an intent that is due at a time. `id` is a UUID: of several with the same only the first is kept. */
  addFor(at: Date, id: string, intent: Intent, who: Who): Promise<void>;
  /** Resolves when nothing is due, running or to be tried again. */
  idle(): Promise<void>;
  /** Takes no more jobs and lets those that run finish. After `patience` milliseconds they are left for the next start. */
  stop(patience?: number): Promise<void>;
}

/**
 * Starts the queue of intents on the database that everything else is kept in, and handles what it holds,
 * also what was being handled when a process died. `onError` hears every failure, also one that is tried again.
 */
export async function startQueue({
  db,
  backend,
  handle,
  onError,
}: {
  db: Db;
  backend: 'pglite' | 'postgres';
  handle(intent: Intent, who: Who): Promise<void>;
  onError(error: unknown): void;
}): Promise<Queue> {
  const shared = backend === 'postgres';
  // Of several instances, each looks every 15 seconds for jobs whose instance has been silent for 20.
  const watch = shared ? 15 : 60;
  const boss = new PgBoss({
    db,
    backend,
    schedule: false,
    superviseIntervalSeconds: watch,
    monitorIntervalSeconds: watch,
    flowIntervalSeconds: 60 * 60,
    // The embedded database is alone and has no autovacuum, which would be warned of for ever.
    monitorVacuum: shared,
  });
  boss.on('error', onError);
  // Instances that start at once on a new server can trip each other up in making the tables; then they are there.
  await boss.start().catch(() => boss.start());
  const settings = { ...perJob, ...(shared && { heartbeatSeconds: 20 }) };
  await boss.createQueue(queue, settings);
  // The queue of an earlier version keeps the settings that it was created with.
  await boss.updateQueue(queue, settings);
  if (!shared) await takeBack(db);

  const take = async (job: Job<Spoken>) => {
    try {
      const intent = intentSchema.safeParse(job.data.intent);
      if (intent.success) await handle(intent.data, job.data.who);
      // Another try would read the same: a job of an earlier version is reported and dropped.
      else onError(new Error(`Job ${job.id} holds no intent.`, { cause: intent.error }));
    } catch (error) {
      onError(error);
      throw error;
    }
  };
  const startWorker = async () => {
    const id: string = await boss.work<Spoken>(queue, { pollingIntervalSeconds: workers }, async (jobs) => {
      // Having finished early, a worker would wait for its next poll, even if more is there.
      await Promise.all(jobs.map(take)).finally(() => boss.notifyWorker(id));
    });
    return id;
  };
  const ids = await Promise.all(Array.from({ length: workers }, startWorker));

  return {
    async add(intent, who) {
      await boss.send(queue, { intent, who });
      for (const id of ids) boss.notifyWorker(id);
    },
    async addFor(at, id, intent, who) {
      await boss.send(queue, { intent, who }, { ...patiently, id, startAfter: at });
      for (const id of ids) boss.notifyWorker(id);
    },
    async idle() {
      while (await isBusy(db)) await wait(20);
    },
    async stop(patience = 10_000) {
      await Promise.race([boss.offWork(queue), wait(patience, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
    },
  };
}

/**
 * Makes jobs that were active when the last process died due again. Only for a database that no other process uses.
 * A crash costs no try, unless it happens so often that the job itself may be what kills the process.
 */
async function takeBack(db: Db): Promise<void> {
  await db.executeSql(
    `UPDATE pgboss.job SET state = 'retry', start_after = now(), retry_limit = least(retry_limit + 1, 20)
     WHERE name = $1 AND state = 'active' AND retry_count < 20`,
    [queue],
  );
}

async function isBusy(db: Db): Promise<boolean> {
  const { rows } = await db.executeSql(
    `SELECT 1 FROM pgboss.job
     WHERE name = $1 AND state < 'completed' AND NOT (state = 'created' AND start_after > now()) LIMIT 1`,
    [queue],
  );
  return rows.length > 0;
}
