import type { Severity } from '../../catalogue/outcome.ts';
import type { Input } from '../../facts/define.ts';
import type { Cause } from '../../facts/reading.ts';
import type { About } from './finding.ts';
import type { Owned, Owning } from './owner.ts';

/** A question as people see it. */
export interface AskedQuestion {
  readonly fact: string;
  /** The server, forest or domain that it is asked of. Its id is empty for the site as a whole, its name for the only one. */
  readonly subject: { readonly id: string; readonly name: string };
  readonly area: string;
  readonly ask: string;
  /** A noun phrase: what is asked for. */
  readonly about: string;
  readonly input: Input;
  readonly howToFindOut: string;
  /** One sentence: what is accepted. */
  readonly accepts: string;
  /** What is answered now: the words that were given, by whom and when. */
  readonly answer: {
    /** Whether the words are a value, and no reason for giving none. */
    readonly isValue: boolean;
    readonly words: string;
    readonly evidence: string;
    readonly by: string;
    readonly at: string;
  } | null;
  /** The number of that answer, 0 for none: what a new answer replaces. */
  readonly seen: number;
  /** What was typed and could not be understood. Nothing was saved. */
  readonly typed: string | null;
  /** Graph keeps it back, or what was attested has lapsed: it is to be attested, with evidence. */
  readonly attest?: { readonly cause: Cause | null };
  /** The evidence that came with what was typed, and whether it is what lacks: an attestation has to have some. */
  readonly typedEvidence?: string;
  readonly lacksEvidence?: boolean;
  readonly owner?: Owned;
}

/** One question, for a personal chat: answered on the card or by typing. */
export interface QuestionView {
  readonly kind: 'question';
  readonly review: About['review'];
  readonly question: AskedQuestion;
  /** The titles of the checks that wait for it, the most severe first. */
  readonly checks: readonly { readonly title: string; readonly severity: Severity }[];
  /** Goes on within this area; `null`: through all of them. */
  readonly within: string | null;
  readonly answered: number;
  readonly total: number;
  /** What was saved just before, in a sentence; empty for nothing. */
  readonly saved: string;
  /** Why nothing of what was typed was saved, in a sentence, where it is more than one answer; else empty. */
  readonly problem: string;
  /** The servers, forests or domains that the question is asked of. `null` where it is asked once. */
  readonly among: Among | null;
  readonly owning?: Owning;
}

/** A question's subjects. */
interface Among {
  readonly kind: 'servers' | 'forests' | 'domains';
  /** That of the question itself. */
  readonly name: string;
  readonly total: number;
  /** The table that was given for several, of which nothing was saved; else empty. */
  readonly table: string;
  /** The others whose question is open. */
  readonly open: number;
  /** The first few of the others, each with what is answered now. `seen` is the number of that answer. */
  readonly others: readonly {
    readonly id: string;
    readonly name: string;
    readonly answer: { readonly words: string; readonly by: string } | null;
    readonly seen: number;
  }[];
}

/** Several questions of one area on one card, for a channel. */
export interface SectionView {
  readonly kind: 'section';
  readonly review: About['review'];
  readonly area: string;
  readonly page: number;
  readonly pages: number;
  readonly questions: readonly AskedQuestion[];
  /** How many answers the last press saved, and which questions someone else had answered meanwhile; nothing of those was saved. */
  readonly saved: number;
  readonly overtaken: readonly {
    readonly fact: string;
    readonly subject: AskedQuestion['subject'];
    readonly about: string;
    readonly words: string;
    readonly by: string;
  }[];
  readonly owner?: Owned;
}

/** How far the questions are. */
export interface QuestionsView {
  readonly kind: 'questions';
  readonly review: About['review'];
  /** `required`: open ones for which a required check waits. */
  readonly areas: readonly {
    readonly area: string;
    readonly answered: number;
    readonly total: number;
    readonly required: number;
    readonly owner?: Owned;
  }[];
  readonly answered: number;
  readonly total: number;
}

/** Someone else answered first: both answers, to choose from. */
export interface ConflictView {
  readonly kind: 'conflict';
  readonly review: About['review'];
  /** With the other's answer in it. */
  readonly question: AskedQuestion;
  readonly mine: { readonly words: string; readonly evidence: string };
  readonly within: string | null;
}

/** What was answered, newest first. */
export interface AnswersView {
  readonly kind: 'answers';
  readonly review: About['review'];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly {
    readonly fact: string;
    readonly subject: { readonly id: string; readonly name: string };
    readonly about: string;
    readonly words: string;
    readonly evidence: string;
    readonly by: string;
    readonly at: string;
    /** How many answers it had before. */
    readonly earlier: number;
  }[];
}
