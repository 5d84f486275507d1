import type { Conversation } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';

/** Yields a person's token for Graph. A function, so that nothing that is stored or logged can hold the token. */
export type PersonToken = () => string;

/** What this folder needs of the world outside. `main.ts` gives it. */
export interface Ports {
  readonly conversations: {
    /** Stores the conversation, or what is new about it. */
    remember(conversation: Conversation): Promise<void>;
    get(id: string): Promise<Conversation | null>;
    forget(id: string): Promise<void>;
    /** Teams refuses messages there: nothing is sent on Preflight's own account until it is revived, or remembered anew. */
    suspend(id: string): Promise<void>;
    /** Somebody was heard there. */
    revive(id: string): Promise<void>;
    /** `null`: nothing stands in the way. */
    suspendedSince(id: string): Promise<Date | null>;
    /** The chat that a person has with Preflight alone, or `null` where it is not installed there. */
    personalOf(personId: string): Promise<Conversation | null>;
  };
  /** The message that a slot of a thread is shown in, so that it can be updated in place. */
  readonly messages: {
    get(thread: string, slot: string): Promise<string | null>;
    put(thread: string, slot: string, activityId: string): Promise<void>;
  };
  /** Messages that are to be there once, whatever happens while they are sent. */
  readonly deliveries: {
    /** Records that one is about to go out. `unclear`: it was before, and nobody knows what became of it. */
    begin(key: string): Promise<'new' | 'unclear' | 'done'>;
    done(key: string): Promise<void>;
    isDone(key: string): Promise<boolean>;
    /** Teams has refused it for certain. */
    drop(key: string): Promise<void>;
  };
  /** What was acknowledged and is not finished, so that a crash loses nothing. */
  readonly inbox: {
    /** Stores it durably. False: this key was accepted before, and is not to be handled again. */
    accept(key: string, intent: Intent, who: Who): Promise<boolean>;
    done(key: string): Promise<void>;
    unfinished(): Promise<readonly { key: string; intent: Intent; who: Who }[]>;
  };
  /** Runs what a request brings about, so that its traces in the log belong together. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Runs what sends something to Teams, however often it tries. */
  sending<T>(send: () => Promise<T>): Promise<T>;
  /** What `/readyz` tells. It never rejects, and answers within some seconds. */
  readiness(): Promise<Readiness>;
  /**
   * `turn` names what is answered: a repeat after a crash has the same name. `token`: of the person, who has signed in
   * for this turn.
   */
  answer(intent: Intent, who: Who, turn: string, token?: PersonToken): AsyncIterable<Shown>;
  readonly log: Log;
  readonly newId: () => string;
}

/** Whether what Preflight rests on works. */
export interface Readiness {
  readonly database: boolean;
  readonly queue: boolean;
  /** As the last reading of the tenant found it. A tenant that cannot be read leaves Preflight ready to say so. */
  readonly graph: 'ok' | 'failing' | 'not asked yet';
}

/** The part of pino that is used. */
interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}
