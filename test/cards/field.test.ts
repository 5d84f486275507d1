import { describe, expect, it } from 'vitest';
import { nameAnswer, showField } from '../../src/cards/field.ts';
import type { AskedQuestion } from '../../src/protocol/view.ts';
import { asked, given } from './asked.ts';

const field = (change: Partial<AskedQuestion>, room = 1000) =>
  showField({ ...asked, ...change }, 'form.answer', 'Your answer', room);

const place = {
  kind: 'choice',
  choices: [
    { value: 'localDb', title: 'On LocalDB' },
    { value: 'sqlServer', title: 'On SQL Server' },
  ],
} as const;

describe('the field of a question', () => {
  it.each([
    ['number', { kind: 'number', unit: 'GB' }, false],
    ['version', { kind: 'version' }, false],
    ['list', { kind: 'list' }, true],
    ['text', { kind: 'text' }, true],
  ] as const)('is for text where a %s is asked for', (_, input, isMultiline) => {
    expect(field({ input })).toMatchObject({ type: 'Input.Text', isMultiline, value: '', maxLength: 20_000 });
  });

  it('says what is accepted, where it is empty and where it is wrong', () => {
    expect(field({})).toMatchObject({
      placeholder: 'a version such as 4.8.',
      errorMessage: 'Accepted: a version such as 4.8.',
    });
  });

  it('holds what is answered now, or what was typed instead', () => {
    expect(field({ answer: given }).value).toBe('4.8');
    expect(field({ answer: given, typed: 'the newest' }).value).toBe('the newest');
    expect(field({ answer: given, typed: '' }).value).toBe('');
  });

  it('keeps lines and spaces of what was pasted', () => {
    const typed = 'Name   Value\n----   -----\nRelease 4.8 ';
    expect(field({ input: { kind: 'text' }, typed }).value).toBe(typed);
  });

  it('is left empty rather than cut, because what is in it is saved', () => {
    expect(field({ typed: 'x'.repeat(998) }).value).toHaveLength(998);
    expect(field({ typed: 'x'.repeat(999) })).toMatchObject({
      value: '',
      placeholder: 'Too long to be shown here. Left empty, nothing changes.',
    });
    expect(field({ typed: '\n'.repeat(500) }).value).toBe('');
  });

  it.each([
    ['', ''],
    ['yes', 'yes'],
    ['No', 'no'],
    [' YES\n', 'yes'],
    ['True', 'yes'],
    ['n', 'no'],
    ['perhaps', ''],
  ])('offers yes and no, and with %j chooses %j', (words, value) => {
    const shown = field({ input: { kind: 'yesNo' }, answer: { ...given, words } });
    expect(shown).toMatchObject({ type: 'Input.ChoiceSet', style: 'expanded', value });
    expect(shown).toHaveProperty('choices', [
      { title: 'Yes', value: 'yes' },
      { title: 'No', value: 'no' },
    ]);
  });

  it.each([
    ['sqlServer', 'sqlServer'],
    ['SQLSERVER', 'sqlServer'],
    ['on sql server', 'sqlServer'],
    ['somewhere', ''],
  ])('offers its choices, and with %j chooses %j', (words, value) => {
    expect(field({ input: place, answer: { ...given, words } })).toMatchObject({ choices: place.choices, value });
  });

  it.each([
    ['', 'Input.Date'],
    ['2026-12-31', 'Input.Date'],
    ['31 December 2026', 'Input.Text'],
    ['2026-12-31, at night', 'Input.Text'],
  ])('for a date keeps %j in an %s', (words, type) => {
    expect(field({ input: { kind: 'date' }, answer: { ...given, words } })).toMatchObject({ type, value: words });
  });
});

it('calls an answer as its question does', () => {
  expect(nameAnswer(place, 'sqlServer')).toBe('On SQL Server');
  expect(nameAnswer(place, 'I don’t know')).toBe('I don’t know');
  expect(nameAnswer({ kind: 'yesNo' }, 'no')).toBe('No');
  expect(nameAnswer({ kind: 'number' }, '12')).toBe('12');
});
