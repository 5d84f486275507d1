/** The domain says no, in a sentence. */
export interface Refused {
  readonly refused: string;
}

export const isRefused = (result: object): result is Refused => 'refused' in result;
