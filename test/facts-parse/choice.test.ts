import { expect, test } from 'vitest';
import { parseChoice } from '../../src/facts/parse/choice.ts';

const signsIn = [
  { value: 'Application', title: 'As an application' },
  { value: 'ServiceAccount', title: 'With a service account' },
  { value: 'notInstalled', title: 'It is not installed yet' },
];
const forests = ['Windows2003Forest', 'Windows2012Forest', 'Windows2012R2Forest', 'Windows2016Forest'].map((value) => ({
  value,
  title: value.replace(/Windows(\d+)(R2)?Forest/, 'Windows Server $1 $2').trim(),
}));
const protocols = [
  { value: '1.1', title: 'TLS 1.1' },
  { value: '11', title: 'Number eleven' },
];

test.each([
  [signsIn, 'Application', 'Application'],
  [signsIn, 'as an APPLICATION.', 'Application'],
  [signsIn, 'service account', 'ServiceAccount'],
  [signsIn, 'With a service account', 'ServiceAccount'],
  [signsIn, 'app', 'Application'],
  [signsIn, 'not installed', 'notInstalled'],
  [signsIn, 'ConnectorIdentityType : ServiceAccount', 'ServiceAccount'],
  [forests, 'windows2016forest', 'Windows2016Forest'],
  [forests, 'Windows Server 2012 R2', 'Windows2012R2Forest'],
  [forests, 'Windows-Server-2012', 'Windows2012Forest'],
  [forests, '\r\nForestMode\r\n----------\r\nWindows2016Forest\r\n', 'Windows2016Forest'],
  [protocols, '1.1', '1.1'],
  [protocols, '11', '11'],
])('of %#, %j is %s', (choices, text, value) => {
  expect(parseChoice(text, choices)).toBe(value);
});

test.each([
  [signsIn, ''],
  [signsIn, '...'],
  [signsIn, 'no'],
  [signsIn, 'ap'],
  [signsIn, 'application and service account'],
  [signsIn, 'user'],
  [forests, 'Windows Server'],
  [forests, 'Windows Server 201'],
  [forests.slice(2), 'Windows2012'],
  [forests, 'Windows2003Forest Windows2016Forest'],
])('of %#, %j is none', (choices, text) => {
  expect(parseChoice(text, choices)).toBeUndefined();
});

test('what two choices are called is neither', () => {
  const twins = [
    { value: 'a', title: 'Both' },
    { value: 'b', title: 'both!' },
  ];
  expect(parseChoice('both', twins)).toBeUndefined();
});
