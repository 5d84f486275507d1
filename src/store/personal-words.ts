/** Stands in the place of a name. */
export const forgottenName = 'a person who was forgotten';

/** Where a name stands beside an id in what Preflight stores and in what Graph tells. */
const nameFields = ['name', 'displayName', 'userPrincipalName', 'mail'];

/** What tells who a person is. */
export interface Words {
  /** Entra's object id, in any case. */
  readonly account: string;
  /** Replaced wherever they stand as whole words. */
  readonly names: readonly string[];
  /** Replaced where nothing else stands: “Administrator” is a name that an account may have. */
  readonly onlyAlone: readonly string[];
  /** Stands in the place of the id. One for each person, so that what two people did is still seen to be of two. */
  readonly newId: string;
}

/** The names that stand beside a person's id anywhere in a value, also in JSON that is kept as a text. */
export function namesBeside(account: string, value: unknown): string[] {
  if (typeof value === 'string') {
    if (!isNamed(account, value) || !/^[[{]/.test(value)) return [];
    const inside = parse(value);
    return typeof inside === 'string' ? [] : namesBeside(account, inside);
  }
  if (typeof value !== 'object' || value === null) return [];
  const fields = Object.entries(value);
  const isTheirs = fields.some(([name, part]) => name === 'id' && isSame(account, part));
  const beside = fields.flatMap(([name, part]) =>
    isTheirs && nameFields.includes(name) && typeof part === 'string' && part.trim() !== '' ? [part] : [],
  );
  return [...beside, ...fields.flatMap(([, part]) => namesBeside(account, part))];
}

/** Puts another id and no name wherever a person is named, in keys too. What names them nowhere comes back the same. */
export function replaceWords(value: unknown, words: Words): unknown {
  const replace = replacer(words);
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return replace(part);
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inside]) => [replace(key), walk(inside)]));
  };
  return walk(value);
}

function replacer({ account, names, onlyAlone, newId }: Words): (text: string) => string {
  const id = new RegExp(literally(account), 'gi');
  // The longest first, or a name that is a part of another would leave the rest of it.
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map(literally);
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|') || '(?!)'})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => (onlyAlone.includes(text) ? forgottenName : text.replace(id, newId).replace(name, forgottenName));
}

const isSame = (account: string, value: unknown) =>
  typeof value === 'string' && value.toLowerCase() === account.toLowerCase();
const isNamed = (account: string, text: string) => text.toLowerCase().includes(account.toLowerCase());
const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
