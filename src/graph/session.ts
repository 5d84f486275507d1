import { setTimeout } from 'node:timers/promises';
import type { Answer } from './answer.ts';
import type { GraphResult } from './cause.ts';
import { claimsOf, isChallenge } from './challenge.ts';
import { openClient } from './client.ts';
import type { TokenSource } from './credential.ts';
import { deliver, pack } from './deliver.ts';
import { checkEndpoint } from './endpoint.ts';
import { advance, type Ending, type Errand, identityOf, openErrand, settle } from './errand.ts';
import { type GraphObserver, tellFailures } from './observer.ts';
import type { GraphRead } from './read.ts';

export interface GraphOptions {
  /** Root without version: a cloud's own, or a stand-in on loopback. */
  endpoint: string;
  token: TokenSource;
  /** How long one `read` may take in milliseconds, waits for throttling included. */
  budgetMs?: number;
  /** How long one HTTP request may take in milliseconds. */
  timeoutMs?: number;
  wait?: (ms: number) => Promise<void>;
  random?: () => number;
  observer?: GraphObserver;
}

/** Microsoft Graph for one scan. */
interface Graph {
  /**
   * Reads all that is given, in waves: what is ready travels side by side in as few HTTP requests as it can,
   * then what follows from the answers (pages, retries). Results are in the order of the reads.
   * A problem of the world is a result with its cause, never an exception.
   */
  read(reads: readonly GraphRead<unknown>[]): Promise<GraphResult<unknown>[]>;
  /** HTTP requests sent to Graph so far: a batch is one, retries and pages count, token requests do not. */
  readonly requests: number;
  /** Waves, one after another, so far. */
  readonly roundTrips: number;
}

/** Opens Graph for one scan. Throws when tokens may not be sent to the endpoint. */
export function openGraph(options: GraphOptions): Graph {
  const {
    endpoint,
    budgetMs = 30_000,
    timeoutMs = 15_000,
    wait = setTimeout,
    random = Math.random,
    observer,
  } = options;
  const complaint = checkEndpoint(endpoint);
  if (complaint) throw new Error(complaint);
  const { origin } = new URL(endpoint);
  const tokens = keepToken(options.token);
  const sent = { requests: 0, roundTrips: 0 };
  const client = openClient({
    origin,
    token: tokens.current,
    count: () => {
      sent.requests += 1;
    },
    observer,
  });

  /** Sends one wave and yields its errands as the answers leave them. */
  async function makeRoundTrip(ready: readonly Errand[], clock: Clock, deadline: number): Promise<Errand[]> {
    sent.roundTrips += 1;
    const patience = Math.max(1, Math.min(timeoutMs, deadline - clock.now()));
    const parcels = pack(ready);
    const answers = (await Promise.all(parcels.map((parcel) => deliver(client, parcel, patience)))).flat();
    if (observer) tellFailures(observer, parcels.flat(), answers);
    // One moment for all, so that what was refused together travels together again.
    const moment = { at: clock.now(), deadline, now: new Date(), jitter: random() };
    return parcels.flat().map((errand, index) => {
      const answer = answers[index] as Answer;
      if ('status' in answer && isChallenge(answer)) tokens.renew(claimsOf(answer));
      return advance(errand, answer, moment, origin);
    });
  }

  return {
    get requests() {
      return sent.requests;
    },
    get roundTrips() {
      return sent.roundTrips;
    },
    async read(reads) {
      const errands = new Map(reads.map((read) => [identityOf(read), openErrand(read, origin)]));
      const clock = openClock(wait);
      const deadline = clock.now() + budgetMs;
      for (;;) {
        const now = clock.now();
        const open = [...errands.values()].filter((errand) => !errand.end);
        if (open.length === 0 || now >= deadline) break;
        const ready = open.filter((errand) => errand.due <= now);
        if (ready.length === 0) await clock.pass(Math.ceil(Math.min(...open.map((errand) => errand.due)) - now));
        else for (const errand of await makeRoundTrip(ready, clock, deadline)) errands.set(errand.id, errand);
      }
      const late: Ending = { answer: { lost: 'time', detail: `It took longer than ${budgetMs / 1000} s.` } };
      return reads.map((read) => {
        const errand = errands.get(identityOf(read)) as Errand;
        return settle(read, errand, errand.end ?? late);
      });
    },
  };
}

/** Holds the session's token, which is renewed once at most: a second refusal is an answer. */
function keepToken(source: TokenSource) {
  let token: Promise<string> | undefined;
  let isRenewed = false;
  return {
    current: () => {
      token ??= source();
      return token;
    },
    renew: (claims: string | undefined) => {
      if (isRenewed) return;
      isRenewed = true;
      token = source(claims === undefined ? {} : { claims });
      // It is awaited with the next request; until then a failure is nobody's yet.
      token.catch(() => undefined);
    },
  };
}

interface Clock {
  /** Milliseconds. */
  now(): number;
  pass(ms: number): Promise<void>;
}

/** A clock on which a wait has passed once it is over, though a timer may ring early. */
function openClock(wait: (ms: number) => Promise<void>): Clock {
  let ahead = 0;
  const now = () => performance.now() + ahead;
  return {
    now,
    async pass(ms) {
      const end = now() + ms;
      await wait(ms);
      ahead += Math.max(0, end - now());
    },
  };
}
