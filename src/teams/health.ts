import type { Ports, Readiness } from './ports.ts';

/** Milliseconds for which an answer is given again: nobody may keep the database busy by asking. */
const fresh = 1000;

/** What `/healthz` and `/readyz` answer, to anyone: words of ours alone, no name of a host and no text of an error. */
export function createHealth(readiness: Ports['readiness']) {
  let known: { readonly until: number; readonly readiness: Promise<Readiness> } | undefined;

  function current(): Promise<Readiness> {
    if (!known || known.until <= performance.now())
      known = { until: performance.now() + fresh, readiness: readiness() };
    return known.readiness;
  }

  return {
    /** The process answers. Whoever restarts it when it does not should look at nothing else. */
    alive: () => ({ status: 200, body: { status: 'ok' } }),

    /** Whether turns may be sent here. */
    async ready(isStopping: boolean) {
      if (isStopping) return { status: 503, body: { status: 'stopping' } };
      const { database, queue, graph } = await current();
      const isReady = database && queue;
      return {
        status: isReady ? 200 : 503,
        body: { status: isReady ? 'ready' : 'not ready', database: word(database), queue: word(queue), graph },
      };
    },
  };
}

const word = (works: boolean) => (works ? 'ok' : 'failing');
