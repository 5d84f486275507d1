import { expect, test } from 'vitest';
import { parseCommand } from '../../src/protocol/commands.ts';

const group = '7d2f1c3a-0b4e-4c55-9a66-1e8f7b2c4d01';
const other = '7d2f1c3a-0b4e-4c55-9a66-1e8f7b2c4d02';
const mentioned = [
  { account: '29:alex', name: 'Alex Wilber' },
  { account: '29:megan', name: 'Megan Bowen' },
];
const none = { everyone: false, accounts: [], groups: [], forReview: false };
const both = { ...none, accounts: ['29:alex', '29:megan'] };

test.each([
  ['reviewers Alex Wilber Megan Bowen', mentioned, { role: 'reviewer', ...both }],
  ['Approver Alex Wilber Megan Bowen for this review', mentioned, { role: 'approver', ...both, forReview: true }],
  ['admins Alex Wilber Megan Bowen', mentioned, { role: 'administrator', ...both }],
  [`administrators group ${group}`, [], { role: 'administrator', ...none, groups: [group] }],
  [
    `reviewers groups ${group}, ${other.toUpperCase()} and ${group}`,
    [],
    { role: 'reviewer', ...none, groups: [group, other] },
  ],
  [`reviewers Alex group ${group}`, mentioned, { role: 'reviewer', ...both, groups: [group] }],
  ['reviewers everyone', [], { role: 'reviewer', ...none, everyone: true }],
  ['reviewers everybody for this review', [], { role: 'reviewer', ...none, everyone: true, forReview: true }],
  ['the approvers none', [], { role: 'approver', ...none }],
])('%s', (sentence, people, wish) => {
  expect(parseCommand(sentence, people)).toEqual({ kind: 'role.set', ...wish });
});

test.each([
  'roles',
  'who may do what?',
  'readers',
  'show reviewers',
  'administrators',
  'approvers Bob',
  'reviewers group 4711',
  'reviewers for this review',
])('%s only shows who is what', (sentence) => {
  expect(parseCommand(sentence)).toEqual({ kind: 'roles.show' });
});
