import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactName } from '../../src/facts/facts.ts';
import type { Reading } from '../../src/facts/reading.ts';
import type { Answer } from '../../src/review/answer.ts';
import type { Dossier } from '../../src/review/dossier.ts';
import type { Store } from '../../src/store/store.ts';
import { newReview } from './new-review.ts';

/** What the store promises of answers, on whatever database. */
export function keepsAnswers(store: () => Store): void {
  const adele = { id: 'adele', name: 'Adele Vance' };
  const alex = { id: 'alex', name: 'Alex Wilber' };
  const at = '2026-11-20T08:00:00.000Z';
  const fact = 'adObjectCount';

  const open = async (reviewId: string) => (await store().dossiers.get(reviewId)) as Dossier;
  const told = (value: unknown, by = adele): Reading<unknown> => ({
    ok: true,
    value,
    source: { kind: 'person', at, by, evidence: 'screenshot' },
  });

  /** Gives an answer, on top of what the question's newest entry is, unless `seen` says otherwise. */
  const give = async (reviewId: string, answer: Partial<Omit<Answer, 'number' | 'earlier'>> & { seen?: number }) => {
    const question = { fact, subject: '', ...answer } as const;
    const [newest] = await store().answers.history(reviewId, question.fact, question.subject);
    const said = { reading: told(1), words: '1', evidence: '', by: adele, at };
    return store().answers.give({ seen: newest?.number ?? 0, ...said, ...question, reviewId });
  };
  const undo = async (reviewId: string, by: Answer['by']) => {
    const last = await store().answers.last(reviewId, by.id);
    if (!last) return null;
    const numbers = await store().answers.giveTogether(
      last.parts.map(({ undone, before }) => ({
        reviewId,
        fact: undone.fact,
        subject: undone.subject,
        reading: before?.reading ?? null,
        words: before?.words ?? '',
        evidence: before?.evidence ?? '',
        by: before?.by ?? by,
        at: before?.at ?? '2026-11-21T08:00:00.000Z',
        seen: undone.number,
        undoes: undone.number,
        batch: randomUUID(),
      })),
    );
    for (const [index, { undone }] of last.parts.entries()) expect(numbers[index]).toBeGreaterThan(undone.number);
    return last;
  };

  test('nothing is told at first', async () => {
    const review = await newReview(store());
    expect(await open(review)).toMatchObject({ answers: { site: {}, subjects: {} }, told: [] });
    expect(await store().answers.last(review, 'adele')).toBeNull();
    expect(await store().answers.history(review, fact, '')).toEqual([]);
  });

  test('an answer keeps who, when, the words, the evidence and its earlier values, newest first', async () => {
    const [review, other] = [await newReview(store()), await newReview(store())];
    const first = { reading: told(1000), words: '1 000', evidence: 'counted', by: adele, at };
    const unsure = { ok: false as const, cause: { kind: 'saidUnknown' as const } };
    const second = { reading: unsure, words: 'no idea', evidence: '', by: alex, at: '2026-11-20T09:00:00.001Z' };
    const one = await give(review, first);
    await give(other, { words: 'of another review' });
    await give(review, { fact: 'topology', words: 'of another question' });
    const two = await give(review, second);
    const history = await store().answers.history(review, fact, '');
    expect(history).toEqual([
      { number: two, fact, subject: '', ...second, earlier: 1 },
      { number: one, fact, subject: '', ...first, earlier: 0 },
    ]);
    const dossier = await open(review);
    expect(dossier.told.filter((entry) => entry.fact === fact)).toEqual([history[0]]);
    expect(dossier.answers.site[fact]).toEqual(unsure);
  });

  test('an answer belongs to its subject', async () => {
    const review = await newReview(store());
    for (const [subject, value] of [
      ['', 1],
      ['active-1', 2],
      ['staging-1', 3],
      ['active-1', 4],
    ] as const)
      await give(review, { subject, reading: told(value) });
    const { answers, told: entries } = await open(review);
    expect(answers).toEqual({
      site: { [fact]: told(1) },
      subjects: { 'active-1': { [fact]: told(4) }, 'staging-1': { [fact]: told(3) } },
    });
    expect(entries.map(({ subject, earlier }) => [subject, earlier]).toSorted()).toEqual([
      ['', 0],
      ['active-1', 1],
      ['staging-1', 0],
    ]);
  });

  test('only who saw the newest entry of a question adds to it', async () => {
    const review = await newReview(store());
    const one = (await give(review, { seen: 0 })) ?? 0;
    const elsewhere = (await give(review, { subject: 'active-1' })) ?? 0;
    expect(await give(review, { seen: 0 })).toBeNull();
    expect(await give(review, { seen: elsewhere })).toBeNull();
    expect(await give(review, { subject: 'staging-1', seen: one })).toBeNull();
    const two = (await give(review, { seen: one, words: 'second' })) ?? 0;
    expect(two).toBeGreaterThan(elsewhere);
    expect(await give(review, { seen: one })).toBeNull();
    expect(await store().answers.history(review, fact, '')).toMatchObject([{ number: two, words: 'second' }, {}]);
  });

  test('of twenty that answer one question at once, one does, round after round', async () => {
    const review = await newReview(store());
    let seen = 0;
    for (const round of [1, 2, 3]) {
      const people = Array.from({ length: 20 }, (_, number) => ({ id: `${number}`, name: `Person ${number}` }));
      const numbers = await Promise.all(
        people.map((by) =>
          store().answers.give({
            reviewId: review,
            fact,
            subject: '',
            reading: null,
            words: '',
            evidence: '',
            by,
            at,
            seen,
          }),
        ),
      );
      const winners = people.filter((_, index) => numbers[index] !== null);
      expect(winners).toHaveLength(1);
      expect((await open(review)).told).toMatchObject([{ by: winners[0], earlier: round - 1 }]);
      expect(await store().answers.history(review, fact, '')).toHaveLength(round);
      seen = Math.max(...numbers.map(Number));
    }
  });

  test('what is taken back is as if never asked, and can be answered again', async () => {
    const review = await newReview(store());
    await give(review, {});
    const number = (await give(review, { reading: null, words: 'forget it' })) ?? 0;
    const { answers, told: entries } = await open(review);
    expect(answers).toEqual({ site: {}, subjects: {} });
    expect(entries).toMatchObject([{ number, reading: null, words: 'forget it', earlier: 1 }]);
    await give(review, { seen: number, reading: told(7) });
    expect((await open(review)).answers.site).toEqual({ [fact]: told(7) });
  });

  test('an undo after an undo goes further back, to the order in which the answers were given', async () => {
    const review = await newReview(store());
    await give(review, { words: 'a' });
    await give(review, { subject: 'active-1', words: 'b' });
    await give(review, { words: 'c' });
    await give(review, { subject: 'staging-1', words: 'not hers', by: alex });
    const undone = [];
    for (const _ of 'four') {
      const last = await undo(review, adele);
      undone.push((last?.parts ?? []).map((part) => [part.undone.words, part.before?.words]));
    }
    expect(undone).toEqual([[['c', 'a']], [['b', undefined]], [['a', undefined]], []]);
    expect((await open(review)).answers).toEqual({ site: {}, subjects: { 'staging-1': { [fact]: told(1) } } });
  });

  test('an answer that someone else has replaced is not theirs to take back, until it stands again', async () => {
    const review = await newReview(store());
    await give(review, { words: 'hers' });
    await give(review, { words: 'his', by: alex });
    expect(await undo(review, adele)).toBeNull();
    expect(await undo(review, alex)).toMatchObject({
      parts: [{ undone: { words: 'his' }, before: { words: 'hers', by: adele } }],
      since: [],
    });
    expect(await undo(review, alex)).toBeNull();
    expect(await undo(review, adele)).toMatchObject({ parts: [{ undone: { words: 'hers' }, before: null }] });
    expect((await open(review)).answers.site).toEqual({});
  });

  /** Gives one answer to several questions by one press. */
  const giveAll = async (
    reviewId: string,
    batch: string,
    questions: readonly { fact: FactName; subject: string }[],
    said: Partial<Answer> = {},
  ) => {
    const newest = await Promise.all(
      questions.map((one) =>
        store()
          .answers.history(reviewId, one.fact, one.subject)
          .then(([entry]) => entry),
      ),
    );
    return store().answers.giveTogether(
      questions.map((question, index) => ({
        ...{ reading: told(1), words: '1', evidence: '', by: adele, at, batch, reviewId },
        ...{ ...question, ...said, seen: newest[index]?.number ?? 0 },
      })),
    );
  };
  const three = ['active-1', 'staging-1', 'staging-2'].map((subject) => ({ fact, subject }) as const);

  test('of several at once those are stored that nobody else was first with, each under its own number', async () => {
    const review = await newReview(store());
    const theirs = (await give(review, { subject: 'staging-1', words: 'his', by: alex })) ?? 0;
    const entry = { reviewId: review, reading: told(1), words: '1', evidence: '', by: adele, at, seen: 0, batch: 'b' };
    const numbers = await store().answers.giveTogether(three.map((question) => ({ ...entry, ...question })));
    expect(numbers.map((number) => number !== null)).toEqual([true, false, true]);
    const { told: entries } = await open(review);
    const stored = Object.fromEntries(entries.map(({ subject, words, number }) => [subject, [words, number]]));
    expect(stored).toEqual({
      'active-1': ['1', numbers[0]],
      'staging-1': ['his', theirs],
      'staging-2': ['1', numbers[2]],
    });
    expect(await store().answers.giveTogether([])).toEqual([]);
  });

  test('of twenty presses for the same three questions at once, one stores all three', async () => {
    const review = await newReview(store());
    const batches = Array.from({ length: 20 }, (_, index) => `press ${index}`);
    const results = await Promise.all(
      // In whatever order they are named.
      batches.map((batch, index) => giveAll(review, batch, index % 2 ? three : three.toReversed())),
    );
    const winners = results.filter((numbers) => numbers.some((number) => number !== null));
    expect(winners).toHaveLength(1);
    expect(winners[0]?.every((number) => number !== null)).toBe(true);
    expect(new Set((await open(review)).told.map(({ batch }) => batch)).size).toBe(1);
  });

  test('one undo takes back what one press stored, except what someone else has answered since', async () => {
    const review = await newReview(store());
    await giveAll(review, 'first', three, { words: 'first' });
    await giveAll(review, 'second', three.slice(0, 2), { words: 'second' });
    await give(review, { subject: 'staging-1', words: 'his', by: alex });
    expect(await undo(review, adele)).toMatchObject({
      parts: [{ undone: { words: 'second', subject: 'active-1' }, before: { words: 'first' } }],
      since: [{ words: 'his', subject: 'staging-1' }],
    });
    const last = await undo(review, adele);
    expect(last?.parts.map(({ undone }) => undone.subject).toSorted()).toEqual(['active-1', 'staging-2']);
    expect(last?.since).toMatchObject([{ words: 'his' }]);
    expect(await undo(review, adele)).toBeNull();
    // Hers stands again as soon as his is taken back, and is hers to take back too.
    await undo(review, alex);
    expect((await undo(review, adele))?.parts).toMatchObject([{ undone: { words: 'second', subject: 'staging-1' } }]);
    expect((await undo(review, adele))?.parts).toMatchObject([{ undone: { words: 'first', subject: 'staging-1' } }]);
    expect((await open(review)).answers).toEqual({ site: {}, subjects: {} });
  });

  /** What people see: each question with what was said of it. One that was brought back to nothing is not there. */
  const visible = ({ answers, told: entries }: Dossier) => ({
    answers,
    told: Object.fromEntries(
      entries
        .filter(({ words }) => words !== '')
        .map(({ number, earlier, undoes, batch, ...said }) => [`${said.fact}@${said.subject}`, said]),
    ),
  });

  test('whatever was answered and undone before, an undo restores exactly the state before the press', async () => {
    const person = fc.constantFrom(adele, alex);
    const question = fc.record({
      fact: fc.constantFrom<FactName>('adObjectCount', 'topology'),
      subject: fc.constantFrom('', 'active-1'),
    });
    const keyOf = (one: { fact: string; subject: string }) => `${one.fact}@${one.subject}`;
    const step = fc.oneof(
      fc.record({
        by: person,
        questions: fc.uniqueArray(question, { minLength: 1, maxLength: 4, selector: keyOf }),
        // As before presses had names, and as they have them.
        isNamed: fc.boolean(),
        value: fc.constantFrom(null, 1, 2),
      }),
      fc.record({ by: person }),
    );
    let batches = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const review = await newReview(store());
        const before = new Map<string, Answer | undefined>();
        for (const [index, { by, ...press }] of steps.entries()) {
          const state = visible(await open(review));
          if ('questions' in press) {
            const { value, isNamed } = press;
            const asked = isNamed ? press.questions : press.questions.slice(0, 1);
            const words = `${index}`;
            for (const one of asked) before.set(`${words} ${keyOf(one)}`, state.told[keyOf(one)] as Answer | undefined);
            const said = { words, by, reading: value === null ? null : told(value, by) };
            if (isNamed) await giveAll(review, words, asked, said);
            else for (const one of asked) await give(review, { ...one, ...said });
            continue;
          }
          const theirs = Object.values(state.told).filter((said) => said.by.id === by.id);
          const newest = theirs.map(({ words }) => Number(words)).toSorted((a, b) => b - a)[0];
          const last = await undo(review, by);
          const expected = theirs.filter(({ words }) => words === `${newest}`).map(keyOf);
          expect(last?.parts.map(({ undone }) => keyOf(undone)).toSorted() ?? []).toEqual(expected.toSorted());
          if (!last) continue;
          if (last.parts.length > 1) batches += 1;
          const restored: Record<string, unknown> = { ...state.told };
          for (const { undone } of last.parts) {
            expect(undone.words).toBe(`${newest}`);
            const earlier = before.get(`${undone.words} ${keyOf(undone)}`);
            if (earlier) restored[keyOf(undone)] = earlier;
            else delete restored[keyOf(undone)];
          }
          expect(visible(await open(review)).told).toEqual(restored);
        }
        for (const entry of (await open(review)).told) {
          const history = await store().answers.history(review, entry.fact, entry.subject);
          expect(history[0]).toEqual(entry);
          expect(history.map(({ earlier }) => earlier)).toEqual([...history.keys()].toReversed());
          expect(history.map(({ number }) => number)).toEqual(
            history.map(({ number }) => number).toSorted((a, b) => b - a),
          );
        }
      }),
      { numRuns: 100 },
    );
    expect(batches).toBeGreaterThan(20);
  }, 60_000);

  test('an answer and its undo leave the whole dossier as it was', async () => {
    const review = await newReview(store());
    await give(review, { subject: 'active-1', reading: told(2), words: '2' });
    await give(review, { reading: told(3), words: '3', evidence: 'https://contoso.com', by: alex });
    const state = visible(await open(review));
    await give(review, { reading: null, words: 'never mind' });
    await give(review, { reading: told(4), words: '4', at: '2026-11-22T08:00:00.000Z' });
    expect(visible(await open(review))).not.toEqual(state);
    await undo(review, adele);
    await undo(review, adele);
    expect(visible(await open(review))).toEqual(state);
  });

  test('what people say comes back as they said it, whatever it holds', async () => {
    const review = await newReview(store());
    const text = 'NUL \u0000, half a pair \ud83d, quotes " \' \\ $1 {"a":null} \r\n\t\u202E and 🚀 Zürich';
    const by = { id: 'adele', name: text };
    const said = { reading: told(text, by), words: text, evidence: text, by, at };
    await give(review, said);
    const { answers, told: entries } = await open(review);
    expect(entries).toMatchObject([said]);
    expect(answers.site).toEqual({ [fact]: told(text, by) });
    expect(await store().answers.history(review, fact, '')).toEqual(entries);
    expect((await store().answers.last(review, 'adele'))?.parts[0]?.undone).toEqual(entries[0]);
  });

  test('a new review may start with answers, which nobody can undo and everybody can replace', async () => {
    const review = await newReview(store());
    const source = { kind: 'file', at } as const;
    const facts = {
      adObjectCount: { ok: true, value: 260, source },
      testUserReady: { ok: true, value: true, source },
    } as const;
    const by = { id: 'file', name: 'a file of answers' };
    await store().answers.seed(review, facts, { by, at });
    await store().answers.seed(review, {}, { by, at });
    const { answers, told: entries } = await open(review);
    expect(answers).toEqual({ site: facts, subjects: {} });
    expect(entries.map(({ words }) => words).toSorted()).toEqual(['260', 'true']);
    expect(await store().answers.last(review, 'adele')).toBeNull();
    await give(review, { reading: told(300) });
    await undo(review, adele);
    expect((await open(review)).answers.site).toEqual(facts);
  });

  test('an answer in a review that is not there is stored nowhere', async () => {
    expect(await give('no such review', {})).toBeNull();
  });
}
