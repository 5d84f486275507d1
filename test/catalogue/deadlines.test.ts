import { describe, expect, test } from 'vitest';
import { deadlines } from '../../src/catalogue/deadlines.ts';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { Facts, FactValues } from '../../src/facts/facts.ts';
import { factsOf, known } from './ready.ts';

const appliesTo = (id: string, site: Facts, subjects: Record<string, Facts> = {}) =>
  deadlines.find((deadline) => deadline.id === id)?.appliesTo({ site, subjects });

test('each is a day, names a check and its source, and has an id of its own', () => {
  for (const { on, check, sentence, source } of deadlines) {
    expect(new Date(on).toISOString().slice(0, 10)).toBe(on);
    expect(catalogue).toHaveProperty([check]);
    expect(sentence).toMatch(/\.$/);
    expect(source.url).toMatch(/^https:/);
  }
  expect(new Set(deadlines.map(({ id }) => id)).size).toBe(deadlines.length);
});

describe('application authentication', () => {
  const id = 'connect-application-authentication';
  test.each<[string | null, FactValues['connectorIdentityType'], boolean]>([
    ['2.6.84.0', 'Application', false],
    ['2.6.92.0', 'Application', false],
    ['2.6.83.9', 'Application', true],
    ['2.6.84.0', 'ServiceAccount', true],
    ['2.6.84.0', 'notInstalled', true],
    [null, 'Application', true],
    ['newest', 'Application', true],
  ])('version %s, signing in as %s: %s', (connectVersion, connectorIdentityType, applies) => {
    expect(appliesTo(id, factsOf({ facts: { connectVersion, connectorIdentityType } }))).toBe(applies);
  });

  test('what is not known may be left to do', () => {
    expect(appliesTo(id, {})).toBe(true);
    const { connectorIdentityType: _, ...rest } = factsOf();
    expect(appliesTo(id, rest)).toBe(true);
  });
});

describe('Windows Server 2016', () => {
  const id = 'windows-server-2016';
  const windows = (build: number | null): Facts => ({
    serverWindows: known({ product: 'server' as const, build, revision: null }),
  });

  test('applies where any server runs it, and not where nobody has said so', () => {
    expect(appliesTo(id, windows(14393))).toBe(true);
    expect(appliesTo(id, windows(20348))).toBe(false);
    expect(appliesTo(id, windows(null))).toBe(false);
    expect(appliesTo(id, {})).toBe(false);
    expect(appliesTo(id, {}, { 'active-1': windows(20348), 'staging-1': windows(14393) })).toBe(true);
  });
});
