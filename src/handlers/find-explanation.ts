import MiniSearch from 'minisearch';
import type { Ports } from './ports.ts';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly phrases: string;
}

/** Words that a question has and that tell nothing about what it asks. */
const fillers = new Set(
  (
    'a after an and are at be because by can do does for from has have how i if in is it its my no not of on or our ' +
    'some that the there they this to was we what when why will with you your'
  ).split(' '),
);

const tell = (term: string): string | null => {
  const word = term.toLowerCase();
  return fillers.has(word) ? null : word;
};

/** How far ahead of the second the best hit has to be to be taken without asking. */
const clearly = 1.5;

/**
 * The check or symptom that a question means, by its id or in people's own words with their typing errors.
 * `id` is `null` where none is clearly the best; `nearest` are the ids that come close, best first, at most five.
 */
export function findExplanation(
  words: string,
  { catalogue, symptoms }: Pick<Ports, 'catalogue' | 'symptoms'>,
): { readonly id: string | null; readonly nearest: readonly string[] } {
  const exact = words.toLowerCase();
  if (Object.hasOwn(catalogue, exact) || Object.hasOwn(symptoms, exact)) return { id: exact, nearest: [] };
  const index = new MiniSearch<Entry>({
    fields: ['id', 'title', 'phrases'],
    processTerm: tell,
    // Short words have too many neighbours for a typing error to be told from another word.
    searchOptions: {
      fuzzy: (term) => term.length > 3 && 0.2,
      prefix: (term) => term.length > 2,
      boost: { id: 2 },
    },
  });
  index.addAll([
    ...Object.entries(catalogue).map(([id, { title }]) => ({ id, title, phrases: '' })),
    ...Object.entries(symptoms).map(([id, { title, phrases }]) => ({ id, title, phrases: phrases.join('. ') })),
  ]);
  const asked = new Set(exact.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && tell(word)));
  const found = index.search(exact);
  const [best, second] = found;
  const isClear = best && best.queryTerms.length * 2 >= asked.size && (!second || best.score >= clearly * second.score);
  return { id: isClear ? best.id : null, nearest: found.slice(0, 5).map(({ id }) => id) };
}
