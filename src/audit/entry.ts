/** Plain facts: what JSON can hold. */
type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** Stands in an entry in place of a person: the clock, a file of answers, or whoever runs Preflight and sets it up. */
export type ActorWord = 'clock' | 'file' | 'host';

/** What happened, as whoever records it tells it. */
export interface Happening {
  /** `null`: the clock. */
  readonly by: { readonly id: string; readonly name: string } | ActorWord | null;
  /** Noun and verb, such as `answer.given`. */
  readonly kind: string;
  readonly review?: string;
  readonly conversation?: string;
  /** The hash of what the person had before them when they decided: a snapshot's, or that of the evidence. */
  readonly saw?: string;
  /** Ids, numbers, hashes, names of facts. Never the words or the name of a person: these could not be forgotten. */
  readonly facts?: { readonly [name: string]: Plain };
  /** What people wrote, by what it is: words, evidence, reason. Kept apart, so that it can be removed. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** One entry of the record. Its hash covers all of this. */
export interface Entry {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  /** The database's time, ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  /** The random id of a person, or an `ActorWord`. */
  readonly who: string;
  readonly kind: string;
  readonly review: string | null;
  readonly conversation: string | null;
  readonly saw: string | null;
  readonly facts: { readonly [name: string]: Plain };
  /** By what it is: the hash of a text that is kept outside the chain. */
  readonly texts: Readonly<Record<string, string>>;
  /** The hash of the entry before. */
  readonly previous: string;
  /** Which key its MAC was made with; `null`: there was none. */
  readonly key: string | null;
}

export interface SealedEntry extends Entry {
  readonly hash: string;
  readonly mac: string | null;
}

/** Where the record ends, so that a cut tail is found. */
export interface Head {
  readonly count: number;
  /** Those of the last entry. */
  readonly hash: string;
  readonly mac: string | null;
  readonly key: string | null;
  /** The head's own MAC. */
  readonly seal: string | null;
}

/** A text beside the chain. The salt keeps "yes" from being guessed by its hash once the text is removed. */
export interface KeptText {
  readonly hash: string;
  readonly salt: string;
  readonly text: string;
}

/** A person beside the chain. */
export interface KeptPerson {
  readonly id: string;
  /** Entra's object id. */
  readonly account: string;
  readonly name: string;
}

/** A line of an export. The texts of an entry follow it, people come after all entries, and the head is last. */
export type AuditRecord =
  | { readonly entry: SealedEntry }
  | { readonly text: KeptText }
  | { readonly person: KeptPerson }
  | { readonly head: Head };
