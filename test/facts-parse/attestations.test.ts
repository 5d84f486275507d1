import { describe, expect, test } from 'vitest';
import { attestations } from '../../src/facts/attestations.ts';
import type { AnswerFact } from '../../src/facts/define.ts';
import type { FactName } from '../../src/facts/facts.ts';
import { understand } from '../../src/facts/understand.ts';

const bad = Symbol('not understood');

/** What a person types or pastes, and the value that it is; `bad` for what is refused. */
function table(name: FactName, rows: readonly (readonly [string, unknown])[]) {
  describe(`the attestation of ${name}`, () => {
    test.each(rows)('%j', (typed, expected) => {
      const understood = understand(attestations.get(name) as AnswerFact<unknown>, typed);
      if (expected === bad) expect(understood.kind).toBe('notUnderstood');
      else expect(understood).toEqual({ kind: 'value', value: expected });
    });
  });
}

table('connectVersion', [
  ['2.6.92.0', '2.6.92.0'],
  ['Version 2.4.131.0', '2.4.131.0'],
  ['Microsoft Entra Connect Sync 2.5.79.0 (x64)', '2.5.79.0'],
  ['v2.2.8.0\r\n', '2.2.8.0'],
  ['none', null],
  ['the latest one', bad],
  ['2.5 or 2.6', bad],
  ['2026', bad],
  ['', bad],
]);

const listed = `
AllowOnPremUpdateOfOnPremisesObjectIdentifierEnabled : False
BlockCloudObjectTakeoverThroughHardMatchEnabled      : True
BlockSoftMatchEnabled                                : True
UserWritebackEnabled                                 :
AdditionalProperties                                 : {}
`;
const features = {
  allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
  blockCloudObjectTakeoverThroughHardMatchEnabled: true,
  blockSoftMatchEnabled: true,
  userWritebackEnabled: null,
};
const graphJson = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#directory/onPremisesSynchronization',
  value: [
    {
      id: '12cce4b4-4ab8-40b7-be4d-f5d7742ec185',
      configuration: {
        accidentalDeletionPrevention: { synchronizationPreventionType: 'enabledForCount', alertThreshold: 500 },
      },
      features: { blockSoftMatchEnabled: true, passwordSyncEnabled: false, userWritebackEnabled: null },
    },
  ],
};

table('syncFeatures', [
  [listed, { features, deletionPrevention: null }],
  [
    `${listed}\r\n\r\nAlertThreshold                : 500\r\nSynchronizationPreventionType : enabledForCount\r\n`,
    { features, deletionPrevention: { type: 'enabledForCount', threshold: 500 } },
  ],
  [
    `${listed}\nDeletionPrevention  : EnabledForPercentage\nThresholdCount      : 500\nThresholdPercentage : 5\n`,
    { features, deletionPrevention: { type: 'enabledForPercentage', threshold: 5 } },
  ],
  [
    JSON.stringify(graphJson, null, 2),
    {
      features: { blockSoftMatchEnabled: true, passwordSyncEnabled: false, userWritebackEnabled: null },
      deletionPrevention: { type: 'enabledForCount', threshold: 500 },
    },
  ],
  ['{"BlockSoftMatchEnabled":true}', { features: { blockSoftMatchEnabled: true }, deletionPrevention: null }],
  ['BlockSoftMatchEnabled = true', { features: { blockSoftMatchEnabled: true }, deletionPrevention: null }],
  ['BlockSoftMatchEnabled : maybe', bad],
  ['AlertThreshold : 500\nSynchronizationPreventionType : enabledForCount', bad],
  ['all on', bad],
  ['UserWritebackEnabled :', bad],
  ['{"value":[]}', bad],
  ['{"BlockSoftMatchEnabled":true', bad],
]);

const active = (machineName: string) => ({ machineName, status: 'active' });
const inactive = (machineName: string) => ({ machineName, status: 'inactive' });

for (const name of ['provisioningAgents', 'passThroughAgents'] as const)
  table(name, [
    ['SRV01 active, SRV02 inactive', [active('SRV01'), inactive('SRV02')]],
    [
      'srv01.contoso.com\t20.50.1.2\tActive\nsrv02.contoso.com\t20.50.1.3\tActive',
      [active('srv01.contoso.com'), active('srv02.contoso.com')],
    ],
    [
      'Id                                   MachineName ExternalIP Status\n--                                   ----------- ---------- ------\n1f2a7f0e-93cf-44e1-8e7b-5b3b1a0b5c11 SRV01       20.50.1.2  active\n',
      [active('SRV01')],
    ],
    [
      'MachineName : SRV01\r\nStatus      : active\r\n\r\nMachineName : SRV02\r\nStatus      : inactive\r\n',
      [active('SRV01'), inactive('SRV02')],
    ],
    ['{"value":[{"id":"1","machineName":"SRV01","externalIp":"20.1.1.1","status":"active"}]}', [active('SRV01')]],
    ['SRV01 (active)\nSRV01 (active)\nSRV01 (inactive)', [active('SRV01'), inactive('SRV01')]],
    ['SRV01 is active', [active('SRV01')]],
    ['none', []],
    ['No agents.', []],
    ['[]', []],
    ['SRV01, SRV02', bad],
    ['3 active', bad],
    ['SRV01 not active', bad],
    ['SRV01 active SRV02 active', bad],
    ['SRV01 active, and some more', bad],
    ['[{"machineName":"SRV01"}]', bad],
    ['active', bad],
    ['', bad],
  ]);

table('lastPasswordSync', [
  ['2026-11-20T11:50:00Z', '2026-11-20T11:50:00.000Z'],
  ['2026-11-20 11:50 UTC', '2026-11-20T11:50:00.000Z'],
  ['2026-11-20T13:50:00+02:00', '2026-11-20T11:50:00.000Z'],
  ['{"value":[{"id":"1","onPremisesLastPasswordSyncDateTime":"2026-11-20T11:50:00Z"}]}', '2026-11-20T11:50:00.000Z'],
  ['{"value":[{"onPremisesLastPasswordSyncDateTime": null}]}', null],
  ['never', null],
  ['2026-11-20 11:50', bad],
  ['20/11/2026 11:50:00', bad],
  ['2026-02-30T11:50:00Z', bad],
  ['yesterday', bad],
  ['2026-11-20T11:50:00Z or 2026-11-21T11:50:00Z', bad],
]);

const counts = { users: 3500, groups: 400, contacts: 100, devices: 0 };
table('syncedObjectCounts', [
  ['users : 3500\r\ngroups : 400\r\ncontacts : 100\r\ndevices : 0\r\n', counts],
  ['users 3,500; groups 400; contacts 100; devices 0', counts],
  ['3500 users, 400 groups, 100 contacts, 0 devices.', counts],
  ['users 3,500, groups 400, contacts 100, devices 0', counts],
  ['{"users":3500,"groups":400,"contacts":100,"devices":0}', counts],
  ['Users = 3 500\nGroups = 400\nContacts = 100\nDevices = 0', counts],
  ['users 3500, groups 400, contacts 100', bad],
  ['users 3500, users 400, contacts 100, devices 0', bad],
  ['4000', bad],
  ['users about 3500, groups 400, contacts 100, devices 0', bad],
  ['users -1, groups 400, contacts 100, devices 0', bad],
  ['printers 1, groups 400, contacts 100, devices 0', bad],
]);

const six = { users: 4000, groups: 600, contacts: 100, devices: 250, applications: 20, servicePrincipals: 30 };
const sixLines = 'users : 4000\ngroups : 600\ncontacts : 100\ndevices : 250\napplications : 20\nservicePrincipals : 30';
table('objectCounts', [
  [sixLines, six],
  [sixLines.replaceAll('\n', '; '), six],
  [sixLines.toUpperCase(), six],
  [JSON.stringify(six), six],
  ['users 4000, groups 600, contacts 100, devices 250, applications 20', bad],
  ['5000 objects', bad],
  ['none', bad],
]);

table('objectQuota', [
  ['5,000 of 300,000', { used: 5000, total: 300_000 }],
  ['5000/300000', { used: 5000, total: 300_000 }],
  ['5000 / 300000', { used: 5000, total: 300_000 }],
  ['used 5000, total 300000', { used: 5000, total: 300_000 }],
  ['Used: 5,000\nTotal: 300,000', { used: 5000, total: 300_000 }],
  ['{"value":[{"directorySizeQuota":{"used":5000,"total":300000}}]}', { used: 5000, total: 300_000 }],
  ['none', null],
  ['300,000', bad],
  ['300,000 of 5,000', bad],
  ['about 5000 of 300000', bad],
]);

const sku = (skuPartNumber: string, capabilityStatus: string, ...names: string[]) => ({
  skuPartNumber,
  capabilityStatus,
  servicePlans: names.map((servicePlanName) => ({ servicePlanId: null, servicePlanName })),
});
table('licences', [
  ['SPE_E3 Enabled AAD_PREMIUM,INTUNE_A', [sku('SPE_E3', 'Enabled', 'AAD_PREMIUM', 'INTUNE_A')]],
  [
    'SPE_E3 Enabled AAD_PREMIUM,INTUNE_A\r\nFLOW_FREE Suspended FLOW_P2_VIRAL\r\n',
    [sku('SPE_E3', 'Enabled', 'AAD_PREMIUM', 'INTUNE_A'), sku('FLOW_FREE', 'Suspended', 'FLOW_P2_VIRAL')],
  ],
  [
    'AAD_PREMIUM_P2: Warning: AAD_PREMIUM_P2, MFA_PREMIUM',
    [sku('AAD_PREMIUM_P2', 'Warning', 'AAD_PREMIUM_P2', 'MFA_PREMIUM')],
  ],
  ['none', []],
  ['No licences', []],
  ['SPE_E3', bad],
  ['SPE_E3 Enabled', bad],
  ['Entra ID P1', bad],
  ['SPE_E3 bought AAD_PREMIUM', bad],
  ['SPE_E3 Enabled AAD_PREMIUM\nand some more', bad],
]);

test('every attestation says what it asks, how to find out, and what it accepts', () => {
  for (const [name, { ask, howToFindOut, about, input, accepts }] of attestations) {
    expect(ask, name).toMatch(/\?$/);
    expect(howToFindOut, name).toMatch(/\S/);
    expect(about, name).toMatch(/^\S/);
    if (input.kind === 'text') expect(accepts, name).toMatch(/^Accepted: /);
  }
});

test('a long run of anything ends in no long time', () => {
  const spaces = ' '.repeat(19_000);
  const long = [
    'users 1',
    'a :',
    'SPE_E3 Enabled',
    'SRV01 active',
    '5000 of',
    '2026-11-20',
    '{"a":',
    'status ',
  ].flatMap((start) => [
    `${start}${spaces}!`,
    `${start}${spaces.replaceAll(' ', '\t')}!`,
    start.repeat(19_000 / start.length),
  ]);
  for (const fact of attestations.values())
    for (const typed of long) expect(understand(fact, typed).kind).not.toBe('saidUnknown');
});
