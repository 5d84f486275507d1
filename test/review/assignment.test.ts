import { expect, test } from 'vitest';
import { keyOf, remindersOf } from '../../src/review/assignment.ts';

test.each([
  ['days before', '2026-11-20T10:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['the day before, early', '2026-11-30T07:59:59.000Z', '2026-11-30T08:00:00.000Z'],
  ['the day before, at that hour', '2026-11-30T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['the day before, later', '2026-11-30T08:00:01.000Z', '2026-11-30T08:00:01.000Z'],
  ['on the day itself', '2026-12-01T23:59:00.000Z', '2026-12-01T23:59:00.000Z'],
])('assigned %s', (_, now, soon) => {
  expect(remindersOf('2026-12-01', new Date(now))).toEqual({
    soon: new Date(soon),
    overdue: new Date('2026-12-02T08:00:00.000Z'),
  });
});

test('no two targets have one key', () => {
  const keys = [
    keyOf({ kind: 'area', area: 'network' }),
    keyOf({ kind: 'check', check: 'network' }),
    keyOf({ kind: 'question', fact: 'network', subject: '' }),
    keyOf({ kind: 'question', fact: 'network', subject: 'active-1' }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
