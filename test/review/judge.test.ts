import { expect, test } from 'vitest';
import { type Check, defineCheck } from '../../src/catalogue/define.ts';
import { fail, pass } from '../../src/catalogue/outcome.ts';
import { connectOverview } from '../../src/catalogue/sources.ts';
import type { AskedFacts } from '../../src/facts/facts.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { Cause, Reading } from '../../src/facts/reading.ts';
import { assess } from '../../src/review/assess.ts';
import { judgeSite } from './judge-site.ts';

const situation = { profile: defaultProfile, now: new Date('2026-11-20T12:00:00Z') };
const told = <T>(value: T): Reading<T> => ({ ok: true, value, source: { kind: 'profile' } });

const text = {
  title: 'A test user is ready',
  severity: 'required',
  tools: 'both',
  why: 'Because.',
  fix: ['Create it'],
  verify: 'Look',
  sources: [connectOverview()],
} as const;

const byNeed: Check = defineCheck({
  ...text,
  needs: ['testUserReady', 'adObjectCount'],
  judge: ({ testUserReady, adObjectCount }) => (testUserReady ? pass(`${adObjectCount}`) : fail('None.')),
});

const byUse: Check = defineCheck({
  ...text,
  severity: 'recommended',
  needs: [],
  uses: ['connectVersion'],
  judge: ({ connectVersion }) => pass(connectVersion.ok ? 'Known.' : `Missing: ${connectVersion.cause.kind}.`),
});

const neverJudged = (changes: Partial<Check>): Check => ({
  ...byNeed,
  ...changes,
  judge: () => {
    throw new Error('judged');
  },
});

test('hands over the values of the facts that are needed', () => {
  expect(judgeSite({ a: byNeed }, { testUserReady: told(true), adObjectCount: told(7) }, situation)).toEqual([
    { id: 'a', severity: 'required', outcome: 'pass', summary: '7' },
  ]);
});

test.each<[Cause, string]>([
  [
    { kind: 'permissionMissing', permission: 'Domain.Read.All' },
    'Preflight may not read this: the permission Domain.Read.All is missing.',
  ],
  [
    { kind: 'signedInAdminNeeded', role: 'Global Administrator', permission: 'X' },
    'Microsoft Graph shows this only to a signed-in Global Administrator.',
  ],
  [{ kind: 'licenceMissing', licence: 'Entra ID P1' }, 'Microsoft Graph answers this only with Entra ID P1.'],
  [{ kind: 'throttled' }, 'Microsoft Graph was too busy to answer in time.'],
  [{ kind: 'unreachable' }, 'Microsoft Graph could not be reached.'],
  [{ kind: 'timedOut' }, 'Microsoft Graph did not answer in time.'],
  [
    { kind: 'unexpectedShape' },
    'Microsoft Graph answered in a form that Preflight does not know, or left the value out.',
  ],
  [{ kind: 'notAsked' }, 'Nobody has answered this yet.'],
  [{ kind: 'saidUnknown' }, 'Someone answered that they do not know.'],
])('without a needed fact it is unknown and never judged: %o', (cause, summary) => {
  const facts = { testUserReady: told(true), adObjectCount: { ok: false, cause } } as const;
  expect(judgeSite({ a: neverJudged({}) }, facts, situation)).toEqual([
    { id: 'a', severity: 'required', outcome: 'unknown', summary, cause: { ...cause, fact: 'adObjectCount' } },
  ]);
});

test('a fact that nobody was asked for is not asked', () => {
  const [outcome] = judgeSite({ a: neverJudged({}) }, {}, situation);
  expect(outcome).toMatchObject({ outcome: 'unknown', cause: { kind: 'notAsked', fact: 'testUserReady' } });
});

test('a fact that is only used arrives as a reading, missing or not', () => {
  const summaries = [
    { connectVersion: told('2.6.92.0') },
    { connectVersion: { ok: false, cause: { kind: 'throttled' } } } as const,
    {},
  ].map((facts) => judgeSite({ a: byUse }, facts, situation)[0]?.summary);
  expect(summaries).toEqual(['Known.', 'Missing: throttled.', 'Missing: notAsked.']);
});

test('what is for the other tool or another situation does not apply, known or not', () => {
  const outcomes = judgeSite(
    { cloud: neverJudged({ tools: 'cloud' }), custom: neverJudged({ when: ({ settings }) => settings === 'custom' }) },
    {},
    situation,
  );
  expect(outcomes.map(({ id, outcome, summary }) => [id, outcome, summary])).toEqual([
    ['cloud', 'notApplicable', 'Only for Entra Cloud Sync.'],
    ['custom', 'notApplicable', 'Does not apply to the planned installation.'],
  ]);
});

test('outcomes come in catalogue order', () => {
  expect(judgeSite({ b: byUse, a: byUse }, {}, situation).map(({ id }) => id)).toEqual(['b', 'a']);
});

test('the verdict of the tenant leaves out what only a person can tell', () => {
  const asked: AskedFacts = new Map([
    ['testUserReady', null],
    ['adObjectCount', null],
  ]);
  const { verdict, tenant, outcomes } = assess({ a: byNeed, b: byUse }, { site: {}, subjects: {} }, situation, asked);
  expect(outcomes).toHaveLength(2);
  expect({ verdict, tenant: tenant.verdict }).toEqual({ verdict: 'notKnownYet', tenant: 'ready' });
});
