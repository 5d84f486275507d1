import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import type { FactName } from '../../src/facts/facts.ts';
import { answerFacts, tenantFacts } from '../../src/facts/index.generated.ts';
import { judgeSite } from '../review/judge-site.ts';
import { factsOf, now, profiles, refused } from './ready.ts';

const checks = Object.entries(catalogue);
const facts = new Set<string>([...Object.keys(tenantFacts), ...Object.keys(answerFacts)]);

test('an id is the path of its file', () => {
  const files = readdirSync(new URL('../../src/catalogue/checks', import.meta.url), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, '').replaceAll(/[\\/]/g, '.'));
  expect(files.sort()).toEqual(Object.keys(catalogue).sort());
});

test('what is told at once is seen in the tenant alone, without anyone who answers', () => {
  const urgent = checks.filter(([, check]) => check.urgent);
  expect(urgent.map(([id]) => id)).toEqual([
    'tenant.federation.certificate',
    'tenant.hard-match.identifier-update-blocked',
    'tenant.hard-match.takeover-blocked',
    'tenant.soft-match.blocked',
    'tenant.sync.accidental-deletes',
    'tenant.sync.certificate',
    'tenant.sync.current-state',
    'tenant.sync.passwords',
    'tenant.sync.quarantine',
  ]);
  for (const [, { needs, uses }] of urgent)
    for (const name of [...needs, ...uses]) expect(tenantFacts).toHaveProperty(name);
});

describe.each(checks)('%s', (id, check) => {
  test('says what it is, why, and what to do', () => {
    for (const text of [check.title, check.why, check.verify, ...check.fix]) expect(text.trim()).not.toBe('');
    expect(check.fix.length).toBeGreaterThan(0);
    expect(check.sources.length).toBeGreaterThan(0);
    expect(check.title).not.toMatch(/[.!]$/);
    // The first step stands on a card beside the finding.
    expect((check.fix[0] as string).length).toBeLessThanOrEqual(75);
  });

  test('names facts that exist, each once', () => {
    const named = [...check.needs, ...check.uses];
    // What rests on nothing but the plan is worth knowing, and can never decide a verdict.
    if (named.length === 0) expect(check.severity).toBe('informational');
    for (const name of named) expect(facts).toContain(name);
    expect(new Set(named).size).toBe(named.length);
  });

  const applying = profiles.filter(
    (profile) => (check.tools === 'both' || check.tools === profile.tool) && (check.when?.(profile) ?? true),
  );

  test('passes, or does not apply, on the ready site', () => {
    expect(applying.length).toBeGreaterThan(0);
    for (const profile of applying) {
      const [outcome] = judgeSite({ [id]: check }, factsOf(), { profile, now });
      expect(['pass', 'notApplicable'], outcome?.summary).toContain(outcome?.outcome);
      expect(outcome?.summary).toMatch(/\.$/);
    }
  });

  test.runIf(check.needs.length > 0).each(check.needs.map((name) => [name]))(
    'is unknown without %s',
    (name: FactName) => {
      for (const profile of applying) {
        const [outcome] = judgeSite({ [id]: check }, factsOf({ missing: { [name]: refused } }), { profile, now });
        expect(outcome).toMatchObject({
          id,
          outcome: 'unknown',
          severity: check.severity,
          cause: { ...refused, fact: name },
        });
        const { [name]: _, ...rest } = factsOf();
        const [notAsked] = judgeSite({ [id]: check }, rest, { profile, now });
        expect(notAsked).toMatchObject({ outcome: 'unknown', cause: { kind: 'notAsked', fact: name } });
      }
    },
  );
});
