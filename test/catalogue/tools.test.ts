import { describe, expect, test } from 'vitest';
import * as advice from '../../src/catalogue/tools/advice.ts';
import { differences } from '../../src/catalogue/tools/differences.ts';
import { askedFacts } from '../../src/facts/asked.ts';
import { defaultProfile } from '../../src/facts/profile.ts';

test('every title is there once', () => {
  expect(new Set(differences.map(({ title }) => title)).size).toBe(differences.length);
});

describe.each(differences.map((one) => [one.title, one] as const))('%s', (title, {
  connect,
  cloud,
  sources,
  conflict,
  matters,
}) => {
  test('says what either tool does, in a sentence that fits its card', () => {
    expect(title).not.toMatch(/[.!]$/);
    expect(title.length).toBeLessThanOrEqual(120);
    for (const { text } of [connect, cloud]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text.length).toBeLessThanOrEqual(200);
    }
    expect(conflict ?? 'None.').toMatch(/\.$/);
    expect((conflict ?? '').length).toBeLessThanOrEqual(300);
  });

  test('is a difference', () => {
    expect([connect.ability, connect.text]).not.toEqual([cloud.ability, cloud.text]);
  });

  test('names documents of Microsoft, with a date and an address', () => {
    expect(sources.length).toBeGreaterThan(0);
    for (const { url, date } of sources) {
      expect(url).toMatch(/^https:\/\/learn\.microsoft\.com\//);
      expect(date).toMatch(/^20\d\d/);
    }
  });

  test('says so where its only sources are old', () => {
    if (sources.every(({ date }) => date < '2025')) expect(conflict).toBeDefined();
  });

  test('knows what to do when nobody has told anything', () => {
    const stake = matters(defaultProfile, (name) => (askedFacts.get(name) ? [] : [null]));
    if (stake.kind === 'open') for (const fact of stake.facts) expect([...askedFacts.keys()]).toContain(fact);
  });
});

test('each piece of advice has its source', () => {
  for (const { text, sources } of Object.values(advice)) {
    expect(text).toMatch(/\.$/);
    expect(sources.length).toBeGreaterThan(0);
  }
});
