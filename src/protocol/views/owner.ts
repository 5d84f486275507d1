import type { OutcomeKind } from '../../catalogue/outcome.ts';
import type { Target } from '../../review/assignment.ts';
import type { About } from './finding.ts';

/** Who takes care of something. */
export interface Owned {
  /** Of what the card is about, or only of the area that it is in. */
  readonly of: 'this' | 'area';
  readonly name: string;
  /** The day by which it should be done, ISO 8601; `null` for none. */
  readonly due: string | null;
  /** The day is past, and something of it is still open. */
  readonly isOverdue: boolean;
}

/** Who takes care of what a card is about, and who else could. */
export interface Owning {
  readonly owner: Owned | null;
  /** Some of those who are in the conversation, by name. `null`: Teams does not tell, so everyone can take it only themself. */
  readonly people: readonly { readonly id: string; readonly name: string }[] | null;
  /** The first day that something can be due, ISO 8601. */
  readonly today: string;
}

/** Something that someone takes care of, and how far it is. */
export interface OwnedRow {
  readonly target: Target;
  /** What it asks or says, with whose it is; for an area its id. */
  readonly about: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** `gone`: the planned installation has no such thing any more. */
  readonly state:
    | { readonly kind: 'questions'; readonly open: number; readonly total: number }
    | { readonly kind: 'check'; readonly outcome: OutcomeKind }
    | { readonly kind: 'gone' };
}

/** Asks who takes care of something; says to all who does now; or says to that person what they were asked for or have still to do. */
export interface AssignmentView {
  readonly kind: 'assignment';
  readonly review: About['review'];
  readonly occasion: 'choose' | 'assigned' | 'removed' | 'asked' | 'soon' | 'overdue';
  readonly row: OwnedRow;
  /** Who assigned it, or took it back. */
  readonly by: string;
  /** Where an owner is to be chosen. */
  readonly owning?: Owning;
}

/** Who takes care of what, by person, or what one person does. */
export interface OwnersView {
  readonly kind: 'owners';
  readonly review: About['review'];
  readonly mine: boolean;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly OwnedRow[];
  /** The areas with open questions for which a required check waits and of which nobody takes care; on the last page. */
  readonly unowned: readonly { readonly area: string; readonly required: number }[];
}
