import { correlate, correlationId } from './correlation.ts';
import type { Attributes, Span, SpanReference, Telemetry } from './telemetry.ts';

/** The part of pino that is used. */
interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** What a job carries of the turn that queued it. */
export interface Origin {
  readonly correlation: string;
  readonly span?: SpanReference;
}

interface Failure {
  readonly status?: number;
  readonly lost?: string;
}

/** Follows each turn and each job through everything that it brings about: in the log, in traces and in measurements. */
export function createObserver(log: Log, newId: () => string, telemetry: Telemetry) {
  const told = new WeakSet<object>();

  /** Runs work in a span. `ended` counts what it came to, and says what else the span should tell. */
  async function inSpan<T>(
    span: Span,
    work: () => Promise<T>,
    ended: (error?: unknown) => Attributes | undefined = () => undefined,
  ): Promise<T> {
    try {
      const result = await span.run(work);
      span.end(ended());
      return result;
    } catch (error) {
      span.end(ended(error), error ?? true);
      throw error;
    }
  }

  return {
    /** Runs what a request to the bot brings about. */
    turn<T>(work: () => Promise<T>): Promise<T> {
      const correlation = newId();
      const span = telemetry.begin('turn', 'server', { correlation });
      return correlate(correlation, () => inSpan(span, work));
    },

    /** Runs a handler, which may have been left by a crash and then belongs to no turn. */
    async *handling<T>(intent: string, views: AsyncIterable<T>): AsyncGenerator<T> {
      const correlation = correlationId() ?? newId();
      const span = telemetry.begin(`intent ${intent}`, 'internal', { correlation });
      const begun = performance.now();
      const steps = views[Symbol.asyncIterator]();
      // What a generator does between two steps runs for whoever asks for the next one.
      const next = () => correlate(correlation, () => span.run(() => steps.next()));
      let error: unknown;
      try {
        for (let step = await next(); !step.done; step = await next()) yield step.value;
      } catch (err) {
        error = err ?? true;
        throw err;
      } finally {
        await steps.return?.();
        const outcome = error === undefined ? 'ok' : 'failed';
        telemetry.took('preflight.intent.duration', (performance.now() - begun) / 1000, { intent, outcome });
        span.end({}, error);
      }
    },

    /** What a job has to carry to be told as part of this turn. */
    origin(): Origin | undefined {
      const correlation = correlationId();
      const span = telemetry.current();
      return correlation === undefined ? undefined : { correlation, ...(span && { span }) };
    },

    /** Runs a job as part of the turn that it comes from. */
    job<T>(intent: string, origin: Origin | undefined, work: () => Promise<T>): Promise<T> {
      const correlation = origin?.correlation ?? newId();
      const span = telemetry.begin(`job ${intent}`, 'consumer', { correlation }, origin?.span);
      return correlate(correlation, () =>
        inSpan(span, work, (err) => {
          if (err !== undefined) log.error({ err, intent }, 'a queued intent failed');
          if (err instanceof Error) told.add(err);
          return undefined;
        }),
      );
    },

    /** Hears every failure of the queue, also those that `job` has told already. */
    queueFailed(err: unknown): void {
      if (!(err instanceof Error && told.has(err))) log.error({ err }, 'the queue failed');
    },

    /** Reads a tenant. */
    scan: <T>(read: () => Promise<T>): Promise<T> =>
      inSpan(telemetry.begin('scan', 'internal'), read, (error) => {
        const outcome = error === undefined ? 'read' : 'failed';
        telemetry.count('preflight.scans', { outcome });
        return { outcome };
      }),

    /** Sends something to Teams. */
    send: <T>(send: () => Promise<T>): Promise<T> =>
      inSpan(telemetry.begin('send', 'client'), send, (error) => {
        const status = (error as { statusCode?: number } | undefined)?.statusCode ?? 'none';
        const outcome = error === undefined ? { outcome: 'taken' } : { outcome: 'refused', status };
        telemetry.count('preflight.sends', outcome);
        return outcome;
      }),

    graph: {
      correlationId,
      async request(method: string, path: string, send: () => Promise<number | undefined>): Promise<void> {
        const span = telemetry.begin(`graph ${method} ${path}`, 'client', { 'http.request.method': method });
        let status: number | undefined;
        const work = async () => {
          status = await send();
        };
        await inSpan(span, work, () => {
          telemetry.count('preflight.graph.requests', { status: status ? `${Math.trunc(status / 100)}xx` : 'none' });
          return status ? { 'http.response.status_code': status } : undefined;
        });
      },
      failed(failure: Failure): void {
        const isRefusal = failure.status !== undefined && failure.status < 500 && failure.status !== 429;
        const level = isRefusal ? 'info' : 'warn';
        log[level]({ graph: failure }, 'Microsoft Graph gave no value');
      },
    },
  };
}
