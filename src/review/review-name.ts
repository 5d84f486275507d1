/** A longer one would not fit on a button or a line of a card. */
export const longestName = 80;

/** Whether two names are one to a reader. */
export const isSameName = (one: string, other: string): boolean => fold(one) === fold(other);

const fold = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
