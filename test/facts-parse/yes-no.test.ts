import { expect, test } from 'vitest';
import { parseYesNo } from '../../src/facts/parse/yes-no.ts';

test.each([
  ['yes', true],
  [' Y ', true],
  ['Yes.', true],
  ['ok', true],
  ['True', true],
  ['$true', true],
  ['1', true],
  ['Enabled\r\n', true],
  ['NO', false],
  ['n', false],
  ['nope!', false],
  ['False', false],
  ['0', false],
  ['Disabled', false],
])('%j is %s', (text, value) => {
  expect(parseYesNo(text)).toBe(value);
});

test.each([
  '',
  '2',
  'maybe',
  'yes and no',
  'yes, but only on one server',
  'no problem',
  'DisabledByDefault : 0',
  'oui',
])('%j is neither yes nor no', (text) => {
  expect(parseYesNo(text)).toBeUndefined();
});

test.each([
  ['Is SMB 1 disabled?', 'Disabled', undefined],
  ['Is SMB 1 disabled?', 'Enabled', undefined],
  ['Is SMB 1 disabled?', 'yes', true],
  ['Is soft matching blocked?', 'off', undefined],
  ['Did someone disable transcription?', 'disabled', undefined],
  ['Is the recycle bin enabled?', 'Enabled', true],
  ['Is the officer there?', 'off', false],
])('%j answered with %j is %s', (question, text, value) => {
  expect(parseYesNo(text, question)).toBe(value);
});
