import { describe, expect, test } from 'vitest';
import { combine as combineSite } from '../../src/facts/combine.ts';
import type { Facts } from '../../src/facts/facts.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import type { Cause, Reading, Source } from '../../src/facts/reading.ts';
import { answersSchema, factsFromFile, snapshotSchema } from '../../src/facts/snapshot.ts';

const at = '2026-11-20T12:00:00Z';
/** When an attestation of `at` has ended. */
const until = '2027-02-18T12:00:00.000Z';
const now = new Date(at);
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
  combineSite(tenant, { site: answers, subjects: {} }, profile, now).site;

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
    expect(connectVersion).toEqual(read('2.4.1.0', { ...person, until }));
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
  expect(combineSite({ connectVersion: read('2.6.1.0', graph) }, { site: {}, subjects }, silent, now)).toEqual({
    site: { connectVersion: read('2.6.1.0', graph) },
    subjects,
  });
});

test('null and false are told as much as any value', () => {
  const combined = combine(
    { lastPasswordSync: read(null, graph) },
    { lastPasswordSync: read('2026-11-01T00:00:00Z', person), testUserReady: read(false, person) },
    silent,
  );
  expect(combined).toEqual({ lastPasswordSync: read(null, graph), testUserReady: read(false, person) });
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

describe('an attestation', () => {
  const minute = 60_000;
  const day = 24 * 60 * minute;
  const attested: Facts = { connectVersion: read('2.4.1.0', person) };
  const lapsed = unread({ kind: 'attestationLapsed', by: 'Lee Gu', on: at });
  const after = (ms: number, tenant: Facts, answers: Facts = attested) =>
    combineSite(tenant, { site: answers, subjects: {} }, silent, new Date(Date.parse(at) + ms)).site.connectVersion;

  test.each<[string, number, Reading<string | null>]>([
    ['at once', 0, read('2.4.1.0', { ...person, until })],
    ['after 89 days and 23:59', 90 * day - minute, read('2.4.1.0', { ...person, until })],
    ['to the last millisecond', 90 * day - 1, read('2.4.1.0', { ...person, until })],
    ['no longer after 90 days', 90 * day, lapsed],
    ['nor after a year', 365 * day, lapsed],
  ])('counts for 90 days: %s', (_, ms, expected) => {
    expect(after(ms, { connectVersion: unread(refused) })).toEqual(expected);
    expect(after(ms, {})).toEqual(expected);
  });

  test.each([0, 91 * day])('gives way to a reading of Graph, after %d ms', (ms) => {
    expect(after(ms, { connectVersion: read('2.6.1.0', graph) })).toEqual(read('2.6.1.0', graph));
  });

  test('that has lapsed is no reason where trying again is right', () => {
    for (const kind of ['throttled', 'unreachable', 'timedOut'] as const)
      expect(after(91 * day, { connectVersion: unread({ kind }) })).toEqual(unread({ kind }));
    expect(after(91 * day, { connectVersion: unread({ kind: 'licenceMissing', licence: 'P1' }) })).toEqual(lapsed);
  });

  test('of a version is not hidden by Graph, to which no version was reported', () => {
    const silent = { connectVersion: read(null, graph) };
    expect(after(0, silent)).toEqual(read('2.4.1.0', { ...person, until }));
    expect(after(91 * day, silent)).toEqual(read(null, graph));
    expect(after(0, silent, { connectVersion: read(null, person) })).toEqual(read(null, graph));
    expect(after(0, silent, { connectVersion: unread({ kind: 'saidUnknown' }) })).toEqual(read(null, graph));
  });

  test('is none that comes from a file, and none of what only people can tell', () => {
    const file: Source = { kind: 'file', at };
    expect(after(365 * day, {}, { connectVersion: read('2.4.1.0', file) })).toEqual(read('2.4.1.0', file));
    const { testUserReady } = combineSite(
      {},
      { site: { testUserReady: read(true, person) }, subjects: {} },
      silent,
      new Date('2028-01-01T00:00:00Z'),
    ).site;
    expect(testUserReady).toEqual(read(true, person));
  });

  test('and its lapse are kept in a snapshot', () => {
    const facts = combineSite({}, { site: attested, subjects: {} }, silent, now).site;
    const old = combineSite({}, { site: attested, subjects: {} }, silent, new Date('2028-01-01T00:00:00Z')).site;
    for (const some of [facts, old])
      expect(snapshotSchema.parse({ schema: 1, asOf: '2026-11-20T12:00:00Z', facts: some }).facts).toEqual(some);
  });
});

describe('what was read as a person', () => {
  const day = 24 * 60 * 60_000;
  const asPerson: Source = { kind: 'graph', at, as: { id: '1', name: 'Lee Gu' } };
  const after = (ms: number, tenant: Facts) =>
    combineSite(
      tenant,
      { site: { connectVersion: read('2.4.1.0', asPerson) }, subjects: {} },
      silent,
      new Date(Date.parse(at) + ms),
    ).site.connectVersion;

  test.each([
    [0, read('2.4.1.0', { ...asPerson, until })],
    [90 * day - 1, read('2.4.1.0', { ...asPerson, until })],
    [90 * day, unread(refused)],
  ])('counts for 90 days, and then the refusal does: after %d ms', (ms, expected) => {
    expect(after(ms, { connectVersion: unread(refused) })).toEqual(expected);
  });

  test('gives way to what Graph tells Preflight itself, but not where that is nothing', () => {
    expect(after(0, { connectVersion: read('2.6.1.0', graph) })).toEqual(read('2.6.1.0', graph));
    expect(after(0, { connectVersion: read(null, graph) })).toEqual(read('2.4.1.0', { ...asPerson, until }));
  });

  test('is kept in a snapshot with the person', () => {
    const facts = { connectVersion: after(0, {}) };
    expect(snapshotSchema.parse({ schema: 1, asOf: at, facts }).facts).toEqual(facts);
  });
});
