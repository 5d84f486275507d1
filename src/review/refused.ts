/** The domain says no, in a sentence. */
export interface Refused {
  readonly refused: string;
}
