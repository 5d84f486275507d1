import { expect, test } from 'vitest';
import adSchemaVersion from '../../src/facts/answers/ad-schema-version.ts';
import agentServiceAccount from '../../src/facts/answers/agent-service-account.ts';
import missingGmsaPermissions from '../../src/facts/answers/missing-gmsa-permissions.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

function said(id: string, change: Change = {}): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

test.each<[number, string, string]>([
  [47, 'fail', 'The schema has version 47 (Windows Server 2008 R2); it takes 56 or later.'],
  [55, 'fail', 'The schema has version 55; it takes 56 or later.'],
  [56, 'pass', 'The schema has version 56 (Windows Server 2012).'],
  [87, 'pass', 'The schema has version 87 (Windows Server 2016).'],
  [88, 'pass', 'The schema has version 88 (Windows Server 2019 or 2022).'],
  [91, 'pass', 'The schema has version 91 (Windows Server 2025).'],
])('gmsa.schema with %d', (version, outcome, words) => {
  expect(said('gmsa.schema', { facts: { adSchemaVersion: version } })).toEqual([outcome, words]);
});

test.each<[string[], string, string]>([
  [['2012'], 'pass', 'The domain controllers run Windows Server 2012.'],
  [['2008 R2', '2025'], 'pass', 'The domain controllers run Windows Server 2008 R2 and 2025.'],
  [['2012 R2'], 'pass', 'The domain controllers run Windows Server 2012 R2.'],
  [['2008 R2'], 'fail', 'The domain controllers run Windows Server 2008 R2, all of them older than 2012.'],
])('gmsa.dc with %j', (domainControllerReleases, outcome, words) => {
  expect(said('gmsa.dc', { facts: { domainControllerReleases } })).toEqual([outcome, words]);
});

test('gmsa.rsat', () => {
  expect(said('gmsa.rsat')).toEqual(['pass', 'A domain controller has the modules.']);
  expect(said('gmsa.rsat', { facts: { rsatOnDomainController: false } })).toEqual([
    'fail',
    'No domain controller has the modules.',
  ]);
});

test('gmsa.account takes the name of a managed service account, which ends in $', () => {
  expect(said('gmsa.account')).toEqual(['pass', 'The agent runs as CONTOSO\\provAgentgMSA$.']);
  expect(said('gmsa.account', { facts: { agentServiceAccount: 'CONTOSO\\svc-sync' } })).toEqual([
    'fail',
    'CONTOSO\\svc-sync is no group managed service account: its name does not end in $.',
  ]);
  expect(agentServiceAccount.fromProfile?.({ ...defaultProfile, gmsa: 'wizard' })).toBe('provAgentgMSA$');
  expect(agentServiceAccount.fromProfile?.({ ...defaultProfile, gmsa: 'custom' })).toBeNull();
});

test('gmsa.custom.permissions names what is missing, and is only for a custom gMSA', () => {
  const id = 'gmsa.custom.permissions';
  const profile = { gmsa: 'custom' } as const;
  expect(said(id)[0]).toBe('notApplicable');
  expect(said(id, { profile })).toEqual(['pass', 'The account has all of them.']);
  expect(
    said(id, {
      profile,
      facts: {
        missingGmsaPermissions: [
          'full control of descendant group objects',
          'read all properties of descendant contact objects',
        ],
      },
    }),
  ).toEqual([
    'fail',
    'The account lacks: full control of descendant group objects and read all properties of descendant contact objects.',
  ]);
});

const user = 'read all properties of descendant user objects';
const contact = 'read all properties of descendant contact objects';
const create = 'create and delete user objects on this object and all descendants';

test.each<[string, string[] | undefined]>([
  ['none', []],
  ['All permissions are granted.', []],
  ['contact, users', [user, contact]],
  ['create and delete user', [create]],
  ['Create/delete User objects\tThis object and all descendant objects', [create]],
  [
    'Allow | Read all properties | Descendant Contact objects\nAllow | Read all properties | Descendant User objects',
    [user, contact],
  ],
  [create, [create]],
  ['contact and printer', undefined],
  ['some', undefined],
  ['contact of the group', undefined],
  ['', undefined],
])('the missing permissions in %j', (text, missing) => {
  expect(missingGmsaPermissions.parse?.(text)).toEqual(missing);
});

test('each of the eight permissions is understood in its own words', () => {
  const all = missingGmsaPermissions.parse?.(
    'device\ninetOrgPerson\ncomputer\nforeignSecurityPrincipal\ngroup\nuser\ncontact\ncreate',
  );
  expect(all).toHaveLength(8);
  for (const permission of all ?? []) expect(missingGmsaPermissions.parse?.(permission)).toEqual([permission]);
  expect(missingGmsaPermissions.parse?.((all ?? []).join('; '))).toEqual(all);
});

test.each<[string, number | null]>([
  ['88', 88],
  [' 91\r\n', 91],
  ['objectVersion : 87', 87],
  ['objectVersion\n-------------\n           56', 56],
  ['2016', null],
  ['Windows Server 2019', null],
  ['88.5', null],
])('the version of the schema in %j', (text, version) => {
  expect(read(adSchemaVersion, text) ?? null).toBe(version);
});
