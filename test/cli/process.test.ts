import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/cli/report-schema.ts';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { appId, tenantId } from '../connector/activities.ts';
import { fileWith, newFile } from './files.ts';
import { start } from './start.ts';

const preflight = (...args: string[]) => start('preflight.ts', args);

// Few and side by side: a process costs most of a second. What it only hands on is tested without one.
describe.concurrent('preflight as a process of its own', () => {
  test('prints one JSON object and nothing else, and ends with the status of the verdict', async () => {
    const { status, stdout, stderr } = await preflight('scan', '--tenant', 'trouble', '--json');
    expect(status).toBe(2);
    expect(stdout.match(/\n/g)).toHaveLength(1);
    expect(reportSchema.parse(JSON.parse(stdout)).verdict).toBe('notReady');
    expect(stderr).toMatch(/^Reading the tenant … \d+ requests in \d+ round trips\.\n$/);
  });

  test('replays what it saved, byte for byte', async () => {
    const file = newFile();
    const scanned = await preflight('scan', '--tenant', 'ready', '--json', '--save', file);
    const replayed = await preflight('replay', file, '--json');
    expect(replayed).toEqual({ status: 0, stdout: scanned.stdout, stderr: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      schema: 1,
      graph: JSON.parse(scanned.stdout).graph,
    });
  });

  test('reads a tenant at GRAPH_ENDPOINT with GRAPH_ACCESS_TOKEN', async ({ onTestFinished }) => {
    const { profile, answers, ...rest } = site('ready');
    const tenant = await startTenant({ profile, answers, ...rest });
    onTestFinished(tenant.stop);
    const { status, stdout } = await start(
      'preflight.ts',
      ['scan', '--json', '--profile', fileWith({ tool: 'cloud' }), '--answers', fileWith(answers), '--scope', 'tenant'],
      {
        CLOUD: 'usgov-l4',
        GRAPH_ENDPOINT: `${tenant.url}/`,
        GRAPH_ACCESS_TOKEN: tenant.token,
        AZURE_TENANT_ID: rest.tenant.organization.id as string,
      },
    );
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.tenant).toEqual({ id: rest.tenant.organization.id, name: 'Contoso' });
    expect(report.profile).toMatchObject({ tool: 'cloud', cloud: 'usgov-l4' });
    expect(report.graph.requests).toBe(tenant.requests.length);
    expect(status).toBe({ ready: 0, readyWithRisks: 0, notReady: 2, notKnownYet: 3 }[report.tenantVerdict]);
  });

  test('ends at once where there is no credential', async () => {
    expect(await preflight('scan', '--json')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'No credential for Microsoft Graph was found; sign in with the Azure CLI, or set GRAPH_ACCESS_TOKEN.\n',
    });
  });

  test('says in a sentence what it does not understand', async () => {
    expect(await preflight('scna', '--json')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'There is no command "scna". Commands: scan, replay, catalogue, permissions, schema, audit, package, grant, diagnose, forget.\n',
    });
  });

  test('tells how it is used', async () => {
    const { status, stdout, stderr } = await preflight('scan', '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const command of [
      'scan',
      'replay',
      'catalogue',
      'permissions',
      'schema',
      'audit',
      'package',
      'grant',
      'diagnose',
      'forget',
    ])
      expect(stdout).toContain(command);
  });
});

describe.concurrent('the bot as a process of its own', () => {
  test('names every missing setting at once and ends', async () => {
    const begun = performance.now();
    const { status, stdout, stderr } = await start('serve.ts', []);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    // Within five seconds, whatever else this machine does.
    expect(performance.now() - begun).toBeLessThan(5000);
    for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword', 'DATABASE_URL', 'DATA_DIR'])
      expect(stderr).toContain(name);
    expect(stderr.trimEnd().split('\n')).toHaveLength(4);
  });

  test.each([
    'production',
    'development',
    'test',
  ])('is never without authentication, also not with NODE_ENV=%s', async (NODE_ENV) => {
    const { status, stderr } = await start('serve.ts', [], { NODE_ENV, DATA_DIR: 'nowhere', MicrosoftAppId: ' ' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^MicrosoftAppId is missing/);
  });

  test('says so when its database cannot be reached', async () => {
    const { status, stderr } = await start('serve.ts', [], {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppPassword: 'secret',
      DATABASE_URL: 'postgres://127.0.0.1:9/preflight',
      GRAPH_ENDPOINT: 'http://127.0.0.1:9',
      GRAPH_ACCESS_TOKEN: 'token',
    });
    expect(status).toBe(1);
    expect(stderr).toBe('connect ECONNREFUSED 127.0.0.1:9\n');
  });
});
