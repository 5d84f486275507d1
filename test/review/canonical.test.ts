import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '../../src/review/canonical.ts';

test('keys are in order, nothing stands between, and what is undefined is left out', () => {
  expect(canonical({ b: [1, { z: null, a: 'ü"' }], a: undefined, B: true, '': -0 })).toBe(
    '{"":0,"B":true,"b":[1,{"a":"ü\\"","z":null}]}',
  );
  expect(canonical([undefined, 'x'])).toBe('[null,"x"]');
  expect(canonical(undefined)).toBe('null');
  expect(canonical(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
});

test('it says all that JSON says, and the same whatever the order of keys', () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, turned(part)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false } as object), (value) => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(turned(value))).toBe(canonical(value));
    }),
  );
});
