import { expect, test } from 'vitest';
import { defineCheck } from '../../src/catalogue/define.ts';
import { fail, pass } from '../../src/catalogue/outcome.ts';
import { connectPrerequisites } from '../../src/catalogue/sources.ts';
import type { AskedFacts, FactName, Facts } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { judge } from '../../src/review/judge.ts';
import { nameSubject, subjectsOf } from '../../src/review/subjects.ts';
import { conclude } from '../../src/review/verdict.ts';

const now = new Date('2026-11-20T12:00:00Z');
const profileWith = (changes: Partial<Profile>): Profile => ({ ...defaultProfile, ...changes });
const told = (value: boolean): Facts => ({
  testUserReady: { ok: true, value, source: { kind: 'file', at: now.toISOString() } },
});

const check = defineCheck({
  title: 'It is so',
  severity: 'recommended',
  tools: 'both',
  why: 'Because.',
  fix: ['Mend it'],
  verify: 'Look',
  sources: [connectPrerequisites()],
  needs: ['testUserReady'],
  judge: ({ testUserReady }) => (testUserReady ? pass('It is.') : fail('It is not.')),
});
const askedOf = (of: Exclude<ReturnType<AskedFacts['get']>, undefined>): AskedFacts =>
  new Map([['testUserReady' as FactName, of]]);

test('with no server named there is one of each role that the installation needs, and nobody has to name it', () => {
  expect(subjectsOf(defaultProfile, ['active', 'staging', 'agent'])).toEqual([{ id: 'active-1', name: '' }]);
  expect(subjectsOf(profileWith({ tool: 'cloud' }), ['active', 'staging', 'agent'])).toEqual([
    { id: 'agent-1', name: '' },
  ]);
  expect(subjectsOf(defaultProfile, ['adfs', 'wap'])).toEqual([]);
  expect(subjectsOf(profileWith({ federationSetup: 'adfs' }), ['adfs', 'wap']).map(({ id }) => id)).toEqual([
    'adfs-1',
    'wap-1',
  ]);
  expect(subjectsOf(profileWith({ database: 'sqlServer' }), ['sql'])).toEqual([]);
  expect(subjectsOf(profileWith({ database: 'sqlServer', sqlServerPlace: 'remote' }), ['sql'])).toHaveLength(1);
  expect(subjectsOf(defaultProfile, 'forest')).toEqual([{ id: 'forest-1', name: '' }]);
});

const two = profileWith({
  servers: [
    { id: 'active-1', name: 'AADC01', role: 'active' },
    { id: 'staging-1', name: 'AADC02', role: 'staging' },
  ],
});

test('each subject is judged by itself, and the words name it', () => {
  const known = { site: {}, subjects: { 'active-1': told(true), 'staging-1': told(false) } };
  const outcomes = judge({ check }, known, { profile: two, now }, askedOf(['active', 'staging']));
  expect(outcomes).toMatchObject([
    { id: 'check', subject: 'active-1', outcome: 'pass', summary: 'AADC01: It is.' },
    { id: 'check', subject: 'staging-1', outcome: 'fail', summary: 'AADC02: It is not.' },
  ]);
  expect(conclude(outcomes)).toMatchObject({ verdict: 'readyWithRisks', openRisks: 1 });
});

test('a server that is added reopens its own question only', () => {
  const known = { site: {}, subjects: { 'active-1': told(true) } };
  const outcomes = judge({ check }, known, { profile: two, now }, askedOf(['active', 'staging']));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['pass', 'unknown']);
  const alone = judge({ check }, known, { profile: defaultProfile, now }, askedOf(['active', 'staging']));
  expect(alone).toEqual([{ id: 'check', severity: 'recommended', outcome: 'pass', summary: 'It is.' }]);
});

test('what is told of the site as a whole holds for every subject that was not told of by itself', () => {
  const known = { site: told(true), subjects: { 'staging-1': told(false) } };
  const outcomes = judge({ check }, known, { profile: two, now }, askedOf(['active', 'staging']));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['pass', 'fail']);
});

test('a check that several servers fail is one risk', () => {
  const outcomes = judge(
    { check },
    { site: told(false), subjects: {} },
    { profile: two, now },
    askedOf(['active', 'staging']),
  );
  expect(outcomes).toHaveLength(2);
  expect(conclude(outcomes)).toMatchObject({ openRisks: 1, acceptedRisks: 0 });
  expect(conclude(outcomes, new Set(['check']))).toMatchObject({ openRisks: 0, acceptedRisks: 1 });
});

test('where no such server is planned the check does not apply', () => {
  const [outcome] = judge({ check }, { site: {}, subjects: {} }, { profile: defaultProfile, now }, askedOf(['adfs']));
  expect(outcome).toMatchObject({ outcome: 'notApplicable', summary: 'No such server is planned.' });
});

test('the only one of its kind has no name, and is called by what it is', () => {
  expect(nameSubject({ id: 'staging-2', name: 'SYNC03' })).toBe('SYNC03');
  expect(nameSubject({ id: 'wap-1', name: '' })).toBe('the Web Application Proxy server');
  expect(nameSubject({ id: '', name: '' })).toBe('');
});
