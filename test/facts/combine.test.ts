import { describe, expect, test } from 'vitest';
import { combine as combineSite } from '../../src/facts/combine.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Cause, Reading, Source } from '../../src/facts/reading.ts';
import { answersSchema, factsFromFile } from '../../src/facts/snapshot.ts';

const at = '2026-11-20T12:00:00Z';
const graph: Source = { kind: 'graph', at };
const person: Source = { kind: 'person', at, by: { id: '1', name: 'Lee Gu' } };
const refused: Cause = { kind: 'signedInAdminNeeded', role: 'Global Administrator', permission: 'P.Read.All' };

const read = <T>(value: T, source: Source): Reading<T> => ({ ok: true, value, source });
const unread = (cause: Cause): Reading<never> => ({ ok: false, cause });
/** A plan that answers no question by itself. */
const silent: Profile = { ...defaultProfile, adfsCertificate: 'private', gmsa: 'custom' };
const planned: Profile = { ...silent, objectsInScope: 4200 };

/** For what is known of the site as a whole. */
const combine = (tenant: Facts, answers: Facts, profile: Profile) =>
  combineSite(tenant, { site: answers, subjects: {} }, profile).site;

describe('readers in order', () => {
  test('Graph comes before a person', () => {
    const { connectVersion } = combine(
      { connectVersion: read('2.6.1.0', graph) },
      { connectVersion: read('2.4.1.0', person) },
      silent,
    );
    expect(connectVersion).toEqual(read('2.6.1.0', graph));
  });

  test('a person comes before a cause of Graph', () => {
    const { connectVersion } = combine(
      { connectVersion: unread(refused) },
      { connectVersion: read('2.4.1.0', person) },
      silent,
    );
    expect(connectVersion).toEqual(read('2.4.1.0', person));
  });

  test('a person comes before the profile', () => {
    expect(combine({}, { adObjectCount: read(4300, person) }, planned).adObjectCount).toEqual(read(4300, person));
  });

  test('the profile comes before someone who does not know', () => {
    const { adObjectCount } = combine({}, { adObjectCount: unread({ kind: 'saidUnknown' }) }, planned);
    expect(adObjectCount).toEqual({ ok: true, value: 4200, source: { kind: 'profile' } });
  });

  test('nothing of Graph is told by the profile, and what nobody told is absent', () => {
    expect(combine({}, {}, silent)).toEqual({});
    const told = { ok: true, value: 4200, source: { kind: 'profile' } };
    // With one domain, all objects are in it.
    expect(combine({}, {}, planned)).toEqual({ adObjectCount: told, domainObjectCount: told });
  });
});

describe('a fact that no reader could tell', () => {
  test('has the cause of the first of them', () => {
    const { connectVersion } = combine(
      { connectVersion: unread(refused) },
      { connectVersion: unread({ kind: 'saidUnknown' }) },
      silent,
    );
    expect(connectVersion).toEqual(unread(refused));
  });

  test('has the only cause there is', () => {
    const { testUserReady } = combine({}, { testUserReady: unread({ kind: 'saidUnknown' }) }, silent);
    expect(testUserReady).toEqual(unread({ kind: 'saidUnknown' }));
  });
});

test('what is known of single servers stays with them', () => {
  const subjects = { sync1: { testUserReady: read(true, person) } };
  expect(combineSite({ connectVersion: read('2.6.1.0', graph) }, { site: {}, subjects }, silent)).toEqual({
    site: { connectVersion: read('2.6.1.0', graph) },
    subjects,
  });
});

test('null and false are told as much as any value', () => {
  const combined = combine(
    { connectVersion: read(null, graph) },
    { connectVersion: read('2.4.1.0', person), testUserReady: read(false, person) },
    silent,
  );
  expect(combined).toEqual({ connectVersion: read(null, graph), testUserReady: read(false, person) });
});

test('a file tells its answers, and nothing of what it leaves out', () => {
  const answers = answersSchema.parse({ testUserReady: false, applicationAuthenticationPlannedFor: null });
  const source = { kind: 'file', at: '2026-11-20T12:00:00.000Z' };
  expect(factsFromFile(answers, new Date(at))).toEqual({
    testUserReady: { ok: true, value: false, source },
    applicationAuthenticationPlannedFor: { ok: true, value: null, source },
  });
  expect(factsFromFile(answersSchema.parse({ testUserReady: undefined }), new Date(at))).toEqual({});
});
