import { generateKeyPairSync } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { printPermissions } from '../src/cli/permissions.ts';
import { scan } from '../src/cli/scan.ts';
import { ConfigurationError, readSecrets, readSettings, readTargetSettings } from '../src/config.ts';
import { startTenant } from '../src/demo/server.ts';
import { site } from '../src/demo/sites.ts';
import { defaultProfile, scanScope } from '../src/facts/profile.ts';
import { readTenant } from '../src/facts/read-tenant.ts';
import { openGraph } from '../src/graph/session.ts';
import { allowedTargets, mayRead, planFor } from '../src/handlers/allowed-targets.ts';
import { createRedactor } from '../src/redact.ts';
import type { Review } from '../src/review/review.ts';
import { call, complaintOf } from './cli/call.ts';
import { fileWith } from './cli/files.ts';
import { start } from './cli/start.ts';
import { certificateFile } from './connector/token-endpoint.ts';

const [own, contoso, fabrikam] = [
  '11111111-1111-4111-8111-111111111111',
  'aaaaaaaa-1111-4111-8111-111111111111',
  'bbbbbbbb-1111-4111-8111-111111111111',
];
const clientId = '44444444-4444-4444-8444-444444444444';
const secret = 'Sup3r~Secret-of-Contoso';
const environment = {
  MicrosoftAppId: '22222222-2222-4222-8222-222222222222',
  MicrosoftAppTenantId: own,
  MicrosoftAppPassword: 'the password of the bot',
  DATA_DIR: '/nowhere',
};
const one = {
  name: 'Contoso',
  tenantId: contoso,
  credential: { kind: 'secret', clientId, secretVariable: 'CONTOSO_SECRET' },
  conversations: ['19:customer@thread.tacv2'],
};

const settingsWith = (targets: unknown, more: Record<string, string> = {}) =>
  readSettings({ ...environment, CONTOSO_SECRET: secret, TARGETS_FILE: fileWith(targets as object), ...more });

function problemsWith(...args: Parameters<typeof settingsWith>): readonly string[] {
  try {
    settingsWith(...args);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

test('without a file there is the default tenant alone', () => {
  expect(readSettings(environment).targets).toEqual([]);
});

test('a tenant is read with its own credential in its own cloud, and its settings hold no secret', () => {
  const { targets, graph } = settingsWith([
    { ...one, tenantId: contoso.toUpperCase(), cloud: 'usgov-l4', conversations: [fabrikam.toUpperCase()] },
  ]);
  expect(targets).toEqual([
    {
      name: 'Contoso',
      tenantId: contoso,
      conversations: [fabrikam],
      graph: {
        cloud: 'usgov-l4',
        endpoint: 'https://graph.microsoft.us',
        tenantId: contoso,
        credential: expect.any(Function),
      },
    },
  ]);
  expect(graph.tenantId).toBe(own);
  expect(JSON.stringify(targets)).not.toContain(secret);
});

test.each([
  [{ kind: 'secret', clientId, secretVariable: 'CONTOSO_SECRET' }, 'ClientSecretCredential'],
  [{ kind: 'certificate', clientId, certificatePath: certificateFile }, 'ClientCertificateCredential'],
  [{ kind: 'managedIdentity' }, 'ManagedIdentityCredential'],
  [{ kind: 'managedIdentity', identity: clientId, clientId }, 'ClientAssertionCredential'],
  [{ kind: 'workloadIdentity', clientId, tokenPath: certificateFile }, 'WorkloadIdentityCredential'],
])('%j opens a %s', async (credential, name) => {
  const { targets } = settingsWith([{ ...one, credential }]);
  expect((await targets[0]?.graph.credential?.())?.constructor.name).toBe(name);
});

const pem = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

test.each<[unknown, RegExp | string]>([
  ['[', /^TARGETS_FILE is not JSON: .+\.json\.$/],
  [{}, /^TARGETS_FILE does not fit: .*array/],
  [
    [{ ...one, tenantId: 'contoso.com' }],
    'TARGETS_FILE does not fit at [0].tenantId: an id such as 12cce4b4-4ab8-40b7-be4d-f5d7742ec185.',
  ],
  [[{ ...one, cloud: 'mars' }], /^TARGETS_FILE does not fit at \[0\]\.cloud: .*"global"/],
  [
    [{ ...one, conversations: [] }],
    'TARGETS_FILE does not fit at [0].conversations: at least one conversation or Teams tenant.',
  ],
  [
    [{ ...one, conversations: ['General'] }],
    /^TARGETS_FILE does not fit at \[0\]\.conversations\[0\]: a conversation of Teams/,
  ],
  [[{ ...one, conversations: ['19:a@thread.tacv2;messageid=1'] }], /at \[0\]\.conversations\[0\]: /],
  [[{ ...one, owner: 'me' }], /^TARGETS_FILE does not fit at \[0\]: .*"owner"\.$/],
  [
    [{ ...one, credential: { kind: 'password' } }],
    'TARGETS_FILE does not fit at [0].credential.kind: secret, certificate, managedIdentity, workloadIdentity or accessToken.',
  ],
  [
    [{ ...one, credential: { ...one.credential, secret } }],
    /^TARGETS_FILE does not fit at \[0\]\.credential: .*"secret"\.$/,
  ],
  [
    [{ ...one, credential: { ...one.credential, secretVariable: secret } }],
    /secretVariable: the name of an environment variable in capitals/,
  ],
  [
    [{ ...one, credential: { ...one.credential, secretVariable: 'NOT_SET' } }],
    'TARGETS_FILE: Contoso: the environment variable NOT_SET is not set.',
  ],
  [
    [{ ...one, credential: { kind: 'certificate', clientId, certificatePath: '/nowhere/a.pem' } }],
    "TARGETS_FILE: Contoso: /nowhere/a.pem can't be read (ENOENT).",
  ],
  [[{ ...one, credential: { kind: 'certificate', clientId, certificate: pem } }], /"certificate"/],
  [
    [{ ...one, credential: { kind: 'workloadIdentity', clientId } }],
    'TARGETS_FILE: Contoso: tokenPath is missing, and AZURE_FEDERATED_TOKEN_FILE is not set.',
  ],
  [
    [{ ...one, endpoint: 'https://evil.example' }],
    /^TARGETS_FILE: Contoso: https:\/\/evil\.example is neither the root/,
  ],
  [
    [{ ...one, endpoint: 'https://graph.microsoft.us' }],
    /^TARGETS_FILE: Contoso: Tokens of the cloud global are only sent to/,
  ],
  [
    [{ ...one, endpoint: 'http://127.0.0.1:9' }],
    'TARGETS_FILE: Contoso: a stand-in for Microsoft Graph takes an accessToken; no real credential is sent to it.',
  ],
  [
    [{ ...one, credential: { kind: 'accessToken', variable: 'BAD_TOKEN' } }],
    'TARGETS_FILE: Contoso: BAD_TOKEN does not hold a token.',
  ],
  [
    [one, { ...one, tenantId: fabrikam, name: 'CONTOSO' }],
    'TARGETS_FILE: 2 tenants have the name "contoso"; each needs its own.',
  ],
  [[one, { ...one, name: 'Other' }], `TARGETS_FILE: 2 tenants have the tenantId "${contoso}"; each needs its own.`],
])('a file that does not do is refused in a sentence, which repeats no secret (%#)', (content, sentence) => {
  const problems = problemsWith(content, { BAD_TOKEN: `"${secret}"` });
  if (typeof sentence === 'string') expect(problems).toEqual([sentence]);
  else expect(problems).toContainEqual(expect.stringMatching(sentence));
  expect(problems.join()).not.toContain(secret);
  expect(problems.join()).not.toContain('PRIVATE KEY');
  for (const problem of problems) expect(problem).toMatch(/^TARGETS_FILE.+\.$/);
});

test('a file that is not there is said, beside all other problems', () => {
  expect(() => readSettings({ TARGETS_FILE: '/nowhere/targets.json' })).toThrow(
    /MicrosoftAppId is missing[\s\S]*TARGETS_FILE can't be read \(ENOENT\): \/nowhere\/targets\.json\./,
  );
});

test('what the variables hold is taken out of whatever is written, also where the file is broken elsewhere', () => {
  const TARGETS_FILE = fileWith([one]);
  const redact = createRedactor(readSecrets({ ...environment, CONTOSO_SECRET: secret, TARGETS_FILE }));
  expect(redact(`it is ${secret}.`)).toBe('it is [secret].');
  expect(readSecrets({ ...environment, TARGETS_FILE: '/nowhere' })).toEqual([environment.MicrosoftAppPassword]);
});

test('the bot does not start with such a file, says why in lines and shows no secret', async () => {
  const TARGETS_FILE = fileWith([{ ...one, credential: { ...one.credential, secret }, tenantId: 'x' }]);
  const { status, stdout, stderr } = await start('serve.ts', [], {
    ...environment,
    TARGETS_FILE,
    CONTOSO_SECRET: secret,
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.split('\n').filter(Boolean).length).toBe(2);
  expect(stderr).toContain('TARGETS_FILE does not fit at [0].tenantId');
  expect(stderr).not.toContain(secret);
});

test('a tenant of the file is found by its name and its id, and no other', () => {
  const env = { TARGETS_FILE: fileWith([one]), CONTOSO_SECRET: secret };
  for (const which of ['contoso', contoso.toUpperCase()]) expect(readTargetSettings(which, env).tenantId).toBe(contoso);
  expect(() => readTargetSettings('Fabrikam', env)).toThrow(
    'TARGETS_FILE has no tenant "Fabrikam": it is one of Contoso.',
  );
  expect(() => readTargetSettings('Contoso', {})).toThrow('TARGETS_FILE is not set, or holds no tenant.');
});

const lists = [
  { name: 'Contoso', tenantId: contoso, cloud: 'global', conversations: ['19:a', 'a:1Adele'] },
  { name: 'Fabrikam', tenantId: fabrikam, cloud: 'china', conversations: ['19:a', fabrikam] },
] as const;

const portsWith = (targets: typeof lists | readonly [], places: Record<string, string | null>) => ({
  targets,
  homes: [own],
  firstProfile: defaultProfile,
  conversations: {
    get: async (id: string) => (id in places ? ({ id, tenantId: places[id]?.toUpperCase() ?? null } as never) : null),
    suspendedSince: async () => null,
    withReviews: async () => [],
  },
});

test.each([
  ['on two lists', '19:a', own, ['Contoso', 'Fabrikam']],
  ['on one list, as a personal chat', 'a:1Adele', own, ['Contoso']],
  ['whose Teams tenant is on a list', '19:b', fabrikam, ['Fabrikam']],
  ['on no list, of the tenant of the bot', '19:b', own, ['']],
  ['on no list, of another Teams tenant', '19:b', contoso, []],
  ['whose Teams tenant is not told', '19:b', null, []],
  ['whose id differs in its case only', '19:A', own, ['']],
] as const)('a conversation %s may review %j', async (_, id, tenant, names) => {
  const ports = portsWith(lists, { [id]: tenant });
  expect((await allowedTargets(id, ports)).map(({ name }) => name)).toEqual(names);
  const reviewOf = (target?: string) =>
    ({ conversationId: id, profile: { ...defaultProfile, ...(target ? { target } : {}) } }) as Review;
  expect(await mayRead(reviewOf(), ports)).toBe((names as readonly string[]).includes(''));
  expect(await mayRead(reviewOf(contoso), ports)).toBe((names as readonly string[]).includes('Contoso'));
  expect(await mayRead(reviewOf('cccccccc-1111-4111-8111-111111111111'), ports)).toBe(false);
});

test('without a file every conversation may review the default tenant, and a review of another one is closed', async () => {
  const ports = portsWith([], {});
  expect(await allowedTargets('19:anything', ports)).toEqual([{ name: '', cloud: 'global' }]);
  const review = { conversationId: '19:a', profile: { ...defaultProfile, target: contoso } } as Review;
  expect(await mayRead(review, ports)).toBe(false);
});

test('a plan and a reading of the default tenant are as they were before there were others', () => {
  expect(planFor({ cloud: 'global', name: '' })).toStrictEqual(defaultProfile);
  expect(Object.keys(scanScope(defaultProfile))).toEqual(['cloud', 'installingAccount', 'upnSuffixes']);
  expect(scanScope(planFor({ cloud: 'china', target: contoso, name: 'Contoso' }))).toMatchObject({
    cloud: 'china',
    target: contoso,
  });
});

test.each([
  undefined,
  new Set(['domains'] as const),
])('a reading of another tenant keeps its causes only (%#)', async (only) => {
  const about = site('ready');
  const tenant = await startTenant(about);
  onTestFinished(() => tenant.stop());
  const open = () => openGraph({ endpoint: tenant.url, token: async () => tenant.token });
  const read = (tenantId: string) => readTenant(open(), scanScope(defaultProfile), new Date(), { only, tenantId });
  const id = about.tenant.organization.id as string;
  const own = await read(id.toUpperCase());
  expect(Object.values(own.facts).some(({ ok }) => ok)).toBe(true);
  const { facts } = await read(contoso);
  expect(Object.keys(facts)).toEqual(Object.keys(own.facts));
  if (only) expect(Object.keys(facts)).toEqual([...only]);
  for (const reading of Object.values(facts))
    expect(reading).toEqual({ ok: false, cause: { kind: 'otherTenant', tenant: contoso } });
});

test('the command line reads a tenant of the file by its name, and judges no plan of another on it', async () => {
  const about = site('ready');
  const tenant = await startTenant(about);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await tenant.stop();
  });
  const tenantId = about.tenant.organization.id as string;
  const credential = { kind: 'accessToken', variable: 'STAND_IN' };
  for (const name of ['CLOUD', 'GRAPH_ENDPOINT', 'GRAPH_ACCESS_TOKEN', 'AZURE_TENANT_ID', 'MicrosoftAppTenantId'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('TARGETS_FILE', fileWith([{ ...one, tenantId, endpoint: tenant.url, credential }]));
  vi.stubEnv('STAND_IN', tenant.token);
  const { stdout } = await call(scan, '--target', 'contoso', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ tenant: { id: tenantId }, profile: { target: tenantId } });
  const probe = await call(printPermissions, '--probe', '--target', 'Contoso');
  expect(probe.stdout).toContain('15 of 15');
  for (const text of [stdout, probe.stdout]) expect(text).not.toContain(tenant.token.split('.')[1]);
  const plan = fileWith({ target: fabrikam });
  expect(await complaintOf(scan, '--target', 'Contoso', '--profile', plan)).toBe(
    `The profile is for the tenant ${fabrikam}: name it with --target.`,
  );
  expect(await complaintOf(scan, '--tenant', 'ready', '--profile', plan)).toContain(`tenant ${fabrikam}`);
  expect(await complaintOf(scan, '--tenant', 'ready', '--target', 'Contoso')).toMatch(/leave one of them out\.$/);
  expect(await complaintOf(scan, '--target', 'Fabrikam')).toContain('has no tenant "Fabrikam"');
});
