import { expect, test } from 'vitest';
import { parseFilter } from '../../src/demo/filter.ts';

const items = [
  { id: 'a', on: true, at: '2026-11-10T08:00:00Z', name: "O'Hara", errors: [{ category: 'PropertyConflict' }] },
  { id: 'b', on: false, at: '2026-11-12T08:00:00Z', name: 'and (or)', errors: [{ category: 'Other' }] },
  { id: 'c', on: null, at: '2026-11-14T08:00:00Z', name: 'eq', errors: [] },
];
const chosen = (filter: string) => items.filter(parseFilter(filter).matches).map(({ id }) => id);

test.each([
  ["id eq 'a'", ['a']],
  ['on eq true', ['a']],
  ['on eq false', ['b']],
  ['on eq null', ['c']],
  ['missing eq null', ['a', 'b', 'c']],
  ["name eq 'O''Hara'", ['a']],
  ["name eq 'and (or)'", ['b']],
  ["id in ('a','c')", ['a', 'c']],
  ["startswith(name,'O''h')", ['a']],
  ["startswith(name,'hara')", []],
  ["startswith(missing,'x')", []],
  ["startswith(name,'eq') or id eq 'a'", ['a', 'c']],
  ['at ge 2026-11-12T08:00:00.000Z', ['b', 'c']],
  ['at le 2026-11-12T08:00:00Z', ['a', 'b']],
  ["errors/any(e:e/category eq 'PropertyConflict')", ['a']],
  ["on eq true and id eq 'b'", []],
  ["id eq 'c' or on eq true and id eq 'a'", ['a', 'c']],
  ["(id eq 'c' or on eq true) and id eq 'a'", ['a']],
  ["at ge 2026-11-11T00:00:00Z and (name eq 'eq' or name eq 'and (or)')", ['b', 'c']],
])('%s', (filter, expected) => {
  expect(chosen(filter)).toEqual(expected);
});

test('the properties that a filter looks at are known', () => {
  const { properties } = parseFilter("errors/any(e:e/category eq 'x') and (id eq 'a' or at ge 2026-01-01T00:00:00Z)");
  expect(properties).toEqual(['errors/category', 'id', 'at']);
});

test.each([
  '',
  'id',
  'id eq',
  "id eq 'a",
  "id eq 'a' and",
  "(id eq 'a'",
  "id eq 'a')",
  "id like 'a'",
  'startswith(id)',
  "startswith(id,'a'",
  'id in ()',
  'errors/any()',
  "errors/any(e:x/category eq 'y')",
  'at ge yesterday',
  "id eq 'a' id eq 'b'",
  'id eq "a"',
])('%j is malformed', (filter) => {
  expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest' }));
});

test('Graph takes 15 alternatives and no more', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `'${index}'`);
  expect(chosen(`id in (${ids(15)})`)).toEqual([]);
  expect(() => parseFilter(`id in (${ids(16)})`)).toThrow(
    expect.objectContaining({ code: 'Request_UnsupportedQuery' }),
  );
  const eachEqual = (count: number) =>
    ids(count)
      .map((id) => `id eq ${id}`)
      .join(' or ');
  expect(chosen(eachEqual(15))).toEqual([]);
  expect(() => parseFilter(eachEqual(16))).toThrow(expect.objectContaining({ code: 'Request_UnsupportedQuery' }));
});
