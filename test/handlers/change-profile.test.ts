import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { understandPlan } from '../../src/facts/understand-plan.ts';
import { changeProfile } from '../../src/handlers/change-profile.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import { fieldsOn, type ProfileField, profileFields, writeField } from '../../src/protocol/profile-fields.ts';
import type { Dossier } from '../../src/review/dossier.ts';
import { profiles } from '../protocol/profiles.ts';

const ports = { facts: { understandPlan } } as unknown as Ports;
const dossier = (profile: Profile): Dossier => ({
  review: { id: 'r', conversationId: 'c', name: 'HQ', profile, revision: 1, createdAt: new Date(0), archivedAt: null },
  reading: null,
  answers: { site: {}, subjects: {} },
  told: [],
  waivers: [],
});
const change = (profile: Profile, typed: Partial<Record<keyof Profile, string>>, shown = profile) =>
  changeProfile(
    Object.entries(typed).map(([name, words]): [ProfileField, string] => [
      profileFields.find((field) => field.name === name) as ProfileField,
      words,
    ]),
    dossier(profile),
    shown,
    ports,
  );

const form = (page: 1 | 2, profile: Profile) =>
  fieldsOn(page, profile).map((field): [ProfileField, string] => [field, writeField(field.name, profile)]);

/** Names that came from elsewhere, which no field could be typed with. */
const oddly = (profile: Profile, odd: string): Profile => ({
  ...profile,
  servers: profile.servers.map((server, n) => ({ ...server, name: `${odd}${n}` })),
  forests: [{ id: 'forest-3', name: `${odd}, ${odd}` }],
  upnSuffixes: odd.length > 5 ? Array.from({ length: 200 }, (_, n) => `${'x'.repeat(50)}${n}.com`) : [],
});

test('saving an unchanged form changes nothing, on either card, whatever is stored', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        profiles,
        fc.tuple(profiles, fc.string({ minLength: 1, maxLength: 30 })).map(([one, odd]) => oddly(one, odd)),
      ),
      fc.constantFrom<1 | 2>(1, 2),
      fc.boolean(),
      (profile, page, hasOtherLines) => {
        const typed = form(page, profile).map(([field, words]): [ProfileField, string] => [
          field,
          hasOtherLines ? words.replaceAll('\n', '\r\n') : words,
        ]);
        expect(changeProfile(typed, dossier(profile), profile, ports)).toEqual({ profile, errors: {} });
      },
    ),
    { numRuns: 200 },
  );
});

test('what is understood is taken, what is not is kept as it was typed, and the rest stays', () => {
  const { profile, errors } = change(defaultProfile, { tool: 'cloud', objectsInScope: 'lots', servers: 'SYNC01' });
  expect(profile).toEqual({ ...defaultProfile, tool: 'cloud' });
  expect(errors.objectsInScope).toEqual({
    typed: 'lots',
    accepted: 'Accepted: a whole number such as 12000 or 12,000, or nothing.',
  });
  expect(errors.servers?.accepted).toContain('one role per line');
});

test('a guess that stands as it was shown is saved, and one that was emptied is not', () => {
  const shown = { ...defaultProfile, objectsInScope: 44_190, upnSuffixes: ['fabrikam.com'] };
  expect(change(defaultProfile, { objectsInScope: '44190', upnSuffixes: '' }, shown).profile).toEqual({
    ...defaultProfile,
    objectsInScope: 44_190,
  });
});

test('whoever names a proxy has one, and whoever has one keeps its kind', () => {
  expect(change(defaultProfile, { proxyAddress: 'proxy.contoso.com:8080' }).profile).toMatchObject({
    proxy: 'open',
    proxyAddress: 'proxy.contoso.com:8080',
  });
  const authenticated = { ...defaultProfile, proxy: 'authenticated' } as const;
  expect(change(authenticated, { proxyAddress: 'proxy.contoso.com:8080' }).profile.proxy).toBe('authenticated');
  const gone = { ...defaultProfile, proxyAddress: 'proxy.contoso.com:8080' };
  expect(change(gone, { proxy: 'none', proxyAddress: 'proxy.contoso.com:8080' }).profile).toEqual(gone);
});

test('more than a field holds is refused', () => {
  expect(change(defaultProfile, { forests: 'x'.repeat(4001) }).errors.forests?.accepted).toBe(
    'Accepted: at most 4000 characters.',
  );
});
