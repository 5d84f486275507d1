import { expect, test } from 'vitest';
import { type Mentioned, parseCommand } from '../../src/protocol/commands.ts';
import { intentSchema } from '../../src/protocol/intent.ts';

const alex: Mentioned = { account: '29:alex', name: 'Alex Wilber' };
const megan: Mentioned = { account: '29:megan', name: 'Megan Bowen' };

test.each<[string, Mentioned[], { what: string; name: string; due: string }]>([
  ['assign network to Alex Wilber', [alex], { what: 'network', name: 'Alex Wilber', due: '' }],
  ['Assign network to Alex Wilber by 2026-12-01.', [alex], { what: 'network', name: 'Alex Wilber', due: '2026-12-01' }],
  [
    'assign network to Alex Wilber until 1 December 2026',
    [alex],
    { what: 'network', name: 'Alex Wilber', due: '1 December 2026' },
  ],
  [
    'assign network to Alex Wilber, due on Dec 1, 2026',
    [alex],
    { what: 'network', name: 'Alex Wilber', due: 'Dec 1, 2026' },
  ],
  ['assign network to me due 1.12.2026', [], { what: 'network', name: 'me', due: '1.12.2026' }],
  ['assign network to @Alex', [], { what: 'network', name: 'Alex', due: '' }],
  ['reassign tls12Settings@SYNC01 to nobody', [], { what: 'tls12Settings@SYNC01', name: 'nobody', due: '' }],
  ['unassign network', [], { what: 'network', name: 'nobody', due: '' }],
  ['assign network', [], { what: 'network', name: '', due: '' }],
  ['assign', [], { what: '', name: '', due: '' }],
  ['ask Alex Wilber by 2026-12-01', [alex], { what: '', name: 'Alex Wilber', due: '2026-12-01' }],
  ['ask someone else', [], { what: '', name: 'someone else', due: '' }],
])('%s', (sentence, mentioned, { what, name, due }) => {
  expect(parseCommand(sentence, mentioned)).toEqual({
    kind: 'owner.type',
    what,
    whom: { name, accounts: mentioned.map(({ account }) => account) },
    due,
  });
});

test('a mentioned person may have any name', () => {
  const odd: Mentioned = { account: '29:odd', name: 'Due by  Design to Go, Inc.' };
  expect(parseCommand('assign network to Stand by Me due 2026-12-01', [{ ...odd, name: 'Stand by Me' }])).toMatchObject(
    {
      what: 'network',
      whom: { name: 'Stand by Me' },
      due: '2026-12-01',
    },
  );
  expect(parseCommand('assign network to nobody', [odd])).toMatchObject({ whom: { accounts: ['29:odd'] } });
});

test('several people are all passed on, for the refusal to name them', () => {
  expect(parseCommand('assign network to Alex Wilber and Megan Bowen', [alex, megan])).toMatchObject({
    whom: { accounts: ['29:alex', '29:megan'] },
  });
});

test('what is too long or too many is cut to what the schema takes', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ account: `29:${index}`, name: `Person ${index}` }));
  const sentence = `assign ${'n'.repeat(240)} to ${'x'.repeat(210)}`;
  expect(intentSchema.safeParse(parseCommand(sentence, many)).success).toBe(true);
});

test.each([
  ['ask', 'question.next'],
  ['ask me', 'question.next'],
  ['mine', 'owners.show'],
  ['what is mine?', 'owners.show'],
  ['who owns what?', 'owners.show'],
])('%s is %s', (sentence, kind) => {
  expect(parseCommand(sentence).kind).toBe(kind);
});
