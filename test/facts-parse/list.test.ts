import { expect, test } from 'vitest';
import { parseList } from '../../src/facts/parse/list.ts';

test.each([
  ['contoso.com', ['contoso.com']],
  ['80, 443;5985', ['80', '443', '5985']],
  ['SRV01\r\nSRV02\n\n', ['SRV01', 'SRV02']],
  ['- Domain Admins\n* Tier  0 Admins\n• Others', ['Domain Admins', 'Tier 0 Admins', 'Others']],
  ['{DC01, DC02}', ['DC01', 'DC02']],
  ['"a b", \'c\'', ['a b', 'c']],
  ['443, 443', ['443']],
  ['none', []],
  [' None. ', []],
  ['-', []],
  ['{}', []],
  ['none of them', ['none of them']],
  ['-5', ['-5']],
])('%j is %j', (text, items) => {
  expect(parseList(text)).toEqual(items);
});

test.each(['', '  \r\n ', ',', ' ; , ', '""', '{ , }'])('%j is no answer', (text) => {
  expect(parseList(text)).toBeUndefined();
});
