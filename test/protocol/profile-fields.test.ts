import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import { defaultProfile, type Profile, profileSchema } from '../../src/facts/profile.ts';
import { understandPlan } from '../../src/facts/understand-plan.ts';
import { fieldsOn, longestField, profileFields, writeField } from '../../src/protocol/profile-fields.ts';
import { whyNot } from '../../src/review/applies.ts';
import { profiles } from './profiles.ts';

/** What no card asks, each with the reason. */
const leftOut: Partial<Record<keyof Profile, string>> = {
  target: 'the lists of conversations decide which tenant is reviewed',
  formerSubjects: 'Preflight keeps it itself, so that no id is given twice',
};

test('every field of the profile is on exactly one of the two cards, or left out for a reason', () => {
  const asked = profileFields.map(({ name }) => name);
  expect([...asked, ...Object.keys(leftOut)].sort()).toEqual(Object.keys(profileSchema.shape).sort());
});

test('a name that people type means one field only', () => {
  const squeeze = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const owners = new Map<string, string>();
  for (const { name, title, names } of profileFields)
    for (const one of new Set([name, title, ...names].map(squeeze))) {
      expect(owners.get(one) ?? name, `“${one}” is a name of both`).toBe(name);
      owners.set(one, name);
    }
});

test('what is stored in a field that is not asked decides nothing: with its default the same checks apply', () => {
  const applying = (profile: Profile) =>
    Object.keys(catalogue).filter((id) => !whyNot(catalogue[id] as never, profile));
  fc.assert(
    fc.property(profiles, (profile) => {
      const asked = new Set([...fieldsOn(1, profile), ...fieldsOn(2, profile)].map(({ name }) => name));
      for (const { name } of profileFields)
        if (!asked.has(name))
          expect(applying({ ...profile, [name]: defaultProfile[name] }), name).toEqual(applying(profile));
    }),
    { numRuns: 150 },
  );
});

test('a field that is asked only sometimes decides something for some installation where it is asked', () => {
  // Those that checks look at while judging, and not to say whether they apply.
  const judged = new Set(['frequentChanges', 'adfsGmsa', 'sqlServerPlace']);
  for (const field of profileFields.filter(({ matters, name }) => matters && !judged.has(name))) {
    const found = fc.check(
      fc.property(profiles, profiles, (profile, other) => {
        fc.pre(field.matters?.(profile) ?? true);
        const changed = { ...profile, [field.name]: other[field.name] };
        for (const check of Object.values(catalogue))
          expect(whyNot(check, changed) === null, field.name).toBe(whyNot(check, profile) === null);
      }),
      { numRuns: 400 },
    );
    expect(found.failed, `${field.name} decides nothing`).toBe(true);
  }
});

test('the two cards ask a newcomer for little: ten fields, then those of the tool', () => {
  const plain = profileSchema.parse({});
  const names = (profile: Profile) => fieldsOn(2, profile).map(({ name }) => name);
  expect(fieldsOn(1, plain)).toHaveLength(10);
  expect(names(plain)).toEqual([
    'servers',
    'forests',
    'domains',
    'database',
    'sqlServerPlace',
    'proxy',
    'proxyAddress',
    'connectHealth',
    'frequentChanges',
    'cloud',
  ]);
  expect(names({ ...plain, tool: 'cloud', signIn: 'federation' })).toEqual([
    'servers',
    'forests',
    'domains',
    'proxy',
    'proxyAddress',
    'firewallRulesByUser',
    'gmsa',
    'groupProvisioning',
    'cloud',
  ]);
  expect(names({ ...plain, signIn: 'federation' })).toEqual(
    expect.arrayContaining(['federationSetup', 'adfsCertificate', 'workplaceJoin', 'wapOutsideDomain']),
  );
  // What has an effect stays to be seen.
  expect(names({ ...plain, federationSetup: 'adfs' })).toContain('federationSetup');
});

test('what a field shows, typed back, means the same', () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      for (const field of profileFields) {
        const words = writeField(field.name, profile);
        expect(words.length).toBeLessThanOrEqual(longestField);
        const understood = understandPlan(field, words);
        expect(understood.kind, `${field.name}: ${words}`).toBe('value');
        if (understood.kind === 'value')
          expect(writeField(field.name, { ...profile, [field.name]: understood.value })).toBe(words);
      }
    }),
    { numRuns: 100 },
  );
});
