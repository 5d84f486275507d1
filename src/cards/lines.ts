/** Texts as a template repeats them, one below the other. */
export type Lines = readonly { readonly text: string }[];

export const toLines = (texts: readonly string[]): Lines => texts.map((text) => ({ text }));

/** A part of a card that is there only where it has something to say. */
export const partOf = (texts: readonly string[]): readonly { readonly lines: Lines }[] =>
  texts.length > 0 ? [{ lines: toLines(texts) }] : [];
