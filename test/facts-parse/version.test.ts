import { expect, test } from 'vitest';
import { parseVersion } from '../../src/facts/parse/version.ts';

const table = (columns: string, parts: string) => `\r\n${columns}\r\n-----  -----  -----  --------\r\n${parts}\r\n\r\n`;

test.each([
  ['2.6.92.0', '2.6.92.0'],
  [' 2.6.92.0\r\n', '2.6.92.0'],
  ['v2.6.92.0', '2.6.92.0'],
  ['Version 4.8', '4.8'],
  ['version: 4.8.1.', '4.8.1'],
  ['.NET Framework 4.8', '4.8'],
  ['5', '5'],
  ['Windows PowerShell 5.1', '5.1'],
  ['10.0.20348.2402', '10.0.20348.2402'],
  ['Microsoft Windows [Version 10.0.20348.2402]', '10.0.20348.2402'],
  ['Microsoft Entra Connect Sync 2.6.92.0 (64-bit)', '2.6.92.0'],
  ['ProductVersion : 2.6.92.0', '2.6.92.0'],
  [
    '\r\nName                           Value\r\n----                           -----\r\nPSVersion                      5.1.20348.2400',
    '5.1.20348.2400',
  ],
  [table('Major  Minor  Build  Revision', '5      1      20348  2400'), '5.1.20348.2400'],
  [table('Major  Minor  Build  Revision', '4      8      -1     -1'), '4.8'],
])('%j is %s', (text, version) => {
  expect(parseVersion(text)).toBe(version);
});

test.each([
  '',
  'latest',
  '528040',
  '2019',
  '4.8+',
  '4.8 or later',
  'older than 4.8',
  'not 4.8',
  '>= 4.8',
  '4,8',
  '4.x',
  '1.2.3.4.5',
  '2.6.92.0-preview',
  '2.5.79.0 and 2.6.92.0',
  '31 December 2026',
  table('Major  Minor  Build  Revision', 'five'),
])('%j is refused', (text) => {
  expect(parseVersion(text)).toBeUndefined();
});
