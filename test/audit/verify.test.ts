import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SealedEntry } from '../../src/audit/entry.ts';
import { type AuditKey, keepText, keyOf, sealEntry, sealHead } from '../../src/audit/seal.ts';
import { type Fails, verify } from '../../src/audit/verify.ts';
import { inOrder, type Line, makeRecord } from './chain.ts';

const key = keyOf(Buffer.alloc(32, 7));
const anotherKey = keyOf(Buffer.alloc(32, 8));
const length = 12;

const check = (lines: readonly object[], own: AuditKey | null) => verify(inOrder(lines), own);

/** What is wrong with a record that does not hold. */
async function failure(lines: readonly object[], own: AuditKey | null): Promise<Fails> {
  const result = await check(lines, own);
  if (result.holds) throw new Error('It holds.');
  return result;
}

const entryOf = (line: Line | undefined) => line?.entry as SealedEntry;
const at = (lines: readonly Line[], number: number) => lines.findIndex(({ entry }) => entry?.number === number);

describe.each([
  ['with its key', key],
  ['without a key', null],
] as const)('a record that was left alone, checked %s', (_, own) => {
  test.each([0, 1, length])('holds with %i entries', async (entries) => {
    const lines = makeRecord(entries, key);
    const { hash } = lines.at(-1)?.head as { hash: string };
    expect(await check(lines, own)).toEqual({
      holds: true,
      count: entries,
      hash,
      sealedFrom: own && entries > 0 ? 1 : null,
      texts: { kept: Math.floor(entries / 3), removed: 0 },
    });
  });

  test('holds without people and without some of its texts, which are counted', async () => {
    const lines = makeRecord(length, key);
    const person = { person: { id: 'x', account: 'adele', name: 'Adele Vance' } };
    expect(await check([...lines.slice(0, -1), person, ...lines.slice(-1)], own)).toMatchObject({ holds: true });
    const gone = lines.findIndex((line) => line.text);
    expect(await check(lines.toSpliced(gone, 1), own)).toMatchObject({ holds: true, texts: { kept: 3, removed: 1 } });
  });
});

/** Writes an entry anew, with the hash that it then has, as someone without the key would. */
function forge(entry: SealedEntry, change: Partial<SealedEntry>, own: AuditKey | null): SealedEntry {
  const { hash: _, mac, key: id, ...rest } = { ...entry, ...change };
  const sealed = sealEntry(rest, own);
  // Without the key the best MAC to be had is one that was seen elsewhere.
  return own ? sealed : sealEntryWith(sealed, id, mac);
}

function sealEntryWith(entry: SealedEntry, id: string | null, mac: string | null): SealedEntry {
  const fake: AuditKey = { id: id ?? '', sign: () => mac ?? '' };
  const { hash: _, mac: __, key: ___, ...rest } = entry;
  return sealEntry(rest, id === null ? null : fake);
}

/** Everything from a line on, written anew so that each entry follows from the one before it. */
function chainAnew(lines: readonly Line[], from: number, own: AuditKey | null): Line[] {
  const anew = [...lines];
  for (let index = from; index < anew.length; index += 1) {
    const line = anew[index];
    const before = entryOf(anew.slice(0, index).findLast(({ entry }) => entry));
    if (line?.entry)
      anew[index] = { entry: forge(line.entry, { number: before.number + 1, previous: before.hash }, own) };
    if (line?.head) {
      const end = sealHead(before, own);
      anew[index] = { head: own ? end : { ...line.head, count: end.count, hash: end.hash, mac: end.mac } };
    }
  }
  return anew;
}

const number = fc.integer({ min: 1, max: length });
const someText = fc.string({ minLength: 1, maxLength: 12 });

describe('tampering is found, and the first entry that is wrong is named', () => {
  const records = { keyed: makeRecord(length, key), plain: makeRecord(length, null) };
  const both = fc.constantFrom<[Line[], AuditKey | null]>(
    [records.keyed, key],
    [records.keyed, null],
    [records.plain, null],
  );
  const cases = { numRuns: 150 };

  test('a changed field of an entry', async () => {
    const change = fc.oneof(
      fc.record({ field: fc.constantFrom('at', 'who', 'kind', 'review', 'previous', 'hash'), value: someText }),
      fc.record({ field: fc.constantFrom('conversation', 'saw'), value: fc.option(someText) }),
      fc.record({
        field: fc.constant('facts'),
        value: fc.dictionary(someText, fc.oneof(fc.integer(), someText, fc.constant(null))),
      }),
      fc.record({ field: fc.constant('texts'), value: fc.dictionary(someText, someText) }),
      fc.record({ field: someText, value: fc.jsonValue() }),
    );
    await fc.assert(
      fc.asyncProperty(both, number, change, async ([lines, own], which, { field, value }) => {
        const index = at(lines, which);
        const entry = entryOf(lines[index]);
        const changed = { ...entry, [field]: value };
        fc.pre(field !== '__proto__' && JSON.stringify(changed) !== JSON.stringify(entry));
        const found = await failure(lines.with(index, { entry: changed } as Line), own);
        expect(found).toMatchObject({ kind: 'broken', entry: which });
        expect(found.why).toMatch(/changed|is no entry/);
      }),
      { numRuns: 400 },
    );
  });

  test('a number that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        both,
        number,
        fc.oneof(fc.integer({ min: -3, max: 20 }), fc.double(), someText),
        async ([lines, own], which, value) => {
          fc.pre(value !== which);
          const index = at(lines, which);
          const changed = { ...entryOf(lines[index]), number: value } as SealedEntry;
          expect(await failure(lines.with(index, { entry: changed }), own)).toMatchObject({
            kind: 'broken',
            entry: which,
          });
        },
      ),
      cases,
    );
  });

  test('a MAC that was changed or taken away, where the key is at hand', async () => {
    await fc.assert(
      fc.asyncProperty(
        number,
        fc.constantFrom('00', '', null, entryOf(records.keyed[0]).mac?.replace(/.$/, 'x')),
        async (which, mac) => {
          const index = at(records.keyed, which);
          const changed = { ...entryOf(records.keyed[index]), mac: mac ?? null };
          expect(await failure(records.keyed.with(index, { entry: changed }), key)).toMatchObject({ entry: which });
        },
      ),
      cases,
    );
  });

  test('an entry that was removed, and a tail that was cut', async () => {
    await fc.assert(
      fc.asyncProperty(both, number, fc.integer({ min: 1, max: length }), async ([lines, own], which, many) => {
        const end = Math.min(which + many, length + 1);
        const left = lines.filter(({ entry }) => !entry || entry.number < which || entry.number >= end);
        const withoutTexts = left.filter(({ text }) => !text);
        const found = await failure(withoutTexts, own);
        expect(found).toMatchObject({ kind: 'broken', entry: which });
        expect(found.why).toContain('missing');
      }),
      cases,
    );
  });

  test('an entry that is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(both, number, number, async ([whole, own], which, after) => {
        const lines = whole.filter(({ text }) => !text);
        const copy = lines[at(lines, which)] as Line;
        const found = await failure(lines.toSpliced(at(lines, after) + 1, 0, copy), own);
        // Right before itself a copy is as good as itself, and the second of the two is wrong.
        expect(found).toMatchObject({ kind: 'broken', entry: which === after + 1 ? after + 2 : after + 1 });
      }),
      cases,
    );
  });

  test('two entries that changed places', async () => {
    await fc.assert(
      fc.asyncProperty(both, number, number, async ([whole, own], one, other) => {
        fc.pre(one !== other);
        const lines = whole.filter(({ text }) => !text);
        const [a, b] = [at(lines, one), at(lines, other)];
        const swapped = lines.with(a, lines[b] as Line).with(b, lines[a] as Line);
        expect(await failure(swapped, own)).toMatchObject({ kind: 'broken', entry: Math.min(one, other) });
      }),
      cases,
    );
  });

  test('an entry that was changed and given the hash that it then has', async () => {
    await fc.assert(
      fc.asyncProperty(both, number, async ([lines, own], which) => {
        const index = at(lines, which);
        const forged = forge(entryOf(lines[index]), { facts: { fact: 'topology' } }, null);
        const found = await failure(lines.with(index, { entry: forged }), own);
        // Without the key nobody can say which of two that do not fit is the changed one, and the words name both.
        expect(found.entry).toBe(own || which === length ? which : which + 1);
        if (!own && which < length) expect(found.why).toContain(`does not follow from entry ${which}`);
      }),
      cases,
    );
  });

  test('an entry that was changed, added or removed by someone who wrote all after it anew, without the key', async () => {
    const { keyed } = records;
    await fc.assert(
      fc.asyncProperty(
        number,
        fc.constantFrom('change', 'add', 'remove'),
        fc.boolean(),
        async (which, what, strips) => {
          const index = at(keyed, which);
          const lines = keyed.filter(({ text }) => !text);
          const place = at(lines, which);
          const forged = {
            entry: forge(
              entryOf(keyed[index]),
              { facts: { fact: 'topology' }, ...(strips && { key: null, mac: null }) },
              null,
            ),
          };
          fc.pre(!(what === 'remove' && which === length) && !(which === 1 && what === 'remove'));
          const bent =
            what === 'change'
              ? lines.with(place, forged)
              : what === 'add'
                ? lines.toSpliced(place, 0, forged)
                : lines.toSpliced(place, 1);
          const anew = chainAnew(bent, Math.max(1, place), null);
          const found = await failure(anew, key);
          expect(found.kind).toBe('broken');
          // Who strips the first entry of its MAC leaves it to the next one to be found.
          expect(found.entry).toBe(which === 1 && strips ? 2 : which);
        },
      ),
      cases,
    );
  });

  test('a head that was changed, moved or left out', async () => {
    const { keyed } = records;
    const head = keyed.at(-1)?.head as object;
    const withHead = (change: object) => failure([...keyed.slice(0, -1), { head: { ...head, ...change } }], key);
    expect(await withHead({ count: length + 3 })).toMatchObject({
      entry: 13,
      why: 'Entries 13 to 15 are missing at the end.',
    });
    expect(await withHead({ count: length + 1 })).toMatchObject({ entry: 13, why: 'Entry 13 is missing at the end.' });
    expect(await withHead({ count: length - 2 })).toMatchObject({
      entry: 11,
      why: expect.stringContaining('was added'),
    });
    expect(await withHead({ count: `${length}` })).toMatchObject({ entry: 12 });
    expect(await withHead({ hash: 'x' })).toMatchObject({ entry: 12 });
    expect(await withHead({ mac: 'x' })).toMatchObject({ entry: 12 });
    expect(await withHead({ seal: 'x' })).toMatchObject({ why: expect.stringContaining('own MAC is wrong') });
    expect(await withHead({ key: null, seal: null })).toMatchObject({
      why: expect.stringContaining('own MAC is wrong'),
    });
    expect(await failure(keyed.slice(0, -1), key)).toMatchObject({
      entry: 13,
      why: expect.stringContaining('cut off'),
    });
    expect(await failure([], null)).toMatchObject({ entry: 1, why: expect.stringContaining('cut off') });
    expect(await failure([...keyed, keyed[0] as object], key)).toMatchObject({ entry: 13 });
  });

  test('a tail that was cut together with the head, by someone without the key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: length - 1 }), async (left) => {
        const { keyed } = records;
        const kept = keyed.slice(0, at(keyed, left) + 1);
        const { number: count, hash, mac } = entryOf(kept.at(-1));
        const head = { ...keyed.at(-1)?.head, count, hash, mac };
        expect(await failure([...kept, { head }], key)).toMatchObject({
          entry: left + 1,
          why: expect.stringContaining('cut off'),
        });
      }),
      { numRuns: 11 },
    );
  });

  test('lines that are no entries', async () => {
    for (const line of [{}, { entry: null }, { entry: {} }, { text: null }, { head: null }])
      expect(await failure([...records.keyed.slice(0, 1), line, ...records.keyed.slice(1)], key)).toMatchObject({
        kind: 'broken',
      });
  });
});

describe('texts', () => {
  const lines = makeRecord(length, key);
  const place = lines.findIndex(({ text }) => text);

  test('a changed one is found by its hash, and the chain still said to hold', async () => {
    const text = lines[place]?.text as { hash: string; salt: string; text: string };
    const found = await failure(lines.with(place, { text: { ...text, text: 'other words' } }), key);
    expect(found).toEqual({
      holds: false,
      kind: 'textChanged',
      entry: 3,
      why: 'Text changed: the words of entry 3. The chain itself holds.',
    });
    const both = lines.map((line) => (line.text ? { text: { ...line.text, salt: 'x' } } : line));
    expect((await failure(both, key)).why).toContain('So were 3 more.');
  });

  test('one that no entry names is found', async () => {
    const stray = { text: keepText('never said') };
    expect(await failure(lines.toSpliced(place, 1, stray), key)).toMatchObject({ kind: 'broken', entry: 3 });
    expect(await failure(lines.toSpliced(place, 0, lines[place] as object), key)).toMatchObject({ kind: 'broken' });
  });

  test('the same words have another hash each time', () => {
    expect(keepText('yes').hash).not.toBe(keepText('yes').hash);
  });
});

describe('keys', () => {
  test('a wrong key is told apart from a changed entry', async () => {
    const lines = makeRecord(length, key);
    const found = await failure(lines, anotherKey);
    expect(found.kind).toBe('otherKey');
    expect(found.why).toContain(`(${key.id})`);
    expect(found.why).toContain(`(${anotherKey.id})`);
    const changed = lines.with(at(lines, 4), { entry: { ...entryOf(lines[at(lines, 4)]), who: 'x' } });
    expect(await failure(changed, anotherKey)).toMatchObject({ kind: 'broken', entry: 4 });
  });

  test('a record whose MACs were all taken away does not hold', async () => {
    expect(await failure(makeRecord(length, null), key)).toMatchObject({ kind: 'broken', entry: 1 });
  });

  test('entries from before there was a key are held by those after', async () => {
    const lines = makeRecord(length, key, 5);
    expect(await check(lines, key)).toMatchObject({ holds: true, sealedFrom: 5 });
    expect(await check(lines, null)).toMatchObject({ holds: true, sealedFrom: null });
    const anew = chainAnew(lines.with(0, { entry: forge(entryOf(lines[0]), { who: 'x' }, null) }), 1, null);
    expect(await failure(anew, key)).toMatchObject({ kind: 'broken', entry: 5 });
  });

  test('what another key wrote after it is named', async () => {
    const lines = makeRecord(length, key).filter(({ text }) => !text);
    const anew = chainAnew(lines, at(lines, 9), anotherKey);
    expect(await failure(anew, key)).toMatchObject({
      kind: 'broken',
      entry: 9,
      why: expect.stringContaining('another key'),
    });
    expect(await check(anew, anotherKey)).toMatchObject({ holds: true, sealedFrom: 9 });
  });
});
