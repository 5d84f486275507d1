import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSuppositions, saySuppositions } from '../../src/handlers/read-suppositions.ts';
import type { Supposition } from '../../src/review/suppose.ts';

const said = (text: string) => readSuppositions(text)?.map(({ check, state }) => `${check}: ${state}`) ?? null;

test.each<[string, string[] | null]>([
  ['tenant.exists passes', ['tenant.exists: passes']],
  ['tenant.exists passed', ['tenant.exists: passes']],
  ['tenant.admins.mfa is waived', ['tenant.admins.mfa: waived']],
  ['we are waived', ['we: waived']],
  ['the quota FAILS', ['the quota: fails']],
  ['a and b pass', ['a: passes', 'b: passes']],
  ['both a and b would pass', ['a: passes', 'b: passes']],
  ['a, b and c are all waived', ['a: waived', 'b: waived', 'c: waived']],
  ['a, b, and c pass', ['a: passes', 'b: passes', 'c: passes']],
  ['a passes and b is waived', ['a: passes', 'b: waived']],
  ['a, b pass, c fails', ['a: passes', 'b: passes', 'c: fails']],
  ['no bypass passes', ['no bypass: passes']],
  ['', null],
  ['passes', null],
  ['tenant.exists', null],
  ['a passes and b', null],
  ['the bypass', null],
  ['a and is waived', null],
  [', and ,', null],
])('“%s” supposes %j', (text, expected) => {
  expect(said(text)).toEqual(expected);
});

test('what is said of ids is read back, and nothing that can be typed throws', () => {
  const suppositions: fc.Arbitrary<Supposition[]> = fc.array(
    fc.record({
      check: fc.stringMatching(/^[a-z]{1,8}(\.[a-z-]{1,8}){1,2}$/),
      state: fc.constantFrom('passes', 'fails', 'waived'),
    }),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(suppositions, (some) => {
      expect(readSuppositions(saySuppositions(some).replace('what if ', ''))).toEqual(some);
    }),
  );
  const pieces = fc.constantFrom('a', ' ', ',', 'and', ' and ', 'passes', ' is ', 'waived', 'both', '\n', '.');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((some) => some.join('')),
      ),
      (text) => {
        for (const { check } of readSuppositions(text) ?? []) expect(check).toMatch(/\S/);
      },
    ),
  );
});
