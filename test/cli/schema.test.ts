import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { scan } from '../../src/cli/scan.ts';
import { printSchema } from '../../src/cli/schema.ts';
import { site } from '../../src/demo/sites.ts';
import { call } from './call.ts';

const names = ['profile', 'answers', 'snapshot', 'scan'] as const;
const asOf = '2026-11-20T12:00:00Z';
const schemas = {} as Record<(typeof names)[number], { text: string; validator: z.ZodType }>;

// A schema that is read back judges by what was printed alone.
beforeAll(async () => {
  for (const name of names) {
    const { stdout } = await call(printSchema, name);
    schemas[name] = { text: stdout, validator: z.fromJSONSchema(JSON.parse(stdout)) };
  }
});

const isAccepted = (name: (typeof names)[number], content: unknown) =>
  schemas[name].validator.safeParse(content).success;

test.each(names)('%s is one JSON Schema of 2020-12 that allows no other keys', (name) => {
  const schema = JSON.parse(schemas[name].text);
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
  });
  expect(isAccepted(name, 'text')).toBe(false);
});

describe('profile', () => {
  const { profile } = site('ready');

  test.each([[{}], [profile], [{ tool: 'cloud', installingAccount: null }]])('accepts %j', (content) => {
    expect(isAccepted('profile', content)).toBe(true);
  });

  test.each([
    [{ tools: 'cloud' }],
    [{ tool: 'adfs' }],
    [{ objectsInScope: -1 }],
    [{ targetDate: 'soon' }],
    [{ upnSuffixes: 'contoso.com' }],
  ])('refuses %j', (content) => {
    expect(isAccepted('profile', content)).toBe(false);
  });
});

describe('answers', () => {
  test.each([[{}], [site('ready').answers], [site('trouble').answers]])('accepts %j', (content) => {
    expect(isAccepted('answers', content)).toBe(true);
  });

  test.each([[{ weather: 'fine' }], [{ testUserReady: 'yes' }], [{ adObjectCount: -3 }]])('refuses %j', (content) => {
    expect(isAccepted('answers', content)).toBe(false);
  });
});

describe('snapshot', () => {
  const source = { kind: 'file', at: asOf };

  test.each([
    [{ schema: 1, asOf, facts: {} }],
    [{ schema: 1, asOf, profile: { tool: 'cloud' }, facts: { testUserReady: { ok: true, value: true, source } } }],
    [{ schema: 1, asOf, facts: { domains: { ok: false, cause: { kind: 'notAsked' } } } }],
  ])('accepts %j', (content) => {
    expect(isAccepted('snapshot', content)).toBe(true);
  });

  test.each([
    [{ asOf, facts: {} }],
    [{ schema: 1, facts: {} }],
    [{ schema: 1, asOf }],
    [{ schema: 1, asOf, facts: { weather: { ok: true, value: 'fine', source } } }],
    [{ schema: 1, asOf, facts: { testUserReady: { ok: true, value: 'yes', source } } }],
    [{ schema: 1, asOf, facts: { testUserReady: { ok: false, cause: { kind: 'permissionMissing' } } } }],
  ])('refuses %j', (content) => {
    expect(isAccepted('snapshot', content)).toBe(false);
  });
});

test.each(['ready', 'trouble', 'restricted'])('scan accepts what a scan of %s prints', async (name) => {
  const report = JSON.parse((await call(scan, '--tenant', name, '--json')).stdout);
  expect(isAccepted('scan', report)).toBe(true);
  for (const key of Object.keys(report)) expect(isAccepted('scan', { ...report, [key]: undefined }), key).toBe(false);
  expect(isAccepted('scan', { ...report, extra: 1 })).toBe(false);
  expect(isAccepted('scan', { ...report, verdict: 'green' })).toBe(false);
});
