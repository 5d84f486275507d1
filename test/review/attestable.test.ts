import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { attestations } from '../../src/facts/attestations.ts';
import { combine } from '../../src/facts/combine.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Cause, Reading } from '../../src/facts/reading.ts';
import type { Answer } from '../../src/review/answer.ts';
import { assess } from '../../src/review/assess.ts';
import { factsToAttest } from '../../src/review/attestable.ts';
import { questionsOf } from '../../src/review/questions.ts';
import { factsOf } from '../catalogue/ready.ts';

const now = new Date('2026-11-20T12:00:00Z');
const by = { id: '1', name: 'Adele Vance' };

/** What is worth attesting where these facts of the ready site could not be read, or are otherwise. */
function toAttest(change: Facts, profile: Partial<Profile> = {}, attested: Facts = {}) {
  const planned = { ...defaultProfile, installingAccount: 'installer@contoso.com', ...profile };
  const tenant = { ...factsOf(), ...change };
  const known = combine(tenant, { site: attested, subjects: {} }, planned, now);
  const { outcomes } = assess(catalogue, known, { profile: planned, now }, askedFacts);
  const told = Object.entries(attested).map(
    ([fact, reading], number) =>
      ({ number, fact, subject: '', reading, words: '', evidence: 'x', by, at: '', earlier: 0 }) as Answer,
  );
  return [...factsToAttest(catalogue, outcomes, tenant, attestations, told)].sort();
}

const unread = (cause: Cause): Reading<never> => ({ ok: false, cause });
const refused = unread({ kind: 'permissionMissing', permission: 'P.Read.All' });
const told = <T>(value: T, at = '2026-11-19T12:00:00Z'): Reading<T> => ({
  ok: true,
  value,
  source: { kind: 'person', at, by, evidence: 'x' },
});
const graph = <T>(value: T): Reading<T> => ({ ok: true, value, source: { kind: 'graph', at: now.toISOString() } });

describe('what is worth attesting', () => {
  test.each<[Cause, string[]]>([
    [{ kind: 'permissionMissing', permission: 'P.Read.All' }, ['connectVersion']],
    [{ kind: 'signedInAdminNeeded', role: 'Global Administrator', permission: 'P.Read.All' }, ['connectVersion']],
    [{ kind: 'licenceMissing', licence: 'P1' }, ['connectVersion']],
    [{ kind: 'throttled' }, []],
    [{ kind: 'unreachable' }, []],
    [{ kind: 'timedOut' }, []],
    [{ kind: 'unexpectedShape' }, []],
  ])('is what was refused for good: %j', (cause, expected) => {
    expect(toAttest({ connectVersion: unread(cause) })).toEqual(expected);
  });

  test('is nothing that Graph tells, and nothing that nobody can tell in an answer', () => {
    expect(toAttest({})).toEqual([]);
    expect(toAttest({ roleAssignments: refused, domains: refused })).toEqual([]);
  });

  test('is nothing that no check waits for', () => {
    // Only a check of Cloud Sync, or of pass-through authentication, looks at them.
    expect(toAttest({ provisioningAgents: refused, passThroughAgents: refused })).toEqual([]);
    // The quota tells as much.
    expect(toAttest({ objectCounts: refused })).toEqual([]);
    // With password hashes off nobody has to know when they last came.
    const off = graph({ features: { passwordSyncEnabled: false }, deletionPrevention: null });
    expect(toAttest({ lastPasswordSync: refused, syncFeatures: off })).not.toContain('lastPasswordSync');
  });

  test('is what a check names that merely uses it', () => {
    const large = { features: {}, deletionPrevention: { type: 'enabledForCount', threshold: 800 } };
    expect(toAttest({ syncFeatures: graph(large), syncedObjectCounts: refused })).toContain('syncedObjectCounts');
    expect(toAttest({ lastPasswordSync: refused })).toEqual(['lastPasswordSync']);
  });

  test('stays while it is attested, and while that has lapsed, but not beside a reading of Graph', () => {
    const attested: Facts = { connectVersion: told('2.6.92.0') };
    expect(toAttest({ connectVersion: refused }, {}, attested)).toEqual(['connectVersion']);
    expect(
      toAttest({ connectVersion: refused }, {}, { connectVersion: told('2.6.92.0', '2026-01-01T00:00:00Z') }),
    ).toEqual(['connectVersion']);
    expect(toAttest({ connectVersion: graph('2.6.92.0') }, {}, attested)).toEqual([]);
    expect(toAttest({ connectVersion: unread({ kind: 'throttled' }) }, {}, attested)).toEqual([]);
  });

  test('is the version of a planned upgrade that was reported to nobody, and no version where none is missed', () => {
    const silent: Facts = { connectVersion: graph(null) };
    expect(toAttest(silent, { installation: 'upgrade' })).toEqual(['connectVersion']);
    expect(toAttest(silent)).toEqual([]);
  });
});

test('what is to be attested is a question of its check’s area, once, and only where its check applies', () => {
  const toAttest = new Set(['connectVersion', 'syncFeatures', 'provisioningAgents'] as const);
  const questions = questionsOf(catalogue, defaultProfile, askedFacts, toAttest);
  const those = questions.filter(({ fact }) => attestations.has(fact));
  expect(those.map(({ fact, subject, area }) => [fact, subject.id, area])).toEqual([
    ['connectVersion', '', 'tenant'],
    ['syncFeatures', '', 'tenant'],
  ]);
  expect(questionsOf(catalogue, defaultProfile, askedFacts).some(({ fact }) => attestations.has(fact))).toBe(false);
});
