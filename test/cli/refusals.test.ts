import { createServer } from 'node:net';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { printCatalogue } from '../../src/cli/catalogue.ts';
import { printPermissions } from '../../src/cli/permissions.ts';
import { scan } from '../../src/cli/scan.ts';
import { printSchema } from '../../src/cli/schema.ts';
import { complaintOf } from './call.ts';
import { fileWith, newFile } from './files.ts';

describe('a scan refuses', () => {
  test.each([
    [['--bogus'], "Unknown option '--bogus'."],
    [['-x'], "Unknown option '-x'."],
    [['--tenant'], "Option '--tenant <value>' argument missing."],
    [['--json=yes'], "Option '--json' does not take an argument."],
    [['ready'], "Unexpected argument 'ready'."],
    [['--tenant', 'ready', '--scope', 'all'], '--scope is tenant or review, not "all".'],
  ])('%j', async (args, sentence) => {
    expect(await complaintOf(scan, ...args)).toBe(sentence);
  });

  test.each(['nowhere', 'constructor', '__proto__', ''])('the unknown site "%s"', async (name) => {
    expect(await complaintOf(scan, `--tenant=${name}`)).toMatch(
      /^There is no simulated tenant ".*": it is one of ready, /,
    );
  });

  test.each([
    ['--profile', '{', / is not JSON\.$/],
    ['--profile', { tools: 'connect' }, / does not fit: .*"tools"\.$/],
    ['--profile', { tool: 'adfs' }, / does not fit at tool: /],
    ['--profile', { upnSuffixes: ['contoso.com', 'not a name'] }, / does not fit at upnSuffixes\[1\]: /],
    ['--profile', { objectsInScope: -1 }, / does not fit at objectsInScope: /],
    ['--profile', 'null', / does not fit: /],
    ['--answers', '{', / is not JSON\.$/],
    ['--answers', { weather: 'fine' }, / does not fit: .*"weather"\.$/],
    ['--answers', { testUserReady: 'yes' }, / does not fit at testUserReady: /],
    ['--answers', { adObjectCount: '4200' }, / does not fit at adObjectCount: /],
    ['--answers', [], / does not fit: /],
  ])('%s with %j', async (flag, content, sentence) => {
    const file = fileWith(content);
    const complaint = await complaintOf(scan, '--tenant', 'ready', flag, file);
    expect(complaint).toMatch(sentence);
    expect(complaint.startsWith(file)).toBe(true);
  });

  test.each(['--profile', '--answers'])('%s with no file', async (flag) => {
    expect(await complaintOf(scan, '--tenant', 'ready', flag, '/nowhere/a.json')).toBe(
      'There is no file /nowhere/a.json.',
    );
  });

  test('to save where it cannot write', async () => {
    expect(await complaintOf(scan, '--tenant', 'ready', '--save', `${newFile()}/a.json`)).toMatch(
      /can't be written \(ENOENT\)\.$/,
    );
    expect(await complaintOf(scan, '--tenant', 'ready', '--save', import.meta.dirname)).toMatch(
      /can't be written \(EISDIR\)\.$/,
    );
  });
});

describe('a scan of a real tenant refuses', () => {
  const standIn = 'http://127.0.0.1:9';
  const tenant = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  const tokenOf = (tid: string) => `e30.${Buffer.from(JSON.stringify({ tid })).toString('base64url')}.c2ln`;

  beforeEach(() => {
    for (const name of ['CLOUD', 'GRAPH_ENDPOINT', 'GRAPH_ACCESS_TOKEN', 'AZURE_TENANT_ID', 'MicrosoftAppTenantId'])
      vi.stubEnv(name, undefined);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
  });

  test.each([
    [{ CLOUD: 'mars' }, /^CLOUD is "mars": it is one of global, usgov-l4, usgov-l5, china\.$/],
    [{ CLOUD: 'constructor' }, /^CLOUD is "constructor"/],
    [{ GRAPH_ENDPOINT: 'http://graph.example.com' }, /^GRAPH_ENDPOINT .* nor of a stand-in on this machine/],
    [{ GRAPH_ENDPOINT: 'https://graph.example.com' }, /^GRAPH_ENDPOINT /],
    [{ GRAPH_ENDPOINT: 'http://127.0.0.1.example.com' }, /^GRAPH_ENDPOINT /],
    [{ GRAPH_ENDPOINT: 'http://graph.microsoft.com' }, /^GRAPH_ENDPOINT /],
    [{ GRAPH_ENDPOINT: `${standIn}/v1.0` }, /^GRAPH_ENDPOINT /],
    [{ GRAPH_ENDPOINT: 'graph' }, /^GRAPH_ENDPOINT /],
    [{ GRAPH_ENDPOINT: 'https://graph.microsoft.us' }, /^Tokens of the cloud global are only sent to /],
    [{ GRAPH_ENDPOINT: standIn, GRAPH_ACCESS_TOKEN: '' }, /needs GRAPH_ACCESS_TOKEN/],
    [
      { GRAPH_ENDPOINT: standIn, GRAPH_ACCESS_TOKEN: tokenOf('11111111-1111-1111-1111-111111111111') },
      /^The token is for the tenant 11111111-/,
    ],
    [{ GRAPH_ACCESS_TOKEN: '"quoted"' }, /^GRAPH_ACCESS_TOKEN does not hold a token\.$/],
  ])('%j', async (environment, sentence) => {
    for (const [name, value] of Object.entries({ AZURE_TENANT_ID: tenant, ...environment })) vi.stubEnv(name, value);
    expect(await complaintOf(scan, '--json')).toMatch(sentence);
  });

  test('an endpoint without repeating the password in it', async () => {
    vi.stubEnv('GRAPH_ENDPOINT', 'http://someone:secret@graph.example.com');
    expect(await complaintOf(scan)).not.toContain('secret');
  });

  test('to wait for ever for a sign-in that nobody answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    onTestFinished(() => {
      silent.close();
    });
    const proxy = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY']) vi.stubEnv(name, proxy);
    for (const name of ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET']) vi.stubEnv(name, tenant);
    expect(await complaintOf((args) => scan(args, 100), '--json')).toBe(
      'The sign-in to Microsoft Entra ID had no answer within 0.1 seconds.',
    );
  });
});

test.each([
  ['catalogue', printCatalogue],
  ['permissions', printPermissions],
])('%s refuses what it does not know', async (_, command) => {
  expect(await complaintOf(command, '--yaml')).toBe("Unknown option '--yaml'.");
  expect(await complaintOf(command, 'all')).toBe("Unexpected argument 'all'.");
});

test('schema takes the name of one file', async () => {
  for (const names of [[], ['toString'], ['report'], ['profile', 'answers']])
    expect(await complaintOf(printSchema, ...names)).toBe(
      'schema takes one of profile, answers, snapshot, scan, targets.',
    );
});
