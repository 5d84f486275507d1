import { expect, it } from 'vitest';
import type { SectionView } from '../../src/protocol/view.ts';
import { asked, given, pressed, read, review } from './asked.ts';

const first = { ...asked, subject: { id: 'server-1', name: 'SYNC01' }, seen: 4, answer: given };
const second = { ...asked, subject: { id: 'server-2', name: 'SYNC02' } };
const view: SectionView = {
  kind: 'section',
  review,
  area: 'server',
  page: 2,
  pages: 3,
  questions: [first, second, asked],
  saved: 0,
  overtaken: [],
};

it('asks each question of each subject, with what is answered now', () => {
  const card = read({ ...view, questions: [first, { ...asked, fact: 'serverMemoryGb' }, second] });
  expect(card).toContain('\nSYNC01: Which release of the .NET Framework is installed?\n[4.8]\n(Get-ItemProperty $key)');
  expect(card).toContain('\nSYNC02: Which release of the .NET Framework is installed?\n[]\n(Get-ItemProperty $key)');
  expect(read(view)).not.toMatch(/✓|✗/);
});

it('says once what is asked of several in a row, and how to find it out', () => {
  const card = read({ ...view, questions: [first, second, { ...asked, fact: 'serverMemoryGb' }] });
  expect(card).toContain(
    '\nWhich release of the .NET Framework is installed?\n(Get-ItemProperty $key).Release\nSYNC01\n[4.8]\nAnswered by Dana',
  );
  expect(card).toMatch(/Answered by Dana.*\nSYNC02\n\[\]\nWhich release/);
});

it('saves what each field showed under its question and subject', () => {
  expect(pressed(view, 'Save')).toEqual({
    data: {
      kind: 'section.save',
      review: review.id,
      area: 'server',
      page: 2,
      goOn: false,
      seen: { 'dotnetRelease@server-1': 4, 'dotnetRelease@server-2': 0, dotnetRelease: 0 },
      form: {},
    },
    associatedInputs: 'auto',
  });
});

it('turns pages only where there are some', () => {
  expect(pressed(view, '‹ Previous').data).toEqual({ kind: 'section.show', area: 'server', page: 1 });
  expect(pressed(view, 'Save and go on').data).toMatchObject({ kind: 'section.save', page: 2, goOn: true });
  for (const page of [1, 3]) expect(read({ ...view, page, pages: page })).not.toMatch(/›|go on/);
  expect(read({ ...view, page: 1, pages: 1 })).not.toMatch(/‹|page/);
});

it('says what was saved and what was not understood, and keeps it in its field', () => {
  const card = read({ ...view, saved: 1, questions: [first, { ...second, typed: 'new' }] });
  expect(card).toContain('✓ 1 answer saved.');
  expect(card).toContain('✗ **Not saved:** 1 answer could not be understood.');
  expect(card).toContain('✗ **Not understood, not saved:** “new”. Accepted: a version such as 4.8.\nSYNC02\n');
  expect(card).toMatch(/\n\[new\]\n/);
});

it('keeps a long paste in its field as long as the whole card fits into a message', () => {
  const pasted = (length: number) => ({ ...asked, input: { kind: 'list' } as const, typed: 'x'.repeat(length) });
  const card = read({ ...view, questions: [pasted(3000), pasted(900), pasted(900)] });
  expect([...card.matchAll(/\[(x*)\]/g)].map(([, typed]) => typed?.length)).toEqual([3000, 900, 0]);
});

it('says who was first, and does not call what was typed there unclear', () => {
  const { fact, about, subject } = first;
  const overtaken = [{ fact, subject, about, words: '4.8', by: 'Dana' }];
  const card = read({ ...view, questions: [{ ...first, typed: '4.7.2' }], overtaken });
  expect(card).toContain(
    '✗ **Not saved:** the release of the .NET Framework (SYNC01); Dana had answered “4.8” meanwhile.',
  );
  expect(card).toContain('[4.7.2]');
  expect(card).toContain('Answered “4.8” by Dana');
  expect(card).not.toContain('understood');
  const elsewhere = { ...second, answer: given, typed: 'new' };
  expect(read({ ...view, questions: [elsewhere], overtaken })).toContain('Not understood, not saved:** “new”');
  expect(read({ ...view, overtaken: [{ fact, subject, about, words: '', by: '' }] })).toContain(
    'the release of the .NET Framework (SYNC01); the answer was taken back meanwhile.',
  );
});
