import { z } from 'zod';
import { type Answer, errorCode, type Loss, type Reply } from './answer.ts';
import type { Errand } from './errand.ts';

/** Who hears of what goes to Graph. */
export interface GraphObserver {
  /** Sent as `client-request-id`, by which Microsoft finds a request, as it does by its own `request-id`. */
  correlationId(): string | undefined;
  /** Runs one HTTP request, a batch being one, which resolves with its status. `path` names nobody. */
  request(method: string, path: string, send: () => Promise<number | undefined>): Promise<void>;
  /** Hears an answer that holds no value, also one after which Graph is asked again. */
  failed(failure: GraphFailure): void;
}

export interface GraphFailure {
  /** What was read, as version and first segment: the rest of a path may name people. */
  readonly reads: readonly string[];
  readonly status?: number;
  readonly code?: string;
  /** Graph's own id of the request. */
  readonly requestId?: string;
  readonly lost?: Loss['lost'];
}

/** Tells of what was answered without a value. Reads that were lost with the batch they travelled in are one failure. */
export function tellFailures(observer: GraphObserver, errands: readonly Errand[], answers: readonly Answer[]): void {
  for (const [answer, some] of Map.groupBy(errands, (_, index) => answers[index] as Answer)) {
    const missed = some.filter(({ read }) => isFailure(answer, read.absent !== undefined));
    if (missed.length > 0) observer.failed({ reads: [...new Set(missed.map(nameOf))], ...describe(answer) });
  }
}

function isFailure(answer: Answer, mayBeAbsent: boolean): boolean {
  return 'lost' in answer || (answer.status >= 300 && !(answer.status === 404 && mayBeAbsent));
}

const nameOf = ({ read: { version, path } }: Errand) => briefly(`/${version}${path}`);

/** A path as version and first segment: `v1.0/users`. The rest may name people. */
export const briefly = (path: string): string => path.split(/[/?(]/).slice(1, 3).join('/');

function describe(answer: Answer): Omit<GraphFailure, 'reads'> {
  if ('lost' in answer) return { lost: answer.lost };
  const code = errorCode(answer);
  const requestId = requestIdOf(answer);
  return { status: answer.status, ...(code && { code }), ...(requestId && { requestId }) };
}

const innerSchema = z.object({ error: z.object({ innerError: z.object({ 'request-id': z.string() }) }) });

function requestIdOf({ headers, body }: Reply): string | undefined {
  return innerSchema.safeParse(body).data?.error.innerError['request-id'] ?? headers['request-id'];
}
