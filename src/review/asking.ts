/** What a person is being asked, and whether they go on within one area. */
export interface Asking {
  readonly reviewId: string;
  readonly fact: string;
  readonly subject: string;
  readonly within: string | null;
}
