import { expect, test } from 'vitest';
import { catalogue, symptoms } from '../../src/catalogue/index.generated.ts';
import { findExplanation } from '../../src/handlers/find-explanation.ts';

const find = (words: string) => findExplanation(words, { catalogue, symptoms });

test.each(Object.keys({ ...catalogue, ...symptoms }))('the id %s is found in any case', (id) => {
  expect(find(id.toUpperCase()).id).toBe(id);
});

test.each(
  Object.entries(symptoms).flatMap(([id, { title, phrases }]) => [title, ...phrases].map((words) => [words, id])),
)('“%s” finds its symptom', (words, id) => {
  const found = find(words);
  expect(found.id ?? found.nearest[0]).toBe(id);
});

test.each(Object.entries(catalogue).map(([id, { title }]) => [title, id]))('“%s” is among the nearest', (title, id) => {
  const found = find(title);
  expect([found.id, ...found.nearest]).toContain(id);
});

test.each(['xyzzy plugh', 'is it for you', '???', ''])('“%s” finds nothing', (words) => {
  expect(find(words)).toEqual({ id: null, nearest: [] });
});

test.each(['constructor', '__proto__', 'toString'])('“%s” is no check', (words) => {
  expect(find(words).id).toBeNull();
});

test('a sentence of which only a small part is found is not taken for that part', () => {
  expect(find('the purple elephants of Ruritania prefer ntlm biscuits on Sundays').id).toBeNull();
});
