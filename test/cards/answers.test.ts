import { expect, it } from 'vitest';
import type { AnswersView } from '../../src/protocol/view.ts';
import { given, pressed, read, review } from './asked.ts';

const row = { ...given, fact: 'dotnetRelease', subject: { id: '', name: '' }, about: 'the release', earlier: 0 };
const view: AnswersView = { kind: 'answers', review, page: 1, pages: 1, total: 1, rows: [row] };
const listing = (change: Partial<typeof row>) => read({ ...view, rows: [{ ...row, ...change }] });

it('says what was answered, by whom, when and how often', () => {
  const when = '{{DATE(2026-11-20T14:05:00Z,SHORT)}} {{TIME(2026-11-20T14:05:00Z)}}';
  expect(listing({})).toContain(`The release\nChange\n“4.8”\nDana, ${when}\n`);
  expect(listing({ earlier: 1 })).toContain(`${when} · changed once\n`);
  expect(listing({ earlier: 2 })).toContain(`${when} · changed 2 times\n`);
  expect(listing({ subject: { id: 'server-1', name: 'SYNC01' } })).toContain('The release (SYNC01)\n');
});

it.each(['http://contoso.example/a', 'https://contoso.example/a?b=c'])('links %s', (evidence) => {
  expect(listing({ evidence })).toContain(`\nEvidence: [${evidence}](${evidence})\n`);
});

it.each([
  'javascript:alert(1)',
  'file:///c:/x',
  'see https://contoso.example',
  'CHG0041877',
  'https://learn.microsoft.com@evil.example/',
])('leaves %s as text', (evidence) => {
  expect(listing({ evidence })).toContain(`\nEvidence: ${evidence}\n`);
});

it('leads to the question, and takes the last answer back', () => {
  expect(pressed(view, 'Change').data).toEqual({ kind: 'question.show', fact: 'dotnetRelease', subject: '' });
  expect(pressed(view, 'Undo my last answer').data).toEqual({ kind: 'answer.undo' });
});

it('pages', () => {
  const middle = { ...view, page: 2, pages: 3, total: 25 };
  expect(read(middle)).toContain('25 answers, page 2 of 3');
  expect(pressed(middle, 'Next ›').data).toEqual({ kind: 'answers.show', page: 3 });
});

it('has nothing to undo where nothing is answered', () => {
  const card = read({ ...view, total: 0, rows: [] });
  expect(card).toContain('nothing is answered yet');
  expect(card).not.toContain('Undo');
});
