import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { showCondition } from '../../src/cli/show-condition.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { profiles } from '../catalogue/ready.ts';

describe('the condition of every check is one expression, and is shown as what it is', () => {
  const conditions = Object.entries(catalogue).flatMap(([id, { when }]) => (when ? [{ id, when }] : []));
  test.each(conditions)('$id', ({ when }) => {
    const shown = showCondition(when);
    const evaluate = new Function('profile', `return ${shown};`) as (profile: Profile) => boolean;
    for (const profile of [...profiles, defaultProfile]) expect(evaluate(profile), shown).toBe(when(profile));
  });
});

test.each<[string, (profile: Profile) => boolean, string]>([
  ['a field', ({ proxy }) => proxy !== 'none', "profile.proxy !== 'none'"],
  [
    'a field that is also a word',
    ({ gmsa, tool }) => tool === 'cloud' && gmsa === 'custom',
    "profile.tool === 'cloud' && profile.gmsa === 'custom'",
  ],
  [
    'a field of something else',
    ({ servers }) => servers.some((server) => server.role === 'sql'),
    "profile.servers.some((server) => server.role === 'sql')",
  ],
  ['the profile itself', (profile) => profile.connectHealth, 'profile.connectHealth'],
])('%s', (_, when, shown) => {
  expect(showCondition(when)).toBe(shown);
});

test.each<[string, (profile: Profile) => boolean]>([
  [
    'statements',
    ({ proxy }) => {
      const has = proxy !== 'none';
      return has;
    },
  ],
  ['a field by another name', ({ proxy: gateway }) => gateway !== 'none'],
  ['a profile by another name', (plan) => plan.connectHealth],
])('%s are refused', (_, when) => {
  expect(() => showCondition(when)).toThrow('not one expression over the profile');
});
