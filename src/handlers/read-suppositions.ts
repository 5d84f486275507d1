import type { Supposition } from '../review/suppose.ts';

const verbs: readonly (readonly [RegExp, Supposition['state']])[] = [
  [/ (?:would |should |do(?:es)? |did |both |all )*pass(?:es|ed)?$/i, 'passes'],
  [/ (?:would |should |do(?:es)? |did |both |all )*fail(?:s|ed)?$/i, 'fails'],
  [/ (?:(?:is|are|was|were|gets?|got|would be|be|both|all) )*(?:waived|accepted)$/i, 'waived'],
];

/**
 * Reads "a passes", "a and b pass", "a, b and c are waived", "a passes and b is waived". What has no verb of its own
 * shares the next one. The checks are still ids or words. `null` where the last has none, or a verb has nothing before it.
 */
export function readSuppositions(text: string): readonly Supposition[] | null {
  const read: Supposition[] = [];
  let waiting: string[] = [];
  for (const part of text.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i)) {
    const words = part.trim().replace(/^(?:both|all of) /i, '');
    if (words === '') continue;
    const [verb, state] = verbs.find(([pattern]) => pattern.test(` ${words}`)) ?? [];
    const check = verb ? ` ${words}`.replace(verb, '').trim() : words;
    if (check === '') return null;
    waiting.push(check);
    if (!state) continue;
    read.push(...waiting.map((one) => ({ check: one, state })));
    waiting = [];
  }
  return waiting.length === 0 && read.length > 0 ? read : null;
}

const saying: { readonly [K in Supposition['state']]: string } = {
  passes: 'passes',
  fails: 'fails',
  waived: 'is waived',
};

/** Suppositions as a sentence that can be typed. */
export const saySuppositions = (suppositions: readonly Supposition[]): string =>
  `what if ${suppositions.map(({ check, state }) => `${check} ${saying[state]}`).join(' and ')}`;
