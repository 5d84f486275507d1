import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultProfile, type Profile, profileSchema } from '../../src/facts/profile.ts';
import { nameSubjects } from '../../src/review/name-subjects.ts';
import { subjectsOf } from '../../src/review/subjects.ts';

type Named = Parameters<typeof nameSubjects>[0];

const name = (named: Named, before: Profile = defaultProfile, told: string[] = []): Profile => ({
  ...before,
  ...nameSubjects(named, before, told),
});
const servers = (...all: [string, 'active' | 'staging' | 'agent' | 'sql'][]): Named => ({
  servers: all.map(([one, role]) => ({ name: one, role })),
});
const ids = ({ servers, forests }: Profile) =>
  Object.fromEntries([...servers, ...forests].map((one) => [one.name, one.id]));

test('the first server of a role takes over from the one that nobody had named', () => {
  const one = name(servers(['SYNC01', 'active']), defaultProfile, ['active-1']);
  expect(ids(one)).toEqual({ SYNC01: 'active-1' });
  expect(subjectsOf(one, ['active'])).toMatchObject([{ id: 'active-1', name: 'SYNC01' }]);
});

test('a name that stays keeps its id, whatever comes before it and in whatever case it is written', () => {
  const one = name(servers(['SYNC01', 'active'], ['SYNC02', 'staging']));
  expect(ids(one)).toEqual({ SYNC01: 'active-1', SYNC02: 'staging-1' });
  const more = name(servers(['SYNC03', 'staging'], ['sync02', 'staging'], ['SYNC01', 'active']), one);
  expect(ids(more)).toEqual({ SYNC03: 'staging-2', sync02: 'staging-1', SYNC01: 'active-1' });
  expect(more.formerSubjects).toEqual([]);
});

test('a renamed one is another: the id of what is gone is given to nothing else, and a name that returns has it again', () => {
  const one = name({ forests: ['a.local', 'b.local'] });
  const renamed = name({ forests: ['a.local', 'c.local'] }, one);
  expect(ids(renamed)).toEqual({ 'a.local': 'forest-1', 'c.local': 'forest-3' });
  expect(renamed.formerSubjects).toEqual([{ id: 'forest-2', name: 'b.local' }]);
  const none = name({ forests: [] }, renamed);
  expect(ids(name({ forests: ['d.local'] }, none))).toEqual({ 'd.local': 'forest-4' });
  const back = name({ forests: ['b.local', 'c.local'] }, none);
  expect(ids(back)).toEqual({ 'b.local': 'forest-2', 'c.local': 'forest-3' });
  expect(back.formerSubjects).toEqual([{ id: 'forest-1', name: 'a.local' }]);
});

test('an id under which answers are kept is not given to a new name', () => {
  const one = name(servers(['SYNC01', 'active']));
  expect(ids(name(servers(['SYNC01', 'active'], ['SYNC02', 'active']), one, ['active-7', '']))).toEqual({
    SYNC01: 'active-1',
    SYNC02: 'active-8',
  });
});

test('servers that swap roles keep their answers; one whose id is the default of another role does not', () => {
  const one = name(servers(['SYNC01', 'active'], ['SYNC02', 'staging']));
  const swapped = name(servers(['SYNC01', 'staging'], ['SYNC02', 'active']), one);
  expect(ids(swapped)).toEqual({ SYNC01: 'active-1', SYNC02: 'staging-1' });
  // The active server that nobody names then is active-1.
  const alone = name(servers(['SYNC01', 'staging']), one);
  expect(alone.servers).toEqual([{ id: 'staging-2', name: 'SYNC01', role: 'staging' }]);
  expect(subjectsOf(alone, ['active', 'staging']).map(({ id }) => id)).toEqual(['active-1', 'staging-2']);
});

test('a forest and a domain of one name are two', () => {
  const one = name({ forests: ['contoso.local'], domains: ['contoso.local'] });
  expect([one.forests, one.domains]).toEqual([
    [{ id: 'forest-1', name: 'contoso.local' }],
    [{ id: 'domain-1', name: 'contoso.local' }],
  ]);
});

test('what is not named anew stays as it is', () => {
  const one = name(servers(['SYNC01', 'active']));
  expect(name({ forests: ['a.local'] }, one).servers).toBe(one.servers);
});

const roles = ['active', 'staging', 'agent', 'sql'] as const;
const lists = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), role: fc.constantFrom(...roles) }),
  { selector: (one) => one.name, maxLength: 6 },
);

test('over any changes no id ever belongs to two names, and no two servers have one id', () => {
  fc.assert(
    fc.property(fc.array(lists, { minLength: 1, maxLength: 12 }), (steps) => {
      const owner = new Map<string, string>();
      let profile = defaultProfile;
      for (const named of steps) {
        profile = name({ servers: named }, profile);
        expect(profileSchema.safeParse(profile).success).toBe(true);
        expect(profile.servers.map((one) => `${one.role} ${one.name}`)).toEqual(
          named.map((one) => `${one.role} ${one.name}`),
        );
        const own = profile.servers.map(({ id }) => id);
        expect(new Set(own).size).toBe(own.length);
        const asked = subjectsOf(profile, [...roles]).map(({ id }) => id);
        expect(new Set(asked).size).toBe(asked.length);
        for (const { id, name: now } of profile.servers) {
          expect(owner.get(id) ?? now).toBe(now);
          owner.set(id, now);
        }
        expect(name({ servers: named }, profile)).toEqual(profile);
      }
    }),
    { numRuns: 300 },
  );
});

test('however many have gone, what is remembered stays small and no id returns', () => {
  let profile = defaultProfile;
  for (let round = 0; round < 30; round += 1)
    profile = name({ domains: Array.from({ length: 50 }, (_, n) => `d${round * 50 + n}.local`) }, profile);
  expect(profile.domains[49]?.id).toBe('domain-1500');
  expect(profile.formerSubjects.length).toBeLessThanOrEqual(100);
  expect(profileSchema.safeParse(profile).success).toBe(true);
});
