import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  ConfigurationError,
  environmentOfChild,
  readAuditKey,
  readGraphSettings,
  readSettings,
} from '../src/config.ts';
import { clouds } from '../src/graph/clouds.ts';

const complete = {
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: 'tenant',
  MicrosoftAppPassword: 'secret',
  DATA_DIR: '/var/lib/preflight',
};

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

const problemsIn = (environment: Record<string, string | undefined>) => problemsOf(() => readSettings(environment));

describe('the settings of the server', () => {
  test('have defaults for all that need not be said', () => {
    expect(readSettings(complete)).toEqual({
      bot: {
        MicrosoftAppId: 'app',
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: 'tenant',
        MicrosoftAppPassword: 'secret',
      },
      store: { dataDir: '/var/lib/preflight' },
      graph: { cloud: 'global', endpoint: 'https://graph.microsoft.com', tenantId: 'tenant' },
      port: 3978,
      logLevel: 'info',
      admins: [],
    });
  });

  test('take the first administrators, and refuse what is no object id', () => {
    const [one, other] = ['aaaaaaaa-0000-4000-8000-000000000001', 'BBBBBBBB-0000-4000-8000-000000000002'];
    expect(readSettings({ ...complete, ADMINS: ` ${one}, ${other} ` }).admins).toEqual([one, other.toLowerCase()]);
    expect(problemsIn({ ...complete, ADMINS: `${one},adele@contoso.com` })).toEqual([
      'ADMINS holds Entra object ids, separated by commas; "adele@contoso.com" is none.',
    ]);
  });

  test.each([
    [{}],
    [{ MicrosoftAppId: '', MicrosoftAppTenantId: '  ', DATABASE_URL: '', PORT: '' }],
  ])('name everything that is missing at once: %j', (environment) => {
    const problems = problemsIn(environment);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'DATABASE_URL',
    ]);
    for (const problem of problems) expect(problem).toMatch(/^.+\.$/);
  });

  test('the message of the error has a line for each problem', () => {
    expect(() => readSettings({})).toThrow(problemsIn({}).join('\n'));
  });

  test.each([
    [{ MicrosoftAppType: 'MultiTenant' }, /^MicrosoftAppType is "MultiTenant"/],
    [{ PORT: 'http' }, /^PORT /],
    [{ PORT: '65536' }, /^PORT /],
    [{ PORT: '-1' }, /^PORT /],
    [{ PORT: '1e3' }, /^PORT /],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is "loud": it is one of fatal, error, warn, /],
    [{ CLOUD: 'mars' }, /^CLOUD is "mars"/],
    [{ GRAPH_ENDPOINT: 'https://graph.example.com' }, /^GRAPH_ENDPOINT /],
    [{ DATABASE_URL: 'mysql://someone:secret@db/preflight' }, /^DATABASE_URL /],
    [{ CertificateThumbprint: 'ABCD' }, /^CertificateThumbprint and CertificatePrivateKey belong together/],
    [{ CertificatePrivateKey: 'key' }, /^CertificateThumbprint and CertificatePrivateKey belong together/],
  ])('%j is said in a sentence', (wrong, sentence) => {
    const [problem, ...more] = problemsIn({ ...complete, ...wrong });
    expect(problem).toMatch(sentence);
    expect(problem).not.toContain('secret');
    expect(more).toEqual([]);
  });

  test('what is missing and what contradicts are named together', () => {
    expect(
      problemsIn({ PORT: 'http', CLOUD: 'mars', GRAPH_ENDPOINT: 'ftp://x', LOG_LEVEL: 'loud' }).map(
        (problem) => problem.split(' ')[0],
      ),
    ).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'CLOUD',
      'GRAPH_ENDPOINT',
    ]);
  });

  test('a certificate takes the place of the password', () => {
    const { MicrosoftAppPassword: _, ...rest } = complete;
    const certificate = { CertificateThumbprint: 'ABCD', CertificatePrivateKey: 'key' };
    expect(readSettings({ ...rest, ...certificate }).bot).toMatchObject(certificate);
    // Half of one is one problem, not two.
    expect(problemsIn({ ...rest, CertificateThumbprint: 'ABCD' })).toHaveLength(1);
  });

  test('a managed identity needs no secret', () => {
    const { MicrosoftAppPassword: _, ...rest } = complete;
    const { bot } = readSettings({ ...rest, MicrosoftAppType: 'UserAssignedMSI' });
    expect(bot).toEqual({
      MicrosoftAppId: 'app',
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: 'tenant',
    });
  });

  test.each([
    ['ab'.repeat(32), Buffer.from('ab'.repeat(32), 'hex')],
    [Buffer.alloc(32, 5).toString('base64'), Buffer.alloc(32, 5)],
    ['a text of thirty-two bytes or more', Buffer.from('a text of thirty-two bytes or more')],
    ['ä'.repeat(16), Buffer.from('ä'.repeat(16))],
  ])('AUDIT_KEY may be %s', (AUDIT_KEY, key) => {
    expect(readSettings({ ...complete, AUDIT_KEY }).auditKey).toEqual(key);
    expect(readAuditKey({ AUDIT_KEY })).toEqual(key);
  });

  test.each(['hunter2', 'ab'.repeat(31), 'x'.repeat(31)])('AUDIT_KEY is too short: %s', (AUDIT_KEY) => {
    const [problem, ...more] = problemsIn({ ...complete, AUDIT_KEY });
    expect(problem).toMatch(/^AUDIT_KEY is too short: it is at least 32 bytes, .+\.$/);
    expect(problem).not.toContain(AUDIT_KEY);
    expect(more).toEqual([]);
  });

  test('a database server comes before a folder', () => {
    for (const databaseUrl of ['postgres://db/preflight', 'postgresql://someone:secret@db:5432/preflight'])
      expect(readSettings({ ...complete, DATABASE_URL: databaseUrl }).store).toEqual({ databaseUrl });
  });
});

describe('the settings of Graph', () => {
  test.each(Object.entries(clouds))('CLOUD=%s is asked at its own root', (cloud, { graph }) => {
    expect(readGraphSettings({ CLOUD: cloud })).toEqual({ cloud, endpoint: graph });
  });

  test('need nothing', () => {
    expect(readGraphSettings({})).toEqual({ cloud: 'global', endpoint: clouds.global.graph });
  });

  test.each(['mars', 'constructor', 'Global'])('there is no cloud "%s"', (cloud) => {
    expect(problemsOf(() => readGraphSettings({ CLOUD: cloud }))).toEqual([
      `CLOUD is "${cloud}": it is one of global, usgov-l4, usgov-l5, china.`,
    ]);
  });

  test.each([
    'http://127.0.0.1:8080',
    'http://127.0.0.1:8080/',
    'http://localhost:8080',
    'http://[::1]:8080//',
  ])('a stand-in at %s takes the place of the root', (standIn) => {
    const { endpoint } = readGraphSettings({ GRAPH_ENDPOINT: standIn, GRAPH_ACCESS_TOKEN: 'token' });
    expect(endpoint).toBe(standIn.replace(/\/+$/, ''));
  });

  test.each([
    'http://10.0.0.1:8080',
    'http://127.0.0.1.example.com',
    'https://127.0.0.1',
    'http://127.0.0.1:8080/v1.0',
    'http://someone@127.0.0.1',
    'https://graph.microsoft.com.example.com',
    'https://graph.microsoft.com/v1.0',
    '127.0.0.1:8080',
  ])('%s is refused', (standIn) => {
    expect(problemsOf(() => readGraphSettings({ GRAPH_ENDPOINT: standIn }))).toHaveLength(1);
  });

  test('AZURE_TENANT_ID names the tenant to read, else it is the one of the bot', () => {
    const MicrosoftAppTenantId = 'of the bot';
    expect(readGraphSettings({ MicrosoftAppTenantId }).tenantId).toBe('of the bot');
    expect(readGraphSettings({ MicrosoftAppTenantId, AZURE_TENANT_ID: 'another' }).tenantId).toBe('another');
  });
});

test('a process that Preflight starts gets none of its secrets', () => {
  vi.stubEnv('GRAPH_ACCESS_TOKEN', 'token');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const { GRAPH_ACCESS_TOKEN, PATH, EXTRA } = environmentOfChild({ EXTRA: 'more' });
  expect({ GRAPH_ACCESS_TOKEN, EXTRA }).toEqual({ GRAPH_ACCESS_TOKEN: undefined, EXTRA: 'more' });
  expect(PATH).toBe(process.env.PATH);
});
