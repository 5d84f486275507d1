import type { FactName } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';

/** One entry of the log: what someone said of a fact, or took back. */
export interface Answer {
  /** Grows with every answer of the database. It is what a card "saw". */
  readonly number: number;
  readonly fact: FactName;
  /** The server, forest or domain that the fact is about. Empty: the site as a whole. */
  readonly subject: string;
  /** `null`: taken back, as if never asked. */
  readonly reading: Reading<unknown> | null;
  readonly words: string;
  readonly evidence: string;
  readonly by: { readonly id: string; readonly name: string };
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The number of the entry that an undo took back. All else in it is then what stood before that entry. */
  readonly undoes?: number;
  /** Names the press that stored it. What one press stored is taken back by one undo. */
  readonly batch?: string;
  /** How many entries this question had before. */
  readonly earlier: number;
}

/** What one undo takes back. */
export interface Undoable {
  /**
   * Each answer with what stood before it, `null` for nothing. `undone` has the number of its question's newest entry,
   * which is that of an undo where one brought the answer back.
   */
  readonly parts: readonly { readonly undone: Answer; readonly before: Answer | null }[];
  /** Answers that others have given since, in place of some that the same press had stored. They are left alone. */
  readonly since: readonly Answer[];
}
