import type { Entry, Head, SealedEntry } from '../../src/audit/entry.ts';
import { type AuditKey, beginning, keepText, sealEntry, sealHead } from '../../src/audit/seal.ts';

/** A record of some length, as an export has it: every third entry has a text. */
export function makeRecord(length: number, key: AuditKey | null, keyFrom = 1): Line[] {
  let last: Pick<SealedEntry, 'number' | 'hash' | 'mac'> = { number: 0, hash: beginning, mac: null };
  const lines = Array.from({ length }, (_, index): Line[] => {
    const number = index + 1;
    const text = number % 3 === 0 ? keepText(`words ${number}`) : null;
    const entry: Omit<Entry, 'key'> = {
      number,
      at: new Date(1_763_640_000_000 + number * 1000).toISOString(),
      who: number % 5 === 0 ? 'clock' : '2f0f1c1e-6f0a-4f27-a2c5-3b5a4f8f1a00',
      kind: 'answer.given',
      review: `review-${number % 2}`,
      conversation: null,
      saw: null,
      facts: { fact: 'adObjectCount', subject: '', answer: number, seen: 0 },
      texts: text ? { words: text.hash } : {},
      previous: last.hash,
    };
    const sealed = sealEntry(entry, number >= keyFrom ? key : null);
    last = sealed;
    return [{ entry: sealed }, ...(text ? [{ text }] : [])];
  });
  return [...lines.flat(), { head: sealHead(last, key) }];
}

/** A line that a test may bend as it likes. */
export type Line = Partial<{ entry: SealedEntry; text: { hash: string; salt: string; text: string }; head: Head }>;

export async function* inOrder(lines: readonly object[]): AsyncGenerator<object, void> {
  yield* lines;
}
