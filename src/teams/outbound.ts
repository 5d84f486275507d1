import type { Conversation } from '../protocol/conversation.ts';
import { createGate, type Gate, type Limit } from './gate.ts';
import { NotTaken } from './not-taken.ts';
import type { Pace } from './pace.ts';

/** Everything that goes to Teams goes through here, so that it goes no faster than Teams allows. */
export interface Outbound {
  /**
   * Makes a request about a conversation when it is its turn, and again while Teams is busy. Rejects with what Teams
   * said last.
   */
  send<T>(place: Pick<Conversation, 'id' | 'tenantId'>, request: () => Promise<T>): Promise<T>;
  /** From now on nothing is tried again: the process stops, and what was not taken is kept for the next start. */
  stop(): void;
}

/** What Teams allows a bot in one conversation, whatever the thread, as its documentation says. */
const ofConversation: readonly Limit[] = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
];
const ofTenant: readonly Limit[] = [[50, 1000]];

const mostTries = 5;
/** Milliseconds from the first try after which there is no other. */
const longest = 60_000;

export function createOutbound(pace: Pace): Outbound {
  const tenants = new Map<string, Gate>();
  const conversations = new Map<string, Gate>();
  const stopping = Promise.withResolvers<void>();
  let isStopping = false;

  function gateOf({ id, tenantId }: Pick<Conversation, 'id' | 'tenantId'>): Gate {
    return known(conversations, id, () => {
      const tenant = known(tenants, tenantId ?? '', () => createGate(ofTenant, pace));
      return createGate(ofConversation, pace, tenant);
    });
  }

  return {
    async send(place, request) {
      const gate = gateOf(place);
      await gate.pass();
      const begun = pace.now();
      for (let tries = 1; ; tries += 1) {
        try {
          return await request();
        } catch (err) {
          if (!(err instanceof NotTaken)) throw err;
          const wait = delayBeforeRetry(err, tries, pace.random());
          if (wait === undefined) throw err;
          // What else is meant for this conversation would only be turned away as well.
          if (err.retryAfter !== undefined) gate.closeUntil(pace.now() + Math.min(wait, longest));
          if (isStopping || tries >= mostTries || pace.now() + wait > begun + longest) throw err;
          await Promise.race([pace.wait(wait), stopping.promise]);
          if (isStopping) throw err;
          await gate.pass();
        }
      }
    },
    stop() {
      isStopping = true;
      stopping.resolve();
    },
  };
}

/**
 * How many milliseconds to wait before a request is made again, or `undefined` when its answer is final. `random` is
 * from 0 to 1. Teams has no key by which it would know a message again: one that it took before it answered 502 or 504,
 * or before the connection broke, is there twice after the next try. That is better than not at all. An update made
 * twice is the same update.
 */
function delayBeforeRetry({ statusCode, retryAfter }: NotTaken, failures: number, random: number): number | undefined {
  if (statusCode !== undefined && ![412, 429, 502, 503, 504].includes(statusCode)) return undefined;
  return retryAfter ?? 1000 * 2 ** (failures - 1) * (1 + random / 2);
}

/** Whether Teams may have taken a message although it did not say so: only a refusal tells for certain that it has not. */
export const mayHaveArrived = ({ statusCode }: NotTaken): boolean => statusCode === undefined || statusCode >= 500;

function known<T>(all: Map<string, T>, key: string, create: () => T): T {
  const one = all.get(key) ?? create();
  all.set(key, one);
  return one;
}
