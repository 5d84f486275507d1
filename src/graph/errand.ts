import { z } from 'zod';
import { type Answer, errorCode, type Loss, type Reply } from './answer.ts';
import type { GraphResult } from './cause.ts';
import { isChallenge } from './challenge.ts';
import { explain } from './explain.ts';
import type { GraphRead } from './read.ts';
import { delayBeforeRetry } from './retry.ts';

/** The way of one read until it has its value or a final answer: pages, retries, a new sign-in, a restart. */
export interface Errand {
  /** Reads with the same id are sent once. */
  readonly id: string;
  readonly read: GraphRead<unknown>;
  readonly start: string;
  /** Asked next, relative to the version: the start, or a page of a list. */
  readonly path: string;
  readonly items: readonly unknown[];
  readonly pages: number;
  /** How often the present path failed. */
  readonly failures: number;
  /** When it may be sent, on the session's clock. */
  readonly due: number;
  readonly restarted: boolean;
  /** Whether Graph wanted another token once. */
  readonly challenged: boolean;
  readonly end?: Ending;
}

/** A body that is still to be parsed, or the last answer, which has none. */
export type Ending = { readonly body: unknown } | { readonly answer: Answer };

/** When the answers of a wave came, and until when errands may last: `at` and `deadline` in ms on the session's clock. */
interface Moment {
  readonly at: number;
  readonly deadline: number;
  readonly now: Date;
  /** From 0 to 1. */
  readonly jitter: number;
}

export function identityOf({ version, path, eventual, form, maxPages }: GraphRead<unknown>): string {
  return JSON.stringify([version, path, eventual, form, maxPages]);
}

export function openErrand(read: GraphRead<unknown>, origin: string): Errand {
  // A batch takes a path as it is, and a GET encodes it: this way both ask for the same.
  const url = new URL(`/${read.version}${read.path}`, origin);
  if (url.hash) throw new Error(`A # in the path of a read has to be encoded: ${read.path}`);
  const start = pathOf(url, read);
  const fresh = { items: [], pages: 0, failures: 0, due: 0, restarted: false, challenged: false };
  return { id: identityOf(read), read, start, path: start, ...fresh };
}

/** Takes in the answer to the present path: the errand has an end then, or knows what it sends next and when. */
export function advance(errand: Errand, answer: Answer, moment: Moment, origin: string): Errand {
  if ('status' in answer) {
    if (answer.status >= 200 && answer.status < 300) return takeBody(errand, answer.body, origin);
    if (isChallenge(answer) && !errand.challenged) return { ...errand, challenged: true };
    if (isExpiredPage(errand, answer)) return restart(errand);
  }
  const failures = errand.failures + 1;
  const delay = delayBeforeRetry(answer, failures, moment.jitter, moment.now);
  // A wait that outlasts the budget is not begun: the answer at hand says more than a time-out.
  if (delay === undefined || moment.at + delay >= moment.deadline) return { ...errand, end: { answer } };
  return { ...errand, failures, due: moment.at + delay };
}

/** What the end of an errand gives to a read; reads that share an errand may differ in schema and permission. */
export function settle(read: GraphRead<unknown>, { pages }: Errand, end: Ending): GraphResult<unknown> {
  if ('answer' in end) {
    const { answer } = end;
    if (read.absent && pages === 0 && 'status' in answer && answer.status === 404)
      return { ok: true, value: read.absent.value };
    return { ok: false, cause: explain(read, answer) };
  }
  const parsed = (read.form === 'list' ? z.array(read.schema) : read.schema).safeParse(end.body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const detail = issue && `${z.core.toDotPath(issue.path) || 'body'}: ${issue.message}`;
  return { ok: false, cause: { kind: 'unexpectedShape', ...(detail && { detail }) } };
}

const pageSchema = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });

function takeBody(errand: Errand, body: unknown, origin: string): Errand {
  const { read } = errand;
  if (read.form !== 'list') return { ...errand, end: { body: read.form === 'count' ? numberIn(body) : body } };
  const page = pageSchema.safeParse(body);
  if (!page.success) return lose(errand, 'form', 'The answer is no list.');
  const items = errand.items.concat(page.data.value);
  const turned = { ...errand, items, pages: errand.pages + 1, failures: 0 };
  const link = page.data['@odata.nextLink'];
  if (!link) return { ...turned, end: { body: items } };
  if (turned.pages >= read.maxPages) return lose(turned, 'time', `The list has more than ${turned.pages} pages.`);
  // Where a token goes is never up to an answer.
  const url = URL.parse(link);
  if (url?.origin !== origin || !url.pathname.startsWith(`/${read.version}/`))
    return lose(turned, 'form', 'The next page is not where the list is.');
  return { ...turned, path: pathOf(url, read) };
}

function pathOf(url: URL, { version }: GraphRead<unknown>): string {
  return url.pathname.slice(version.length + 1) + url.search;
}

function isExpiredPage({ pages }: Errand, reply: Reply): boolean {
  const isGone = reply.status === 400 || reply.status === 410;
  return pages > 0 && isGone && /ExpiredPageToken|syncStateNotFound/i.test(errorCode(reply) ?? '');
}

function restart(errand: Errand): Errand {
  if (errand.restarted) return lose(errand, 'form', 'The page token of the list expired twice.');
  return { ...errand, path: errand.start, items: [], pages: 0, failures: 0, restarted: true };
}

function lose(errand: Errand, lost: Loss['lost'], detail: string): Errand {
  return { ...errand, end: { answer: { lost, detail } } };
}

/** `$count` answers with bare digits. A batch has them as a number, as text, or as text in base64. */
function numberIn(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  // Base64 of digits always has a letter, so that neither form can be taken for the other.
  return (
    [body, Buffer.from(body, 'base64').toString('utf8')].map(digitsIn).find((count) => count !== undefined) ?? body
  );
}

function digitsIn(text: string): number | undefined {
  // trim() takes a byte order mark for white space.
  return /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
