import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { grant } from '../../src/cli/grant.ts';
import { permissionTable } from '../../src/cli/permission-table.ts';
import { printPermissions } from '../../src/cli/permissions.ts';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { call, complaintOf } from './call.ts';
import { playDirectory } from './play-directory.ts';
import { start } from './start.ts';

const all = permissionTable().map(({ permission }) => permission);

beforeEach(() => {
  for (const name of ['CLOUD', 'AZURE_TENANT_ID', 'MicrosoftAppTenantId']) vi.stubEnv(name, undefined);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

async function listen(name: 'restricted' | 'ready' | 'guided', token?: string) {
  const tenant = await startTenant(site(name), token ? { token } : {});
  onTestFinished(() => tenant.stop());
  vi.stubEnv('GRAPH_ENDPOINT', tenant.url);
  vi.stubEnv('GRAPH_ACCESS_TOKEN', tenant.token);
  return tenant;
}

const probed = async (...args: string[]) =>
  JSON.parse((await call(printPermissions, '--probe', '--json', ...args)).stdout) as {
    source: string;
    granted: string[];
    rungs: { permissions: { name: string; isKnown: boolean }[]; checks: string[]; command: string }[];
  };
const namesOf = ({ rungs }: Awaited<ReturnType<typeof probed>>) =>
  rungs.flatMap(({ permissions }) => permissions.map(({ name }) => name)).sort();

test('--probe reads the permissions from the token, asks Graph for nothing and never shows the token', async () => {
  const tenant = await listen('restricted');
  const { status, stdout } = await call(printPermissions, '--probe');
  expect(status).toBe(0);
  expect(tenant.requests).toEqual([]);
  expect(stdout).toMatch(
    /^7 of 15 permissions are known to be granted\. Told by the token that Preflight signs in with\.\n/,
  );
  expect(stdout).toContain('\n  granted  Domain.Read.All\n');
  expect(stdout).toMatch(/\n1\. OnPremDirectorySynchronization\.Read\.All \(opens \d+\)\n/);
  expect(stdout).toContain('     tenant.admins.mfa: Every privileged administrator of the tenant has MFA');
  expect(stdout).not.toContain('Nothing tells');
  expect(stdout).toContain('Privileged Role Administrator');
  for (const one of tenant.token.split('.')) expect(stdout).not.toContain(one.slice(0, 16));
  const found = await probed();
  expect([...found.granted, ...namesOf(found)].sort()).toEqual(all);
});

test('a token that cannot be read is tried, and what Graph neither answered nor refused is unknown', async () => {
  const tenant = await listen('restricted', 'opaque');
  const found = await probed();
  expect(tenant.requests.length).toBeGreaterThan(0);
  expect(found.source).toBe('reading');
  expect(found.granted).toEqual(expect.arrayContaining(['Domain.Read.All', 'Organization.Read.All']));
  const states = new Map(found.rungs.flatMap(({ permissions }) => permissions.map((one) => [one.name, one.isKnown])));
  expect(states.get('RoleManagement.Read.Directory')).toBe(true);
  expect(states.get('Policy.Read.HybridAuthentication')).toBe(false);
  expect((await call(printPermissions, '--probe')).stdout).toContain('Nothing tells whether it is granted.');
});

test.each([
  ['guided', 0],
  ['ready', 15],
] as const)('--probe --tenant %s finds %i', async (name, number) => {
  const found = await probed('--tenant', name);
  expect(found.granted).toHaveLength(number);
  expect(namesOf(found)).toHaveLength(15 - number);
  expect((await call(printPermissions, '--probe', '--tenant', name)).stdout.includes('Nothing is missing.')).toBe(
    number === 15,
  );
});

test('the command of a rung grants what the rung names and nothing else', async () => {
  const [rung] = (await probed('--tenant', 'guided')).rungs;
  const played = await playDirectory({ permissions: all });
  vi.stubEnv('GRAPH_ENDPOINT', played.origin);
  vi.stubEnv('GRAPH_ACCESS_TOKEN', 'token');
  const args = rung?.command.split(' grant ')[1]?.split(' ') ?? [];
  expect(args[1]).toMatch(/^[\da-f-]{36}$/);
  args[1] = played.identity.id;
  await call(grant, ...args);
  expect(played.held()).toEqual(rung?.permissions.map(({ name }) => name));
});

test('grant --only refuses a permission that Preflight does not use, and changes nothing', async () => {
  const played = await playDirectory({ permissions: [...all, 'Mail.Send'] });
  vi.stubEnv('GRAPH_ENDPOINT', played.origin);
  vi.stubEnv('GRAPH_ACCESS_TOKEN', 'token');
  const only = ['--only', 'Domain.Read.All', '--only', 'Mail.Send'];
  expect(await complaintOf(grant, '--to', played.identity.id, ...only)).toBe(
    'Preflight does not use the permission "Mail.Send"; `permissions` lists those that it does.',
  );
  expect(played.sent).toEqual([]);
});

test.each([
  [['--tenant', 'ready'], '--tenant goes with --probe.'],
  [['--probe', '--tenant', 'nowhere'], /^There is no simulated tenant "nowhere"/],
])('permissions refuses %j', async (args, sentence) => {
  expect(await complaintOf(printPermissions, ...args)).toMatch(sentence);
});

test('without a credential --probe says so in a sentence and exits with 1', async () => {
  const { status, stdout, stderr } = await start('preflight.ts', ['permissions', '--probe'], {
    GRAPH_ACCESS_TOKEN: '"quoted"',
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'GRAPH_ACCESS_TOKEN does not hold a token.\n',
  });
});
