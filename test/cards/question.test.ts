import { expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import type { AskedQuestion, QuestionView } from '../../src/protocol/view.ts';
import { asked, given, pressed, read, review } from './asked.ts';

const view: QuestionView = {
  kind: 'question',
  review,
  question: asked,
  checks: [],
  within: null,
  answered: 12,
  total: 47,
  saved: '',
  problem: '',
  among: null,
};

const asking = (question: Partial<AskedQuestion>, change: Partial<QuestionView> = {}): QuestionView => ({
  ...view,
  ...change,
  question: { ...asked, ...question },
});

it('says how far it is, what is asked, and how to find out', () => {
  expect(read(view)).toMatch(
    /^Server · 12 of 47 answered\nWhich release of the \.NET Framework is installed\?\nHow to find out\n\(Get-ItemProperty \$key\)\.Release\nYour answer\n\[\]\nEvidence/,
  );
  expect(read({ ...view, within: 'server' })).toContain('Server · 12 of 47 answered in this area');
  expect(read(view)).not.toMatch(/Asked of|Answered|✓|✗|wait/);
});

it('names what it is asked of, and the unit of its answer', () => {
  const subject = { id: 'server-1', name: 'SYNC01' };
  const card = asking({ subject, input: { kind: 'number', unit: 'GB' } });
  expect(read(card)).toContain('Asked of **SYNC01**');
  expect(read(card)).toContain('Your answer (GB)');
  expect(render(card).fallbackText).toBe(
    'SYNC01: Which release of the .NET Framework is installed? Type the answer, or "skip".',
  );
});

it('confirms what was saved just before', () => {
  const saved = 'Saved the size of the largest group: 12.';
  expect(read({ ...view, saved })).toMatch(/^✓ Saved the size of the largest group: 12\.\n/);
  expect(render({ ...view, saved }).fallbackText).toMatch(/^Saved the size/);
});

it('keeps what was not understood in the field, and says what is accepted', () => {
  const card = read(asking({ typed: 'the newest' }));
  expect(card).toContain(
    '✗ **Not understood, not saved:** “the newest”. Accepted: a version such as 4.8.\nYour answer\n[the newest]',
  );
  expect(read(asking({ typed: ' ' }))).toContain('✗ **Not saved:** the field is empty. Accepted:');
});

it('says who answered, and repeats the words only where the field does not show them', () => {
  const time = '{{DATE(2026-11-20T14:05:00Z,SHORT)}} {{TIME(2026-11-20T14:05:00Z)}}';
  expect(read(asking({ answer: given }))).toContain(`[4.8]\nAnswered by Dana, ${time}\n`);
  expect(read(asking({ answer: given, typed: 'the newest' }))).toContain(`Answered “4.8” by Dana, ${time}`);
  const unclear = { input: { kind: 'yesNo' }, answer: { ...given, words: 'I don’t know' } } as const;
  expect(read(asking(unclear))).toContain(`Answered “I don’t know” by Dana, ${time}`);
});

it('shows evidence as a link if it is one, and keeps it in its field', () => {
  const linked = read(asking({ answer: { ...given, evidence: 'https://contoso.example/CHG1' } }));
  expect(linked).toContain('Evidence: [https://contoso.example/CHG1](https://contoso.example/CHG1)');
  expect(linked).toContain('[https://contoso.example/CHG1]\nSave');
  expect(read(asking({ answer: { ...given, evidence: 'javascript:alert(1)' } }))).toContain(
    'Evidence: javascript:alert(1)',
  );
});

it('names the checks that wait for it', () => {
  const check = { title: 'TLS 1.2 is enabled', severity: 'required' } as const;
  expect(read({ ...view, checks: [check] })).toMatch(/1 check waits for it: TLS 1\.2 is enabled \(required\)$/);
  expect(read({ ...view, checks: Array.from({ length: 6 }, () => check) })).toMatch(/^6 checks wait.*; 2 more$/m);
});

it('saves for this question and the answer that it showed', () => {
  const target = { review: review.id, fact: 'dotnetRelease', subject: 'server-1', seen: 3 };
  const card = asking({ subject: { id: 'server-1', name: 'SYNC01' }, seen: 3 });
  expect(pressed(card, 'Save')).toEqual({
    data: { kind: 'answer.give', ...target, form: {} },
    associatedInputs: 'auto',
  });
  expect(pressed(card, "I don't know")).toEqual({
    data: { kind: 'answer.admit', ...target },
    associatedInputs: 'none',
  });
  expect(pressed(card, 'Save the reason')).toEqual({
    data: { kind: 'answer.exclude', ...target, form: {} },
    associatedInputs: 'auto',
  });
  expect(pressed(card, 'Skip').data).toEqual({
    kind: 'question.next',
    after: { fact: 'dotnetRelease', subject: 'server-1' },
    skip: false,
  });
});

it('goes on within its area', () => {
  for (const title of ['Save', "I don't know", 'Save the reason', 'Skip'])
    expect(pressed({ ...view, within: 'server' }, title).data).toHaveProperty('area', 'server');
});

const among: NonNullable<QuestionView['among']> = {
  kind: 'servers',
  name: 'SYNC02',
  total: 9,
  table: '',
  open: 7,
  others: [
    { id: 'active-1', name: 'SYNC01', answer: { words: 'yes', by: 'Dana' }, seen: 5 },
    { id: 'staging-2', name: 'SYNC03', answer: null, seen: 0 },
  ],
};
const several = asking({ subject: { id: 'staging-1', name: 'SYNC02' }, seen: 3, input: { kind: 'yesNo' } }, { among });

it('tells how the same question stands for the others, in the words of its choices', () => {
  expect(read(several)).toContain(
    'Asked of **SYNC02**, one of 9 servers\nSYNC01: “Yes” by Dana · SYNC03: open · 6 more\n',
  );
  expect(render(several).fallbackText).toContain('"for all: …" for all 9 servers');
});

it('saves for all, and says which answers it showed', () => {
  const target = { review: review.id, fact: 'dotnetRelease', subject: 'staging-1', seen: 3 };
  const others = { 'active-1': 5, 'staging-2': 0 };
  expect(pressed(several, 'Save')).toEqual({
    data: { kind: 'answer.give', ...target, others, form: {} },
    associatedInputs: 'auto',
  });
  expect(pressed(several, 'Save for all 9')).toEqual({
    data: { kind: 'answer.give', ...target, others, forAll: true, form: {} },
    associatedInputs: 'auto',
  });
  expect(read(several)).toContain('“answer dotnetRelease@all …”');
});

it('does not offer to save for all where no other is open, nor where it is asked once', () => {
  const answered = { ...several, among: { ...among, open: 0 } };
  expect(read(answered)).not.toMatch(/for all/i);
  expect(render(answered).fallbackText).toContain('Type the answer, or "skip".');
  expect(read(view)).not.toMatch(/for all|several/i);
});

it('has a field for a table, which keeps what was not saved as long as it fits', () => {
  const problem = 'Nothing was saved: SYNC02: “new” could not be understood.';
  const card = read({ ...several, problem, among: { ...among, table: 'SYNC01: 4.8\nSYNC02: new' } });
  expect(card).toContain(`✗ ${problem}\n`);
  expect(card).toContain('its answer behind the name\n[SYNC01: 4.8\nSYNC02: new]');
  expect(read({ ...several, problem, among: { ...among, table: 'x'.repeat(15_000) } })).toContain('the name\n[]');
});

it('folds the table up, except where it was not saved', () => {
  const unfolded = (table: string) => {
    const { body } = render({ ...several, among: { ...among, table } }).card as {
      body: { items?: { id?: string }[] }[];
    };
    return body.some(({ items = [] }) => items.some(({ id }) => id === 'form.table'));
  };
  expect(unfolded('')).toBe(false);
  expect(pressed(several, 'Save the table').data).toEqual(pressed(several, 'Save').data);
  expect(unfolded('SYNC01: new')).toBe(true);
  const kept = { ...several, among: { ...among, table: 'SYNC01: new' } };
  expect(read(kept)).not.toContain('Save the table');
});
