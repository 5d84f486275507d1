import { createProbe } from './probe.ts';

interface Asked {
  /** Rejects where the database does not answer. */
  readonly database: () => Promise<unknown>;
  /** Rejects where the queue does not work. */
  readonly queue: () => Promise<unknown>;
}

/** Causes that say that Graph did not answer; any other is an answer. */
const silent = new Set(['unreachable', 'timedOut']);

type Read = { readonly ok: true } | { readonly ok: false; readonly cause: { readonly kind: string } };

/** Keeps watch over what Preflight rests on. Graph is never asked for it: the last reading tells. */
export function watchReadiness({ database, queue }: Asked) {
  const isThere = createProbe(database);
  const runs = createProbe(queue);
  let graph: 'ok' | 'failing' | 'not asked yet' = 'not asked yet';
  return {
    async readiness() {
      const [databaseWorks, queueWorks] = await Promise.all([isThere(), runs()]);
      return { database: databaseWorks, queue: queueWorks, graph };
    },
    /** Hears what a reading of the tenant found. */
    heard(facts: Readonly<Record<string, Read>>): void {
      const readings = Object.values(facts);
      const isSilent = (read: Read) => !read.ok && silent.has(read.cause.kind);
      graph = readings.length > 0 && readings.every(isSilent) ? 'failing' : 'ok';
    },
  };
}
