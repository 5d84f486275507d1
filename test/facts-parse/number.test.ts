import { expect, test } from 'vitest';
import { parseNumber } from '../../src/facts/parse/number.ts';

const narrowNoBreakSpace = '\u202f';

test.each([
  ['12000', 'objects', 12_000],
  ['12,000', 'objects', 12_000],
  ['12.000', 'objects', 12_000],
  ['12 000', 'objects', 12_000],
  [`12${narrowNoBreakSpace}000`, 'objects', 12_000],
  ["1'200'000", 'objects', 1_200_000],
  ['1’200’000', 'objects', 1_200_000],
  ['1,234,567', 'objects', 1_234_567],
  ['12000 objects.', 'objects', 12_000],
  ['1 object', 'objects', 1],
  ['5k', 'objects', 5000],
  ['1.2 million objects', 'objects', 1_200_000],
  ['0', 'objects', 0],
  ['-3', 'objects', -3],
  ['−3', 'objects', -3],
  ['2.5', 'objects', 2.5],
  ['PS C:\\> (Get-ADObject -Filter *).Count\r\n12000\r\n', 'objects', 12_000],
  ['\r\nCount\r\n-----\r\n12000\r\n\r\n', 'objects', 12_000],
  ['Count : 12000', 'objects', 12_000],
  ['objectVersion = 88', undefined, 88],
])('%j is a count of %s: %d', (text, unit, value) => {
  expect(parseNumber(text, unit)).toBe(value);
});

test.each([
  ['6', 'GB', 6],
  ['6 GB', 'GB', 6],
  ['6gb', 'GB', 6],
  ['16 GB RAM', 'GB', 16],
  ['6.5 GB', 'GB', 6.5],
  ['6,5 GB', 'GB', 6.5],
  ['118,240837097168', 'GB', 118.240837],
  ['15.625', 'GB', 15.625],
  ['1863.0169', 'GB', 1863.0169],
  ['4095', 'GB', 4095],
  ['99', 'GHz', 99],
  ['16384 MB', 'GB', 16],
  ['Total Physical Memory:     16,384 MB', 'GB', 16],
  ['16.384 MB', 'GB', 16],
  ['17179869184 bytes', 'GB', 16],
  ['2 TB', 'GB', 2048],
  ['1,234.56 GB', 'GB', 1234.56],
  ['1.234,56 GB', 'GB', 1234.56],
  ['2400 MHz', 'GHz', 2.4],
  ['2,4', 'GHz', 2.4],
  ['2400', 'MHz', 2400],
  ['12,288 MB', 'MB', 12_288],
  ['1,440 seconds', 'minutes', 24],
  ['360 seconds', 'minutes', 6],
  ['1 hour', 'minutes', 60],
  ['85 %', '%', 85],
  ['0.125', 'GB', 0.125],
])('%j is a measure in %s: %d', (text, unit, value) => {
  expect(parseNumber(text, unit)).toBe(value);
});

test.each([
  ['', 'objects'],
  ['many', 'objects'],
  ['about 5k', 'objects'],
  ['~500', 'objects'],
  ['> 500', 'objects'],
  ['500+', 'objects'],
  ['10-20', 'objects'],
  ['12000 servers', 'objects'],
  ['1,23,456', 'objects'],
  ['1.2.3', 'objects'],
  ['12,00,', 'objects'],
  ['1e5', 'objects'],
  ['0x10', 'objects'],
  ['Infinity', 'objects'],
  ['99999999999999999999', 'objects'],
  ['12\n13', 'objects'],
  ['6 constructor', 'objects'],
  ['6 constructor', 'GB'],
  ['6 GHz', 'GB'],
  ['6 GB free of 100 GB', 'GB'],
])('%j is refused as a number of %s', (text, unit) => {
  expect(parseNumber(text, unit)).toBeUndefined();
});

test.each([
  ['12,000 GB', 'GB'],
  ['12.000', 'GB'],
  ['2,592', 'GHz'],
  ['1,440', 'minutes'],
])('%j can be read in two ways, so it is refused as a number of %s', (text, unit) => {
  expect(parseNumber(text, unit)).toBeUndefined();
});

test.each([
  ['17179869184', 'GB'],
  ['4096', 'GB'],
  ['100', 'GHz'],
])('%j without a unit is more likely a smaller one than %s', (text, unit) => {
  expect(parseNumber(text, unit)).toBeUndefined();
  expect(parseNumber(`${text} ${unit}`, unit)).toBe(Number(text));
});
