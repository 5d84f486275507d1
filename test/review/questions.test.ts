import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { onPremisesAnswers } from '../../src/demo/answers.ts';
import { site } from '../../src/demo/sites.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import type { Facts, SiteFacts } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { assess } from '../../src/review/assess.ts';
import { isOpen, questionsOf } from '../../src/review/questions.ts';
import { subjectsOf } from '../../src/review/subjects.ts';

const now = new Date('2026-11-20T12:00:00Z');

const servers = fc
  .uniqueArray(fc.constantFrom('active', 'staging', 'agent', 'adfs', 'wap', 'sql'), { maxLength: 4 })
  .map((roles) =>
    roles.flatMap((role) => [
      { id: `${role}-1`, name: `${role.toUpperCase()}01`, role },
      { id: `${role}-2`, name: `${role.toUpperCase()}02`, role },
    ]),
  );

const profiles: fc.Arbitrary<Profile> = fc
  .record({
    tool: fc.constantFrom('connect', 'cloud'),
    installation: fc.constantFrom('fresh', 'upgrade', 'dirsync'),
    settings: fc.constantFrom('express', 'custom'),
    database: fc.constantFrom('localDb', 'sqlServer'),
    sqlServerPlace: fc.constantFrom('local', 'remote'),
    proxy: fc.constantFrom('none', 'open', 'authenticated'),
    connectHealth: fc.boolean(),
    gmsa: fc.constantFrom('wizard', 'custom'),
    scoping: fc.constantFrom('all', 'organizationalUnit', 'group'),
    groupProvisioning: fc.boolean(),
    firewallRulesByUser: fc.boolean(),
    adfsCertificate: fc.constantFrom('public', 'private'),
    workplaceJoin: fc.boolean(),
    wapOutsideDomain: fc.boolean(),
    signIn: fc.constantFrom('passwordHash', 'passThrough', 'federation'),
    federationSetup: fc.constantFrom('none', 'adfs', 'pingFederate'),
    objectsInScope: fc.constantFrom(null, 100, 90_000, 700_000),
    servers,
  })
  .map((changes) => ({ ...defaultProfile, ...changes }) as Profile);

test('no question is asked whose check does not apply, and none twice', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      const questions = questionsOf(catalogue, profile, askedFacts);
      const applying = new Set(
        Object.entries(catalogue)
          .filter(
            ([, check]) => (check.tools === 'both' || check.tools === profile.tool) && (check.when?.(profile) ?? true),
          )
          .map(([id]) => id),
      );
      for (const { fact, subject, checks } of questions) {
        expect(checks.length).toBeGreaterThan(0);
        for (const { id } of checks) {
          expect(applying).toContain(id);
          expect([...(catalogue[id]?.needs ?? []), ...(catalogue[id]?.uses ?? [])]).toContain(fact);
        }
        const of = askedFacts.get(fact);
        expect(of ? subjectsOf(profile, of).map(({ id }) => id) : ['']).toContain(subject.id);
      }
      const keys = questions.map(({ fact, subject }) => `${fact}@${subject.id}`);
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test('every question of a check that waits is asked: with all answered, nothing is “not asked”', () => {
  const { answers } = site('ready', undefined, now);
  const told = Object.entries({ ...onPremisesAnswers, ...answers });
  const source = { kind: 'file', at: now.toISOString() } as const;
  const everything = {
    site: Object.fromEntries(told.map(([name, value]) => [name, { ok: true, value, source }])) as Facts,
    subjects: {},
  };
  fc.assert(
    fc.property(profiles, (profile) => {
      for (const question of questionsOf(catalogue, profile, askedFacts))
        expect(isOpen(question, everything)).toBe(false);
      const { outcomes } = assess(catalogue, everything, { profile, now }, askedFacts);
      const asked = outcomes.filter((outcome) => outcome.outcome === 'unknown' && outcome.cause.kind === 'notAsked');
      // What is left is Graph's to tell.
      for (const outcome of asked)
        expect(outcome.outcome === 'unknown' && askedFacts.has(outcome.cause.fact)).toBe(false);
    }),
    { numRuns: 50 },
  );
});

test('any order of answers gives the same verdict', () => {
  const { answers, profile } = site('ready', undefined, now);
  const source = { kind: 'file', at: now.toISOString() } as const;
  const entries = Object.entries(answers);
  const verdictAfter = (order: typeof entries) => {
    let known: SiteFacts = { site: {}, subjects: {} };
    for (const [name, value] of order)
      known = { ...known, site: { ...known.site, [name]: { ok: true, value, source } } };
    return assess(catalogue, known, { profile, now }, askedFacts);
  };
  const inOrder = verdictAfter(entries);
  fc.assert(
    fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
      expect(verdictAfter(shuffled)).toEqual(inOrder);
    }),
    { numRuns: 20 },
  );
});

test('what blocks most comes first', () => {
  const questions = questionsOf(catalogue, defaultProfile, askedFacts);
  const required = questions.map(({ checks }) => checks.filter(({ severity }) => severity === 'required').length);
  expect(required).toEqual([...required].sort((a, b) => b - a));
});
