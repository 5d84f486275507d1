import { parseList } from './list.ts';

/** What someone's list of names comes to, or a sentence on what stands in the way. */
type Names = { readonly names: readonly string[] } | { readonly because: string };

const longestName = 100;
const mostNames = 50;

/** As Windows and DNS allow them, and a bit more; without a space, which would be two names or a slip. */
const name = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_-])?$/u;

/**
 * Names of servers, forests or domains, separated by commas, semicolons, lines or "and". A name that comes twice, in
 * whatever case, is refused: nobody could tell which of the two a question is about. `noun` is what they are names of.
 */
export function parseNames(text: string, noun: string): Names {
  // A list names each item once, so each is read by itself: what comes twice is to be seen.
  const items = text
    .replace(/\s+(?:and|&)\s+/gi, ',')
    .split(/[,;\r\n]/)
    .flatMap((item) => parseList(item) ?? [])
    .map((item) => item.replace(/\.$/, ''));
  if (items.length === 0 && parseList(text) === undefined)
    return { because: `Accepted: names of ${noun}s separated by commas, or "none".` };
  const odd = items.find((item) => !name.test(item) || item.length > longestName);
  if (odd !== undefined)
    return {
      because: `“${shorten(odd)}” is no name of a ${noun}: names have no spaces, at most ${longestName} characters, and commas between them.`,
    };
  return checkNames(items, noun);
}

/** Refuses names that come twice, and more of them than there is room for. */
export function checkNames(names: readonly string[], noun: string): Names {
  const twice = names.find((one, place) => names.findIndex((other) => isSame(one, other)) < place);
  if (twice !== undefined) return { because: `“${twice}” is named twice: give each ${noun} a name of its own.` };
  if (names.length > mostNames)
    return { because: `These are ${names.length} ${noun}s; Preflight takes at most ${mostNames}.` };
  return { names };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
