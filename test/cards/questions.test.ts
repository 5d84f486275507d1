import { expect, it } from 'vitest';
import type { QuestionsView } from '../../src/protocol/view.ts';
import { pressed, read, review } from './asked.ts';

const view: QuestionsView = {
  kind: 'questions',
  review,
  areas: [
    { area: 'account', answered: 3, total: 3, required: 0 },
    { area: 'ad', answered: 1, total: 9, required: 2 },
    { area: 'sign-in', answered: 0, total: 2, required: 0 },
  ],
  answered: 4,
  total: 14,
};

it('says how far each area is, and leads to it', () => {
  const card = read(view);
  expect(card).toMatch(/^4 of 14 questions answered\n/);
  expect(card).toContain('✓ Installing account\nAll 3 answered\nLook');
  expect(card).toContain('? Active Directory\n1 of 9 answered, 2 required open\nAnswer');
  expect(card).toContain('? Sign-in\n0 of 2 answered\nAnswer');
  expect(pressed(view, 'Look').data).toEqual({ kind: 'section.show', area: 'account', page: 1 });
  expect(pressed(view, 'Answer the next question').data).toEqual({ kind: 'question.next', skip: false });
});

it('has no next question when all are answered, and no answers to show when none is', () => {
  const complete = read({ ...view, areas: [], answered: 14 });
  expect(complete).toMatch(/^All 14 questions answered\n/);
  expect(complete).not.toContain('next question');
  expect(read({ ...view, areas: [], answered: 0 })).not.toContain('Show answers');
  expect(read({ ...view, areas: [], answered: 0, total: 0 })).toMatch(/^There is nothing to answer\n/);
});
