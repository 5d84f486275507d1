import { expect, it } from 'vitest';
import type { ConflictView } from '../../src/protocol/view.ts';
import { asked, given, pressed, read, review } from './asked.ts';

const view: ConflictView = {
  kind: 'conflict',
  review,
  question: { ...asked, input: { kind: 'yesNo' }, answer: { ...given, words: 'no' }, seen: 8 },
  mine: { words: 'yes', evidence: 'CHG1' },
  within: 'server',
};

it('shows both answers and who gave them', () => {
  expect(read(view)).toMatch(/^Dana answered first\n/);
  expect(read(view)).toMatch(
    /\*\*Dana\*\*, \{\{DATE.*\nNo\n\*\*You\*\*, not saved\nYes\nEvidence: CHG1\nKeep theirs\nUse mine$/,
  );
});

it('replaces the answer that it shows, and no newer one', () => {
  expect(pressed(view, 'Use mine').data).toEqual({
    kind: 'answer.give',
    review: review.id,
    fact: 'dotnetRelease',
    subject: '',
    seen: 8,
    area: 'server',
    form: { answer: 'yes', evidence: 'CHG1' },
  });
  expect(pressed(view, 'Keep theirs').data).toEqual({ kind: 'question.next', skip: false, area: 'server' });
});

it('says so when the other answer was taken back', () => {
  const card = read({ ...view, question: { ...view.question, answer: null } });
  expect(card).toMatch(/^The answer was taken back meanwhile\n/);
  expect(card).toContain('Leave it open');
  expect(card).not.toContain('Dana');
});

it('asks again for what is too long for a button', () => {
  const long = { ...view, mine: { isValue: true, words: 'x'.repeat(6000), evidence: '' } };
  expect(pressed(long, 'Answer again').data).toEqual({ kind: 'question.show', fact: 'dotnetRelease', subject: '' });
  expect(read(long)).not.toContain('Use mine');
});
