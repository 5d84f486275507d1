/** What someone takes care of: a question (of one subject), an area, or a finding, which is a check. */
export type Target =
  | { readonly kind: 'question'; readonly fact: string; readonly subject: string }
  | { readonly kind: 'area'; readonly area: string }
  | { readonly kind: 'check'; readonly check: string };

type Person = { readonly id: string; readonly name: string };

/** Who takes care of something, until when. */
export interface Assignment {
  readonly target: Target;
  readonly owner: Person;
  /** The day by which it should be done, ISO 8601; `null` for none. */
  readonly due: string | null;
  readonly by: Person;
  /** ISO 8601 in UTC. */
  readonly at: string;
}
