import { describe, expect, test } from 'vitest';
import { watched } from '../../src/catalogue/watched.ts';
import { appointAdministrator } from '../../src/demo/appoint.ts';
import { roleIds } from '../../src/demo/roles.ts';
import type { Facts, FactValues } from '../../src/facts/facts.ts';
import { tenantFacts } from '../../src/facts/index.generated.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import type { Cause, Reading } from '../../src/facts/reading.ts';
import type { Happening } from '../../src/review/happening.ts';
import { findHappenings } from '../../src/review/happenings.ts';
import {
  assignment,
  factsOf,
  globalAdministrator,
  groupAssignment,
  holder,
  hybridIdentityAdministrator,
  known,
  now,
  refused,
  synchronizationAccounts,
  unknownBecause,
} from '../catalogue/ready.ts';
import { scan } from '../facts/scan.ts';

const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const compare = (before: Facts, after: Facts, since = hoursAgo(24)) => findHappenings(before, after, since, watched);
const facts = (changes: Partial<FactValues> = {}) => factsOf({ facts: changes });
const without = (name: keyof Facts, cause: Cause = refused) => factsOf({ missing: { [name]: cause } });

test('nothing happened between a reading and itself', () => {
  expect(compare(facts(), facts())).toEqual({ happenings: [], unseen: [] });
});

test('nothing that was not read counts as nothing happened', () => {
  expect(compare({}, {}).unseen.map((gap) => [gap.what, 'fact' in gap && `${gap.when} ${gap.fact}`])).toEqual([
    ['objectsGone', 'before syncedObjectCounts'],
    ['objectsGone', 'after syncedObjectCounts'],
    ['federationChanged', 'after federationChanges'],
    ['roleGained', 'before roleAssignments'],
    ['roleGained', 'after roleAssignments'],
  ]);
});

describe('objects that went', () => {
  const counts = (users: number, devices = 0) => ({ users, groups: 400, contacts: 100, devices });
  const features = (type: string | null, threshold: number | null): FactValues['syncFeatures'] => ({
    features: {},
    deletionPrevention: type === null ? null : { type, threshold },
  });
  const after = (users: number, syncFeatures = features('enabledForCount', 500), devices = 0) =>
    compare(
      facts({ syncedObjectCounts: counts(3500) }),
      facts({ syncedObjectCounts: counts(users, devices), syncFeatures }),
    ).happenings;

  test('are told from half of the threshold on', () => {
    expect(after(3251)).toEqual([]);
    expect(after(3250)).toEqual([
      {
        kind: 'objectsGone',
        gone: 250,
        parts: [{ what: 'users', before: 3500, after: 3250 }],
        threshold: 500,
        prevention: 'on',
      },
    ]);
  });

  test('are not hidden by objects of another kind that came', () => {
    expect(after(3250, features('enabledForCount', 500), 5000)).toMatchObject([{ gone: 250 }]);
    expect(after(4000)).toEqual([]);
  });

  test.each<[string, FactValues['syncFeatures'], number, number, string]>([
    ['a number of its own', features('enabledForCount', 100), 50, 100, 'on'],
    ['a number without a value', features('enabledForCount', null), 250, 500, 'on'],
    ['a percentage', features('enabledForPercentage', 5), 100, 200, 'on'],
    ['a percentage without a value', features('enabledForPercentage', null), 250, 500, 'on'],
    ['no protection', features('disabled', 0), 250, 500, 'off'],
    ['one that Graph does not report', features(null, null), 250, 500, 'notKnown'],
    ['one that Preflight does not know', features('enabledForMoonlight', 3), 250, 500, 'notKnown'],
  ])('%s', (_, syncFeatures, gone, threshold, prevention) => {
    expect(after(3500 - gone, syncFeatures)).toMatchObject([{ gone, threshold, prevention }]);
    expect(after(3500 - gone + 1, syncFeatures)).toEqual([]);
  });

  test('are told although the threshold was not read', () => {
    const before = facts({ syncedObjectCounts: counts(3500) });
    const now = factsOf({ facts: { syncedObjectCounts: counts(3200) }, missing: { syncFeatures: refused } });
    expect(compare(before, now).happenings).toMatchObject([{ gone: 300, threshold: 500, prevention: 'notKnown' }]);
  });

  test('are unseen when one of the two readings could not count', () => {
    const seen = compare(without('syncedObjectCounts'), facts());
    expect(seen).toEqual({
      happenings: [],
      unseen: [
        { kind: 'notRead', what: 'objectsGone', fact: 'syncedObjectCounts', of: '', when: 'before', cause: refused },
      ],
    });
  });
});

describe('changes of federation', () => {
  const change = (at: string, by = 'ann@contoso.com') => ({
    at,
    activity: 'Set domain authentication',
    domain: 'contoso.com',
    by,
  });
  const since = new Date('2026-11-19T12:00:00Z');
  const later = (...federationChanges: FactValues['federationChanges']) =>
    compare(facts({ federationChanges: [change('2026-11-19T12:00:00Z')] }), facts({ federationChanges }), since);

  test('that the log had late, up to a day, are told; older ones, and those that were told before, are not', () => {
    const known = change('2026-11-19T12:00:00Z');
    const late = change('2026-11-18T12:00:01Z');
    expect(later(known, late, change('2026-11-18T12:00:00Z')).happenings).toEqual([
      { kind: 'federationChanged', ...late },
    ]);
    const blind = compare(without('federationChanges'), facts({ federationChanges: [late] }), since);
    expect(blind.happenings).toEqual([]);
  });

  test('are told with who, when and where, the newest first, and only those after the earlier reading', () => {
    const changes = ['2026-11-19T12:00:00Z', '2026-11-19T12:00:00.1Z', '2026-11-20T01:00:00Z'].map((at) => change(at));
    expect(later(...changes).happenings).toEqual([
      { kind: 'federationChanged', ...change('2026-11-20T01:00:00Z') },
      { kind: 'federationChanged', ...change('2026-11-19T12:00:00.1Z') },
    ]);
  });

  test('of more than 7 days ago are out of sight', () => {
    expect(compare(facts(), facts(), hoursAgo(7 * 24)).unseen).toEqual([]);
    expect(compare(facts(), facts(), hoursAgo(7 * 24 + 1)).unseen).toEqual([
      { kind: 'logTooShort', what: 'federationChanged', from: '2026-11-13T12:00:00.000Z' },
    ]);
  });

  test('the log is read as far back as is said', () => {
    const asked = tenantFacts.federationChanges.reads({}, { profile: defaultProfile, now }) as Record<
      string,
      { path: string }
    >;
    const from = new Date(now.getTime() - watched.auditDays * 24 * 3_600_000).toISOString();
    expect(asked.audits?.path).toContain(`ge ${from}`);
  });

  test('are unseen without the log; whether the earlier reading had it does not matter', () => {
    expect(compare(without('federationChanges'), facts()).unseen).toEqual([]);
    expect(compare(facts(), without('federationChanges')).unseen).toMatchObject([
      { what: 'federationChanged', fact: 'federationChanges', when: 'after', cause: refused },
    ]);
  });
});

describe('new holders of a role', () => {
  const installer = assignment('installer', globalAdministrator);
  const ann = holder('ann');
  const gained = (before: Partial<FactValues>, after: Partial<FactValues>) =>
    compare(facts(before), facts(after)).happenings.filter(
      (one): one is Extract<Happening, { kind: 'roleGained' }> => one.kind === 'roleGained',
    );
  const annHolds: Partial<FactValues> = {
    roleAssignments: [installer, assignment('ann', globalAdministrator)],
    roleHolders: [holder('installer'), ann],
  };

  test('are told by their sign-in name and role', () => {
    expect(gained({}, annHolds)).toEqual([
      {
        kind: 'roleGained',
        role: 'Global Administrator',
        who: 'ann@contoso.com',
        type: 'user',
        through: null,
        isEligible: false,
      },
    ]);
    expect(gained(annHolds, {})).toEqual([]);
  });

  test('are told for the roles of synchronization, an application too, and for no other role', () => {
    const application = {
      principalId: 'sp',
      roleDefinitionId: synchronizationAccounts,
      principal: { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'sp', displayName: 'Sync' },
    };
    const roleAssignments = [installer, application, assignment('ann', 'reports-reader')];
    expect(gained({}, { roleAssignments })).toMatchObject([
      { role: 'Directory Synchronization Accounts', who: 'Sync', type: 'servicePrincipal' },
    ]);
    const nobody = { principalId: 'gone', roleDefinitionId: globalAdministrator };
    expect(gained({}, { roleAssignments: [installer, nobody] })).toMatchObject([{ who: 'gone', type: 'unknown' }]);
  });

  test('come in the order of power, each once for a role', () => {
    const roleAssignments = [
      installer,
      assignment('ann', hybridIdentityAdministrator),
      assignment('ann', hybridIdentityAdministrator, '/administrativeUnits/1'),
      assignment('ann', globalAdministrator),
    ];
    expect(gained({}, { roleAssignments }).map(({ role }) => role)).toEqual([
      'Global Administrator',
      'Hybrid Identity Administrator',
    ]);
  });

  test('include who may activate it now, and not who activates what they were eligible for', () => {
    const eligible = { roleEligibilities: [assignment('ann', globalAdministrator)] };
    expect(gained({}, eligible)).toMatchObject([{ who: 'ann', isEligible: true }]);
    expect(gained(eligible, { ...eligible, ...annHolds })).toEqual([]);
    // Assigned and eligible at once is to hold it.
    expect(gained({}, { ...eligible, ...annHolds })).toMatchObject([{ isEligible: false }]);
  });

  test('are compared without Privileged Identity Management where there is no licence for it', () => {
    const unlicensed = without('roleEligibilities', { kind: 'licenceMissing', licence: 'Microsoft Entra ID P2' });
    expect(compare(unlicensed, factsOf({ facts: annHolds })).happenings).toMatchObject([{ who: 'ann@contoso.com' }]);
    expect(compare(unlicensed, unlicensed).unseen).toEqual([]);
  });

  test('who is eligible is not compared where one reading could not tell, and that is said', () => {
    const seen = compare(
      without('roleEligibilities'),
      facts({ roleEligibilities: [assignment('ann', globalAdministrator)] }),
    );
    expect(seen.happenings).toEqual([]);
    expect(seen.unseen).toEqual([
      { kind: 'notRead', what: 'roleGained', fact: 'roleEligibilities', of: '', when: 'before', cause: refused },
    ]);
  });

  test('are unseen when one of the two readings lacks the assignments', () => {
    expect(compare(facts(), without('roleAssignments'))).toMatchObject({
      happenings: [],
      unseen: [{ what: 'roleGained', fact: 'roleAssignments', when: 'after', cause: refused }],
    });
  });

  describe('through a group', () => {
    const roleAssignments = [installer, groupAssignment('g1', 'Operators', hybridIdentityAdministrator)];
    const withMembers = (...ids: string[]): Partial<FactValues> => ({
      roleAssignments,
      roleGroupMembers: { g1: known(ids.map((id) => holder(id))) },
    });
    const withReading = (reading: Reading<never>): Partial<FactValues> => ({
      roleAssignments,
      roleGroupMembers: { g1: reading },
    });

    test('are told with the group', () => {
      expect(gained(withMembers('bob'), withMembers('bob', 'ann'))).toMatchObject([
        { role: 'Hybrid Identity Administrator', who: 'ann@contoso.com', type: 'user', through: 'Operators' },
      ]);
    });

    test('a group that is new speaks for its members', () => {
      expect(gained({}, withMembers('bob', 'ann'))).toMatchObject([{ who: 'Operators', type: 'group', through: null }]);
    });

    test('who had it through a group and has it alone now is not new, nor the other way round', () => {
      const alone = { roleAssignments: [installer, assignment('ann', hybridIdentityAdministrator)] };
      expect(gained(withMembers('ann'), alone)).toEqual([]);
      const both = [...alone.roleAssignments, ...roleAssignments.slice(1)];
      const was = { roleAssignments: both, roleGroupMembers: { g1: known([]) } };
      expect(gained(was, { ...was, roleGroupMembers: { g1: known([holder('ann')]) } })).toEqual([]);
    });

    test.each<[string, Partial<FactValues>, Partial<FactValues>, string]>([
      ['before', withReading(unknownBecause(refused)), withMembers('bob', 'ann'), 'before'],
      ['after', withMembers('bob'), withReading(unknownBecause(refused)), 'after'],
    ])('nobody is new in a group that could not be read %s', (_, before, after, when) => {
      expect(compare(facts(before), facts(after))).toEqual({
        happenings: [],
        unseen: [
          { kind: 'notRead', what: 'roleGained', fact: 'roleGroupMembers', of: 'Operators', when, cause: refused },
        ],
      });
    });

    test('a group of two roles that could not be read is said once', () => {
      const two = [...roleAssignments, groupAssignment('g1', 'Operators', globalAdministrator)];
      const dark = factsOf({ facts: { roleAssignments: two }, missing: { roleGroupMembers: refused } });
      expect(compare(dark, dark).unseen.map((gap) => 'when' in gap && gap.when)).toEqual(['before', 'after']);
    });
  });
});

test('what is worst comes first, and all of it is found in real readings', async () => {
  const [before, after] = [
    await scan('trouble', ({ tenant }) => {
      tenant.directoryAudits = [];
    }),
    await scan('trouble', ({ tenant }) => {
      tenant.syncedSizes.users -= 400;
      appointAdministrator(
        tenant,
        {
          displayName: 'Eve',
          userPrincipalName: 'eve@fabrikam.com',
          hasMfa: false,
          roles: [roleIds.hybridIdentityAdministrator],
        },
        now,
      );
    }),
  ];
  const seen = compare(before.facts, after.facts, hoursAgo(72));
  expect(seen.unseen).toEqual([]);
  expect(seen.happenings).toMatchObject([
    { kind: 'objectsGone', gone: 400, threshold: 500, prevention: 'off' },
    { kind: 'federationChanged', domain: 'fabrikam.com', by: 'alex.wilber@fabrikam.com' },
    { kind: 'roleGained', role: 'Hybrid Identity Administrator', who: 'eve@fabrikam.com' },
  ]);
});
