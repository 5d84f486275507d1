import { expect, test } from 'vitest';
import type { Assignment } from '../../src/review/assignment.ts';
import type { Database } from '../../src/store/database.ts';
import { eq } from '../../src/store/drizzle.ts';
import type { Store } from '../../src/store/store.ts';
import { reviews } from '../../src/store/tables.ts';
import { newReview } from './new-review.ts';

/** What the store promises of assignments, on whatever database. */
export function keepsAssignments(store: () => Store, database: () => Database): void {
  const alex = { id: 'alex', name: 'Alex Wilber' };
  const network: Assignment = {
    target: { kind: 'area', area: 'network' },
    owner: alex,
    due: '2026-12-01',
    by: { id: 'adele', name: 'Adele Vance' },
    at: '2026-11-20T08:00:00.000Z',
  };
  const later = '2026-11-20T09:00:00.000Z';

  test('an assignment comes back as it was stored, in its review only', async () => {
    const [id, other] = [await newReview(store()), await newReview(store())];
    const question: Assignment = {
      ...network,
      target: { kind: 'question', fact: 'x', subject: 'active-1' },
      due: null,
    };
    await store().assignments.put(id, 'area network', network);
    await store().assignments.put(id, 'question x', question);
    expect(await store().assignments.of(id)).toEqual([network, question]);
    expect(await store().assignments.of(other)).toEqual([]);
  });

  test.each<[string, Partial<Assignment>]>([
    ['another owner', { owner: { id: 'megan', name: 'Megan Bowen' } }],
    ['another day', { due: '2026-12-02' }],
    ['no day', { due: null }],
  ])('%s replaces what was stored', async (_, change) => {
    const id = await newReview(store());
    await store().assignments.put(id, 'area network', network);
    const changed = { ...network, ...change, at: later };
    await store().assignments.put(id, 'area network', changed);
    expect(await store().assignments.of(id)).toEqual([changed]);
    await store().assignments.put(id, 'area network', network);
    expect(await store().assignments.of(id)).toEqual([network]);
  });

  test('the same again leaves it as it was, with a day and without', async () => {
    const id = await newReview(store());
    for (const due of ['2026-12-01', null]) {
      const key = `area ${due}`;
      await store().assignments.put(id, key, { ...network, due });
      await store().assignments.put(id, key, { ...network, due, at: later, owner: { ...alex, name: 'Alexander' } });
    }
    expect((await store().assignments.of(id)).map(({ at, owner }) => [at, owner.name])).toEqual([
      [network.at, 'Alex Wilber'],
      [network.at, 'Alex Wilber'],
    ]);
  });

  test('a review that is removed takes its own with it', async () => {
    const [id, other] = [await newReview(store()), await newReview(store())];
    for (const one of [id, other]) await store().assignments.put(one, 'area network', network);
    await database().queries.delete(reviews).where(eq(reviews.id, id));
    expect(await store().assignments.of(id)).toEqual([]);
    expect(await store().assignments.of(other)).toEqual([network]);
  });

  test('one is removed and the others stay', async () => {
    const id = await newReview(store());
    await store().assignments.put(id, 'a', network);
    await store().assignments.put(id, 'b', { ...network, due: null });
    await store().assignments.remove(id, 'a');
    await store().assignments.remove(id, 'a');
    expect(await store().assignments.of(id)).toEqual([{ ...network, due: null }]);
  });
}
