import { expect, test } from 'vitest';
import { parseText } from '../../src/facts/parse/text.ts';

test.each([
  ['CONTOSO\\svc-sync', 'CONTOSO\\svc-sync'],
  ['  two   words ', 'two words'],
  ['two\r\nlines', 'two lines'],
  ['\ttab\t', 'tab'],
  ['', ''],
  ['x'.repeat(2000), 'x'.repeat(2000)],
  [`  ${'x'.repeat(2000)}  `, 'x'.repeat(2000)],
])('%j on one line', (text, line) => {
  expect(parseText(text)).toBe(line);
});

test('a longer text is refused, not cut', () => {
  expect(parseText('x'.repeat(2001))).toBeUndefined();
});
