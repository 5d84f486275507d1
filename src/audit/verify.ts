import type { AuditRecord, Head, KeptText, SealedEntry } from './entry.ts';
import { type AuditKey, beginning, hasOwnHash, hasOwnMac, hasOwnSeal, isUnchanged } from './seal.ts';

/** What checking a record came to. */
export type Verification = Holds | Fails;

export interface Holds {
  readonly holds: true;
  readonly count: number;
  /** The hash of the last entry. */
  readonly hash: string;
  /**
   * The first entry whose MAC was checked; `null`: there was no key, or there is no entry. Those before it carry none,
   * or that of an earlier key, and are held by the chain that ends in its MAC.
   */
  readonly sealedFrom: number | null;
  readonly texts: { readonly kept: number; readonly removed: number };
}

export interface Fails {
  readonly holds: false;
  /** `otherKey`: order and hashes hold, and the MACs are of a key that is not at hand. */
  readonly kind: 'broken' | 'textChanged' | 'otherKey';
  /** The first entry that is wrong. */
  readonly entry: number;
  readonly why: string;
}

const broken = (entry: number, why: string): Fails => ({ holds: false, kind: 'broken', entry, why });

/**
 * Checks a record from its first entry to its head, whether it comes from the store or from an exported file.
 * Without a key it checks order and hashes only.
 */
export async function verify(records: AsyncIterable<unknown>, key: AuditKey | null): Promise<Verification> {
  const chain = startChain(key);
  for await (const record of records) {
    const failure = chain.take(record as AuditRecord);
    if (failure) return failure;
  }
  return chain.end();
}

function startChain(key: AuditKey | null) {
  let last: Pick<SealedEntry, 'number' | 'hash' | 'mac' | 'key'> = { number: 0, hash: beginning, mac: null, key: null };
  let sealedFrom: number | null = null;
  let head: Head | null = null;
  const texts = startTexts();

  function takeEntry(entry: SealedEntry): Fails | null {
    const expected = last.number + 1;
    if (!isEntry(entry)) return broken(expected, `What stands where entry ${expected} belongs is no entry.`);
    const { number } = entry;
    if (number > expected)
      return broken(expected, `Entry ${expected} is missing: entry ${number} follows entry ${last.number}.`);
    if (number < expected)
      return broken(
        expected,
        `Entry ${number} stands where entry ${expected} belongs: it is repeated or out of order.`,
      );
    if (!hasOwnHash(entry)) return broken(number, `Entry ${number} was changed: its hash is not that of what it says.`);
    const failure = key && checkMac(entry, key);
    if (failure) return failure;
    if (entry.previous !== last.hash)
      return broken(
        number,
        number === 1
          ? 'Entry 1 was changed: it is not the first of a record.'
          : `Entry ${number} does not follow from entry ${last.number}: one of the two was changed, added or put there in place of another.`,
      );
    last = entry;
    texts.expect(entry);
    return null;
  }

  function checkMac(entry: SealedEntry, own: AuditKey): Fails | null {
    const { number } = entry;
    if (entry.key === own.id) {
      sealedFrom ??= number;
      return hasOwnMac(entry, own)
        ? null
        : broken(number, `Entry ${number} was changed or added by someone without the key: its MAC is wrong.`);
    }
    if (sealedFrom === null) return null;
    return broken(
      number,
      entry.key === null
        ? `Entry ${number} carries no MAC, though those before it do: it was changed or added by someone without the key.`
        : `Entry ${number} was sealed with another key (${entry.key}) than those before it: AUDIT_KEY was changed then, or someone without the key wrote it.`,
    );
  }

  function checkHead(): Fails | null {
    const { number } = last;
    if (!head) return broken(number + 1, `There is no head record after entry ${number}: the end was cut off.`);
    if (head.count > number)
      return broken(
        number + 1,
        head.count === number + 1
          ? `Entry ${head.count} is missing at the end.`
          : `Entries ${number + 1} to ${head.count} are missing at the end.`,
      );
    if (head.count < number)
      return broken(
        head.count + 1,
        `Entry ${head.count + 1} was added: the head record ends with entry ${head.count}.`,
      );
    if (head.count !== number || head.hash !== last.hash || head.mac !== last.mac)
      return broken(number, `The head record is not that of entry ${number}: one of the two was changed.`);
    if (!key || number === 0) return null;
    if (sealedFrom === null)
      return last.key === null
        ? broken(1, 'No entry carries a MAC: they were removed, or Preflight never ran with AUDIT_KEY.')
        : {
            holds: false,
            kind: 'otherKey',
            entry: number,
            why: `Order and hashes hold, but the MACs are of another key (${last.key}) than this AUDIT_KEY (${key.id}). If this is the right one, someone without it has rewritten the record.`,
          };
    return head.key === key.id && hasOwnSeal(head, key)
      ? null
      : broken(number + 1, `The head record’s own MAC is wrong: entries after entry ${number} may have been cut off.`);
  }

  return {
    take(record: AuditRecord): Fails | null {
      const next = last.number + 1;
      if (head) return broken(next, 'Something follows the head record, which is the last.');
      if ('entry' in record) return takeEntry(record.entry);
      if ('text' in record) return texts.take(record.text) ? null : broken(last.number, noText(last.number));
      if ('head' in record) head = record.head ?? ({} as Head);
      else if (!('person' in record)) return broken(next, `What stands where entry ${next} belongs is no entry.`);
      return null;
    },
    end(): Verification {
      const failure = checkHead() ?? texts.firstChanged();
      const { number: count, hash } = last;
      return failure ?? { holds: true, count, hash, sealedFrom, texts: texts.count() };
    },
  };
}

const noText = (entry: number) => `After entry ${entry} comes a text that it does not name.`;

/** The texts beside the chain: a removed one is no fault, a changed one is. */
function startTexts() {
  let entry = 0;
  let named = 0;
  let kept = 0;
  let expected = new Map<string, string>();
  const changed: { entry: number; name: string }[] = [];
  return {
    expect(next: SealedEntry): void {
      entry = next.number;
      expected = new Map(Object.entries(next.texts).map(([name, hash]) => [hash, name]));
      named += expected.size;
    },
    /** False: it is none of the newest entry's. */
    take(text: KeptText): boolean {
      const name = expected.get(text?.hash);
      if (name === undefined || !expected.delete(text.hash)) return false;
      kept += 1;
      if (!isUnchanged(text)) changed.push({ entry, name });
      return true;
    },
    count: () => ({ kept, removed: named - kept }),
    firstChanged(): Fails | null {
      const [first] = changed;
      if (!first) return null;
      const others = changed.length > 1 ? ` So were ${changed.length - 1} more.` : '';
      const why = `Text changed: the ${first.name} of entry ${first.entry}. The chain itself holds.${others}`;
      return { holds: false, kind: 'textChanged', entry: first.entry, why };
    },
  };
}

/** As much as the check itself relies on: whatever else is changed changes the hash. */
function isEntry(entry: Partial<SealedEntry> | null): entry is SealedEntry {
  return (
    Number.isSafeInteger(entry?.number) &&
    typeof entry?.hash === 'string' &&
    typeof entry.texts === 'object' &&
    entry.texts !== null &&
    (entry.key === null) === (entry.mac === null)
  );
}
