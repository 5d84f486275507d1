import type { ZodType } from 'zod';
import type { GraphRead } from '../graph/read.ts';
import type { Profile, ScanScope } from './profile.ts';
import type { Cause, Reading } from './reading.ts';

/** What a read may depend on besides other facts. */
export interface Situation {
  readonly profile: ScanScope;
  readonly now: Date;
}

/** Why there is nothing to ask Graph. */
export class Missing {
  readonly cause: Cause;
  constructor(cause: Cause) {
    this.cause = cause;
  }
}

/** For a fact whose requests cannot even be written: nobody said which account, or the cloud does not offer it. */
export const missing = (cause: Cause): Missing => new Missing(cause);

type Reads = Readonly<Record<string, GraphRead<unknown>>>;
type Bodies<R extends Reads> = { [K in keyof R]: R[K] extends GraphRead<infer T> ? T : never };
type Dependencies = Readonly<Record<string, TenantFact<unknown>>>;
type Values<D extends Dependencies> = { [K in keyof D]: D[K] extends TenantFact<infer V> ? V : never };
type Readings<D extends Dependencies> = { [K in keyof D]: D[K] extends TenantFact<infer V> ? Reading<V> : never };

/** Something that Graph tells about the tenant. What it needs is data; `facts/gather.ts` packs many into few round trips. */
export interface TenantFact<V> {
  /** A noun phrase for people: "the verified domains". */
  readonly about: string;
  /** The least application permissions that its reads need. */
  readonly permissions: readonly string[];
  /** The value as it is kept in snapshots and given to checks: plain JSON. */
  readonly value: ZodType<V>;
  /** Facts that must be read before, and are passed to `reads` and `derive`. Without them this fact has their cause. */
  readonly after: Dependencies;
  /** Facts that are read before if they can be. */
  readonly uses: Dependencies;
  /** The requests, or why there is nothing to ask Graph. An empty record asks nothing and goes straight to `derive`. */
  reads(known: Record<string, unknown>, situation: Situation): Reads | Missing;
  /** Many independent answers under names of their own: one that fails is unknown by itself. */
  readonly each: boolean;
  derive(bodies: Record<string, unknown>, known: Record<string, unknown>): V;
  /** How a person attests it where Graph refuses it. Absent: nobody can tell it honestly in a short answer. */
  readonly attest?: Attestation<V>;
}

/** How a person is asked for what Graph keeps back. What it accepts is a value of the fact itself. */
export interface Attestation<V> extends Pick<AnswerFact<V>, 'ask' | 'input' | 'howToFindOut' | 'accepts' | 'parse'> {
  /** A value that Graph gives where it has nothing to report: someone who has seen for themselves knows more. */
  isSilence?(value: V): boolean;
}

interface Definition<V, A extends Dependencies, U extends Dependencies, R extends Reads> {
  about: string;
  /** The least application permission: one for all reads, or one for each by its name. */
  permission: string | { [K in keyof R]: string };
  value: ZodType<V>;
  after?: A;
  uses?: U;
  reads(known: Values<A> & Readings<U>, situation: Situation): R | Missing;
  attest?: Attestation<V>;
}

/** A fact that is known when all of its reads are. `derive` makes its value from their bodies. */
export function defineTenantFact<
  V,
  R extends Reads,
  A extends Dependencies = Record<never, never>,
  U extends Dependencies = Record<never, never>,
>(
  definition: Definition<V, A, U, R> & { derive(bodies: Bodies<R>, known: Values<A> & Readings<U>): V },
): TenantFact<V> {
  return define<V>({ ...definition, each: false });
}

/** A fact made of independent readings by name (a domain, a group): each is known or unknown by itself. */
export function defineTenantFactByName<
  T,
  A extends Dependencies = Record<never, never>,
  U extends Dependencies = Record<never, never>,
>(
  definition: Definition<Record<string, Reading<T>>, A, U, Readonly<Record<string, GraphRead<T>>>> & {
    permission: string;
  },
): TenantFact<Record<string, Reading<T>>> {
  return define({ ...definition, each: true, derive: (readings: unknown) => readings });
}

/** Forgets the exact types, which hold inside one definition only, and tells each read its permission. */
function define<V>(definition: object): TenantFact<V> {
  const fact = { after: {}, uses: {}, ...definition } as TenantFact<V> & {
    permission: string | Record<string, string>;
  };
  const { permission } = fact;
  const permissionOf = (read: string) => (typeof permission === 'string' ? permission : (permission[read] as string));
  return {
    ...fact,
    permissions: [...new Set(typeof permission === 'string' ? [permission] : Object.values(permission))],
    reads(known, situation) {
      const reads = fact.reads(known, situation);
      if (reads instanceof Missing) return reads;
      return Object.fromEntries(
        Object.entries(reads).map(([name, read]) => [name, { ...read, permission: permissionOf(name) }]),
      );
    },
  };
}

/** What a question accepts. `yesNo` is a choice of two. */
export type Input =
  | { kind: 'yesNo' }
  /** `also`: what people call a choice besides its value and its title. */
  | { kind: 'choice'; choices: readonly { value: string; title: string; also?: readonly string[] }[] }
  | { kind: 'number'; unit?: string }
  | { kind: 'version' }
  | { kind: 'date' }
  | { kind: 'list' }
  | { kind: 'text' };

/** What a server is there for. */
export type ServerRole = 'active' | 'staging' | 'agent' | 'adfs' | 'wap' | 'sql';

/** What a question is asked of: each forest, each domain, or each server with one of these roles. */
export type AskedOf = 'forest' | 'domain' | readonly ServerRole[];

/** Something that only a person can tell. */
export interface AnswerFact<V> {
  /** A noun phrase for people: "the number of objects in scope". */
  readonly about: string;
  /** The question, in plain words. */
  readonly ask: string;
  readonly input: Input;
  readonly value: ZodType<V>;
  /** The exact command or page that tells, ready to copy. */
  readonly howToFindOut: string;
  /** Absent: asked once, of the site as a whole. */
  readonly of?: AskedOf;
  /** One sentence for people: what is accepted. Absent: what the input says by itself. */
  readonly accepts?: string;
  /**
   * Makes a value of what people really type or paste; `undefined` where it can't be understood.
   * Absent: the parser of the input. What comes out is held against `value` in any case.
   */
  parse?(text: string): V | undefined;
  /** Where the profile already holds the answer. */
  fromProfile?(profile: Profile): V | null;
}

export function defineAnswer<V>(definition: AnswerFact<V>): AnswerFact<V> {
  return definition;
}
