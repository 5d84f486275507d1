import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { grant } from '../../src/cli/grant.ts';
import { permissionTable } from '../../src/cli/permission-table.ts';
import { call, complaintOf } from './call.ts';
import { playDirectory } from './play-directory.ts';
import { start } from './start.ts';

const all = permissionTable().map(({ permission }) => permission);
const [first = '', second = ''] = all;

async function directory(play: Partial<Parameters<typeof playDirectory>[0]> = {}) {
  const played = await playDirectory({ permissions: [...all, 'Mail.Send'], ...play });
  vi.stubEnv('GRAPH_ENDPOINT', played.origin);
  return played;
}
type Played = Awaited<ReturnType<typeof directory>>;

const writes = ({ sent }: Played) => sent.filter((one) => !one.startsWith('GET'));

beforeEach(() => {
  for (const name of ['CLOUD', 'AZURE_TENANT_ID', 'MicrosoftAppTenantId']) vi.stubEnv(name, undefined);
  vi.stubEnv('GRAPH_ACCESS_TOKEN', 'token');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

describe('grant', () => {
  test('gives an identity every permission on the list and no other', async () => {
    const played = await directory();
    const { status, stdout } = await call(grant, '--to', played.identity.id.toUpperCase());
    expect(status).toBe(0);
    expect(played.held()).toEqual(all);
    expect(stdout.split('\n')).toEqual([
      `preflight (ManagedIdentity, ${played.identity.id})`,
      ...all.map((permission) => `  grant    ${permission}`),
      `${all.length} changed.`,
    ]);
  });

  test('run again, changes nothing', async () => {
    const played = await directory();
    await call(grant, '--to', played.identity.id);
    const before = writes(played).length;
    const { stdout } = await call(grant, '--to', played.identity.id);
    expect(writes(played)).toHaveLength(before);
    expect(stdout).toContain(`  nothing  ${first} (granted already)\n`);
    expect(stdout).toMatch(/\n0 changed\.$/);
  });

  test('adds what is missing, and leaves what others gave the identity', async () => {
    const played = await directory();
    played.give('Mail.Send');
    played.give(second);
    played.give('a role of another resource', randomUUID());
    const { stdout } = await call(grant, '--to', played.identity.id);
    expect(writes(played)).toHaveLength(all.length - 1);
    expect(played.held()).toEqual(expect.arrayContaining([...all, 'Mail.Send']));
    expect(stdout).toContain('\n  Not of this list, left as they are: Mail.Send\n');
  });

  test('--what-if says all of that and sends reads only', async () => {
    const played = await directory();
    played.give(second);
    const { status, stdout } = await call(grant, '--to', played.identity.id, '--what-if');
    expect(status).toBe(0);
    expect(writes(played)).toEqual([]);
    expect(stdout).toContain(`  grant    ${first}\n  nothing  ${second} (granted already)\n`);
    expect(stdout).toMatch(new RegExp(`\n${all.length - 1} to change. Nothing was changed.$`));
  });

  test('names a permission that this cloud does not have, and gives the rest', async () => {
    const played = await directory({ permissions: all.filter((permission) => permission !== first) });
    const { status, stdout } = await call(grant, '--to', played.identity.id);
    expect(status).toBe(0);
    expect(stdout).toContain(`  nothing  ${first} (Microsoft Graph has no such permission in this cloud)\n`);
    expect(played.held()).toEqual(all.slice(1));
  });

  test('--revoke takes away what is on the list, however many pages that fills, and nothing else', async () => {
    const played = await directory();
    await call(grant, '--to', played.identity.id);
    played.give('Mail.Send');
    const whatIf = await call(grant, '--to', played.identity.id, '--revoke', '--what-if');
    expect(whatIf.stdout).toContain(`  revoke   ${first}\n`);
    expect(played.held()).toHaveLength(all.length + 1);
    const { stdout } = await call(grant, '--to', played.identity.id, '--revoke');
    expect(played.held()).toEqual(['Mail.Send']);
    expect(stdout).toMatch(new RegExp(`\n${all.length} changed.$`));
    expect((await call(grant, '--to', played.identity.id, '--revoke')).stdout).toContain(`${first} (not granted)`);
  });

  test('waits when Graph is busy', async () => {
    let busy = 2;
    const instead = (method: string) =>
      method === 'POST' && busy-- > 0 ? { status: 429, headers: { 'retry-after': '0' } } : undefined;
    const played = await directory({ instead });
    await call(grant, '--to', played.identity.id);
    expect(played.held()).toEqual(all);
    expect(writes(played)).toHaveLength(all.length + 2);
  });

  test('reads again after 503, and never sends a write twice that may have been taken', async () => {
    let unavailable = 1;
    const instead = (method: string) =>
      method === 'POST' || unavailable-- > 0 ? { status: 503, headers: { 'retry-after': '0' } } : undefined;
    const played = await directory({ instead });
    expect(await complaintOf(grant, '--to', played.identity.id)).toBe(
      `${first}, after 0 of ${all.length} changes: Microsoft Graph answered 503.`,
    );
    expect(writes(played)).toHaveLength(1);
  });

  test('says how far it came, and goes on from there', async () => {
    let posts = 0;
    let isRefusing = true;
    const instead = (method: string) => {
      if (method === 'POST') posts += 1;
      return method === 'POST' && posts > 3 && isRefusing ? { status: 403 } : undefined;
    };
    const played = await directory({ instead });
    expect(await complaintOf(grant, '--to', played.identity.id)).toBe(
      `${all[3]}, after 3 of ${all.length} changes: Microsoft Graph refuses: whoever runs this has to be a Privileged Role Administrator.`,
    );
    isRefusing = false;
    expect((await call(grant, '--to', played.identity.id)).stdout).toMatch(new RegExp(`\n${all.length - 3} changed.$`));
    expect(played.held()).toEqual(all);
  });

  test('as a process of its own prints the plan', async () => {
    const played = await directory();
    const { status, stdout, stderr } = await start('preflight.ts', ['grant', '--to', played.identity.id, '--what-if'], {
      GRAPH_ENDPOINT: played.origin,
      GRAPH_ACCESS_TOKEN: 'token',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^preflight \(ManagedIdentity, /);
  });
});

describe('grant refuses in a sentence', () => {
  test.each([[[]], [['--to', 'preflight']], [['--what-if']]])('%j', async (args) => {
    expect(await complaintOf(grant, ...args)).toBe(
      'grant takes --to with the object id of the managed identity, which is a GUID.',
    );
  });

  test('an identity that is not there', async () => {
    const played = await directory();
    expect(await complaintOf(grant, '--to', randomUUID())).toMatch(/^There is no such identity in this tenant: /);
    expect(writes(played)).toEqual([]);
  });

  test('a token that Graph does not take', async () => {
    const { identity } = await directory();
    vi.stubEnv('GRAPH_ACCESS_TOKEN', 'another');
    expect(await complaintOf(grant, '--to', identity.id)).toMatch(/ does not accept the sign-in/);
  });

  test.each([
    [{ status: 400, body: { error: { code: 'Request_BadRequest' } } }, /answered 400 Request_BadRequest\.$/],
    [{ status: 200, body: '<html>' }, /speaks another language/],
    [{ status: 200, body: { value: [], '@odata.nextLink': 'https://example.com/next' } }, /not its own/],
  ])('%j where the assignments should be', async (said, sentence) => {
    const instead = (_: string, path: string) => (path.endsWith('/appRoleAssignments') ? said : undefined);
    const { identity } = await directory({ instead });
    expect(await complaintOf(grant, '--to', identity.id)).toMatch(sentence);
  });

  test('a Graph that is not there', async () => {
    const { identity, stop } = await directory();
    stop();
    expect(await complaintOf(grant, '--to', identity.id)).toBe("Microsoft Graph can't be reached (ECONNREFUSED).");
  });
});
