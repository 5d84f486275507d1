import { correlate, correlationId } from './correlation.ts';

/** The part of pino that is used. */
interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** What a job carries of the turn that queued it. */
export interface Origin {
  readonly correlation: string;
}

interface Failure {
  readonly status?: number;
  readonly lost?: string;
}

/** Follows each turn and each job through everything that it brings about. */
export function createObserver(log: Log, newId: () => string) {
  const told = new WeakSet<object>();
  return {
    /** Runs what a request to the bot brings about. */
    turn: <T>(work: () => Promise<T>): Promise<T> => correlate(newId(), work),

    /** Runs a handler, which may have been left by a crash and then belongs to no turn. */
    async *handling<T>(views: AsyncIterable<T>): AsyncGenerator<T> {
      const id = correlationId() ?? newId();
      const steps = views[Symbol.asyncIterator]();
      // What a generator does between two steps runs for whoever asks for the next one.
      const next = () => correlate(id, () => steps.next());
      try {
        for (let step = await next(); !step.done; step = await next()) yield step.value;
      } finally {
        await steps.return?.();
      }
    },

    /** What a job has to carry to be told as part of this turn. */
    origin: (): Origin | undefined => {
      const correlation = correlationId();
      return correlation === undefined ? undefined : { correlation };
    },

    /** Runs a job as part of the turn that it comes from. */
    job: <T>(kind: string, origin: Origin | undefined, work: () => Promise<T>): Promise<T> =>
      correlate(origin?.correlation ?? newId(), async () => {
        try {
          return await work();
        } catch (err) {
          log.error({ err, intent: kind }, 'a queued intent failed');
          if (err instanceof Error) told.add(err);
          throw err;
        }
      }),

    /** Hears every failure of the queue, also those that `job` has told already. */
    queueFailed(err: unknown): void {
      if (!(err instanceof Error && told.has(err))) log.error({ err }, 'the queue failed');
    },

    graph: {
      correlationId,
      failed(failure: Failure): void {
        const isRefusal = failure.status !== undefined && failure.status < 500 && failure.status !== 429;
        const level = isRefusal ? 'info' : 'warn';
        log[level]({ graph: failure }, 'Microsoft Graph gave no value');
      },
    },
  };
}
