import { describe, expect, test } from 'vitest';
import { answerFacts } from '../../src/facts/index.generated.ts';
import { read } from './read.ts';
import { type Change, look } from './ready.ts';

function said(id: string, change?: Change): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

test.each<[string, Change, string, string]>([
  [
    'hardening.tier0',
    { facts: { treatedAsTier0: false } },
    'The server is treated as Tier 0.',
    'The server is not treated as Tier 0.',
  ],
  [
    'hardening.tier0.agent',
    { facts: { treatedAsTier0: false } },
    'The server is treated as Tier 0.',
    'The server is not treated as Tier 0.',
  ],
  [
    'hardening.admin-access',
    { facts: { serverAdministrators: [] } },
    'Administered by CONTOSO\\Domain Admins.',
    'Administration is not restricted to a group.',
  ],
  [
    'hardening.dedicated-accounts',
    { facts: { dedicatedAdminAccounts: false } },
    'Privileged people have dedicated accounts.',
    'Privileged people use the same accounts for other work.',
  ],
  [
    'hardening.paw',
    { facts: { privilegedAccessWorkstations: false } },
    'Privileged access workstations are used.',
    'Privileged access workstations are not used.',
  ],
  [
    'hardening.ntlm',
    { facts: { ntlmRestriction: 'allowed' } },
    'NTLM is denied; an account that can only use NTLM fails to synchronize.',
    'NTLM is allowed. Once it is denied, an account that can only use NTLM fails to synchronize.',
  ],
  [
    'hardening.laps',
    { facts: { localAdminPasswordsUnique: false } },
    'Local administrator passwords are unique.',
    'Local administrator passwords are not unique.',
  ],
  [
    'hardening.attack-surface',
    { facts: { attackSurfaceGuidelinesFollowed: false } },
    'The guidelines were followed.',
    'The guidelines were not followed yet.',
  ],
  [
    'hardening.ad-admins.mfa',
    { facts: { adAdminsUseMfa: false } },
    'Administrators of Active Directory use MFA.',
    'Not every administrator of Active Directory uses MFA.',
  ],
])('%s', (id, bad, passes, fails) => {
  expect(said(id)).toEqual(['pass', passes]);
  expect(said(id, bad)).toEqual(['fail', fails]);
});

test.each<[string, 'connect' | 'cloud', boolean]>([
  ['hardening.tier0', 'cloud', false],
  ['hardening.tier0.agent', 'connect', false],
  ['hardening.admin-access', 'cloud', true],
  ['hardening.dedicated-accounts', 'cloud', true],
  ['hardening.paw', 'cloud', true],
  ['hardening.ntlm', 'cloud', true],
  ['hardening.laps', 'cloud', true],
  ['hardening.attack-surface', 'cloud', true],
  ['hardening.ad-admins.mfa', 'cloud', true],
])('%s with %s: %s', (id, tool, applies) => {
  expect(look(id, { profile: { tool } }).outcome !== 'notApplicable').toBe(applies);
});

describe('hardening.admin-access', () => {
  test.each<[string[], string, string]>([
    [
      ['CONTOSO\\Domain Admins', 'CONTOSO\\Tier0'],
      'pass',
      'Administered by CONTOSO\\Domain Admins and CONTOSO\\Tier0.',
    ],
    [['Tier 0 Users'], 'pass', 'Administered by Tier 0 Users.'],
    [
      ['CONTOSO\\Domain Admins', 'CONTOSO\\Domain Users'],
      'fail',
      'CONTOSO\\Domain Users may administer the server, which is no tightly controlled group.',
    ],
    [['everyone'], 'fail', 'everyone may administer the server, which is no tightly controlled group.'],
  ])('%j: %s', (serverAdministrators, outcome, words) => {
    expect(said('hardening.admin-access', { facts: { serverAdministrators } })).toEqual([outcome, words]);
  });

  test.each<[string, string[] | undefined]>([
    ['CONTOSO\\Domain Admins\r\nCONTOSO\\Tier0 Admins\r\n', ['CONTOSO\\Domain Admins', 'CONTOSO\\Tier0 Admins']],
    ['Domain Admins, Tier0', ['Domain Admins', 'Tier0']],
    ['"CONTOSO\\Tier0"', ['CONTOSO\\Tier0']],
    ['none', []],
    ['x'.repeat(257), undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.serverAdministrators, text)).toEqual(value);
  });
});

describe('hardening.ntlm', () => {
  test('audit is on the way', () => {
    expect(said('hardening.ntlm', { facts: { ntlmRestriction: 'audited' } })).toEqual([
      'warning',
      'NTLM is only audited. Once it is denied, an account that can only use NTLM fails to synchronize.',
    ]);
  });

  test.each([
    ['2', 'denied'],
    ['1', 'audited'],
    ['0', 'allowed'],
    ['Deny all', 'denied'],
    ['denied', 'denied'],
    ['Audit all', 'audited'],
    ['audit', 'audited'],
    ['Allow all', 'allowed'],
    ['Not Defined', 'allowed'],
    ['RestrictSendingNTLMTraffic : 2', 'denied'],
    ['    RestrictSendingNTLMTraffic    REG_DWORD    0x1', 'audited'],
    ['"RestrictSendingNTLMTraffic"=dword:00000000', 'allowed'],
    ['3', undefined],
    ['RestrictSendingNTLMTraffic : 7', undefined],
    ['not denied', undefined],
    ['', undefined],
  ])('reads %j', (text, value) => {
    expect(read(answerFacts.ntlmRestriction, text)).toEqual(value);
  });
});
