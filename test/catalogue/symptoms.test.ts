import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, symptoms } from '../../src/catalogue/index.generated.ts';

test('an id is the path of its file', () => {
  const files = readdirSync(new URL('../../src/catalogue/symptoms', import.meta.url));
  expect(Object.keys(symptoms).sort()).toEqual(files.map((file) => `symptom.${file.replace(/\.ts$/, '')}`).sort());
});

describe.each(Object.entries(symptoms))('%s', (_, { title, phrases, cause, fix, checks }) => {
  test('says what people see, how they put it, what is behind it and what to do', () => {
    for (const text of [title, ...phrases, cause, ...fix]) expect(text.trim()).not.toBe('');
    expect(title).not.toMatch(/[.!]$/);
    expect(cause).toMatch(/\.$/);
    expect(new Set(phrases).size).toBe(phrases.length);
    // The first step stands on a card beside the finding.
    expect(fix[0].length).toBeLessThanOrEqual(75);
  });

  test('leads to checks that exist', () => {
    for (const id of checks) expect(Object.keys(catalogue)).toContain(id);
  });
});
