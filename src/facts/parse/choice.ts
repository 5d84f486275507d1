import { readPasted } from './pasted.ts';

interface Choice<V> {
  readonly value: V;
  readonly title: string;
  /** What people call it besides. */
  readonly also?: readonly string[];
}

/** The choice that has exactly this value or title, in any case and punctuation: what a card sends. */
export function findChoice<V extends string>(text: string, choices: readonly Choice<V>[]): V | undefined {
  const typed = squeeze(text);
  return findOnly(choices, (name) => name === typed);
}

/** The choice that is meant, by its value or title as typed or pasted, or by three or more first characters of one. */
export function parseChoice<V extends string>(text: string, choices: readonly Choice<V>[]): V | undefined {
  return (
    findChoice(text, choices) ??
    findBeginning(text, choices) ??
    findChoice(readPasted(text), choices) ??
    findBeginning(readPasted(text), choices)
  );
}

function findBeginning<V extends string>(text: string, choices: readonly Choice<V>[]): V | undefined {
  const typed = squeeze(text);
  // The beginning of a number is another number: "2012" is not "2012 R2".
  const tells = typed.length > 2 && !/\d$/.test(typed);
  return tells ? findOnly(choices, (name) => name.startsWith(typed)) : undefined;
}

function findOnly<V>(choices: readonly Choice<V>[], fits: (name: string) => boolean): V | undefined {
  const found = choices.filter(({ value, title, also = [] }) =>
    [String(value), title, ...also].some((name) => fits(squeeze(name))),
  );
  return found.length === 1 ? found[0]?.value : undefined;
}

/** Letters and digits in lower case. A point between digits stays: 1.1 is not 11. */
const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.]/gu, '');
