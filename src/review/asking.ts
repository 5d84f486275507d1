/** What a person is being asked, and whether they go on within one area. */
export interface Asking {
  readonly reviewId: string;
  readonly fact: string;
  readonly subject: string;
  readonly within: string | null;
  /** By subject: the number of each answer that was shown with the question, 0 for none. Absent in what is older. */
  readonly shown?: Readonly<Record<string, number>>;
}
