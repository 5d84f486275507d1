import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  ConfigurationError,
  environmentOfChild,
  readAuditKey,
  readGraphSettings,
  readSettings,
} from '../src/config.ts';
import { type Cloud, clouds } from '../src/graph/clouds.ts';

const app = '22222222-2222-4222-8222-222222222222';
const tenant = '11111111-1111-4111-8111-111111111111';
const other = 'ABCDEF00-0000-4000-8000-000000000003';
const complete = {
  MicrosoftAppId: app,
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: 'secret',
  DATA_DIR: '/var/lib/preflight',
};

const pemOf = ({ privateKey }: { privateKey: KeyObject }) =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
const pem = pemOf(generateKeyPairSync('rsa', { modulusLength: 2048 }));
const pemOfCurve = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
const thumbprint = 'AB'.repeat(20);
const certificate = { CertificateThumbprint: thumbprint, CertificatePrivateKey: pem };

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
      authentication: {
        settings: {
          MicrosoftAppId: app,
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppTenantId: tenant,
          MicrosoftAppPassword: 'secret',
          ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenant}`,
          ToChannelFromBotOAuthScope: AuthenticationConstants.ToChannelFromBotOAuthScope,
          ToBotFromChannelTokenIssuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
          OAuthUrl: 'https://token.botframework.com',
          ToBotFromChannelOpenIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
          CallerId: 'urn:botframework:azure',
        },
        services: ['https://smba.trafficmanager.net', 'https://smba.infra.gcc.teams.microsoft.com'],
        tenants: [tenant],
      },
      store: { dataDir: '/var/lib/preflight' },
      graph: { cloud: 'global', endpoint: 'https://graph.microsoft.com', tenantId: tenant },
      targets: [],
      port: 3978,
      keepReadings: 400,
      logLevel: 'info',
      admins: [],
    });
  });

  test.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }, { everyMs: 60_000 }],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces' }, { everyMs: 60_000 }],
    [{ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://c/v1', OTEL_METRIC_EXPORT_INTERVAL: '5000' }, { everyMs: 5000 }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }, undefined],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'true' }, undefined],
    [{ OTEL_SERVICE_NAME: 'preflight', OTEL_METRIC_EXPORT_INTERVAL: 'soon' }, undefined],
  ])('with %j send OpenTelemetry: %j', (environment, telemetry) => {
    expect(readSettings({ ...complete, ...environment }).telemetry).toEqual(telemetry);
  });

  test('refuse an interval of measurements that is no number', () => {
    const every = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_METRIC_EXPORT_INTERVAL: '0' };
    expect(problemsIn({ ...complete, ...every })).toEqual(['OTEL_METRIC_EXPORT_INTERVAL is milliseconds, not "0".']);
  });

  test('take the first administrators, and refuse what is no object id', () => {
    const [one, other] = ['aaaaaaaa-0000-4000-8000-000000000001', 'BBBBBBBB-0000-4000-8000-000000000002'];
    expect(readSettings({ ...complete, ADMINS: ` ${one}, ${other} ` }).admins).toEqual([one, other.toLowerCase()]);
    expect(problemsIn({ ...complete, ADMINS: `${one},adele@contoso.com` })).toEqual([
      'ADMINS holds Entra object ids, separated by commas; "adele@contoso.com" is none.',
    ]);
  });

  test('have an OAuth connection where one is named, also one with dots, and else none', () => {
    expect(readSettings({ ...complete, OAUTH_CONNECTION: ' graph.as-person_1 ' }).authentication.connection).toBe(
      'graph.as-person_1',
    );
    for (const environment of [complete, { ...complete, OAUTH_CONNECTION: ' ' }])
      expect(readSettings(environment).authentication).not.toHaveProperty('connection');
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
    [{ GRAPH_ENDPOINT: 'https://graph.microsoft.us' }, /^Tokens of the cloud global are only sent to /],
    [{ GRAPH_ENDPOINT: 'http://127.0.0.1:8080' }, /needs GRAPH_ACCESS_TOKEN/],
    [{ GRAPH_ACCESS_TOKEN: '"secret"' }, /^GRAPH_ACCESS_TOKEN does not hold a token\.$/],
    [{ OAUTH_CONNECTION: 'two words' }, /^OAUTH_CONNECTION is the name of an OAuth connection of the bot/],
    [
      { OAUTH_CONNECTION: 'graph', GRAPH_ENDPOINT: 'http://127.0.0.1:8080', GRAPH_ACCESS_TOKEN: 'token' },
      /^OAUTH_CONNECTION and GRAPH_ENDPOINT do not go together/,
    ],
    [{ DATABASE_URL: 'mysql://someone:secret@db/preflight' }, /^DATABASE_URL /],
    [{ DATABASE_URL: 'postgres://someone:secret@db:port/preflight' }, /^DATABASE_URL /],
    [{ MicrosoftAppId: 'app' }, /^MicrosoftAppId is an id such as /],
    [{ MicrosoftAppTenantId: 'contoso.onmicrosoft.com', ALLOWED_TENANTS: tenant }, /^MicrosoftAppTenantId is an id /],
    [{ ALLOWED_TENANTS: `${tenant}, contoso.com` }, /^ALLOWED_TENANTS holds ids .* "contoso\.com" is none\.$/],
    [{ MicrosoftAppType: 'UserAssignedMSI' }, /^MicrosoftAppPassword cannot go with UserAssignedMSI/],
    [certificate, /^MicrosoftAppPassword and CertificateThumbprint are both set/],
    [{ MicrosoftAppPassword: '', CertificateThumbprint: thumbprint }, /^CertificateThumbprint and .* belong together/],
    [{ MicrosoftAppPassword: '', CertificatePrivateKey: pem }, /^CertificateThumbprint and .* belong together/],
    [
      { MicrosoftAppPassword: '', ...certificate, CertificateThumbprint: 'AB:CD' },
      /^CertificateThumbprint is no SHA-1/,
    ],
    [{ MicrosoftAppPassword: '', ...certificate, CertificatePrivateKey: 'a secret' }, /^CertificatePrivateKey is no /],
    [
      { MicrosoftAppPassword: '', ...certificate, CertificatePrivateKey: pemOfCurve },
      /^CertificatePrivateKey is no RSA/,
    ],
  ])('%j is said in a sentence', (wrong, sentence) => {
    const [problem, ...more] = problemsIn({ ...complete, ...wrong });
    expect(problem).toMatch(sentence);
    expect(problem).not.toMatch(/secret["@]|"a secret/);
    expect(more).toEqual([]);
  });

  test('what is missing and what contradicts are named together', () => {
    expect(
      problemsIn({ PORT: 'http', CLOUD: 'mars', GRAPH_ENDPOINT: 'ftp://x', LOG_LEVEL: 'loud' }).map(
        (problem) => problem.split(' ')[0],
      ),
    ).toEqual([
      'CLOUD',
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
      'GRAPH_ENDPOINT',
    ]);
  });

  test('a certificate takes the place of the password', () => {
    const { MicrosoftAppPassword: _, ...rest } = complete;
    expect(readSettings({ ...rest, ...certificate }).authentication.settings).toMatchObject(certificate);
    // As Windows shows the one, and as a file of variables holds the other.
    const written = {
      CertificateThumbprint: thumbprint.replace(/(..)(?=.)/g, '$1:'),
      CertificatePrivateKey: pem.replaceAll('\n', '\\n'),
    };
    expect(readSettings({ ...rest, ...written }).authentication.settings).toMatchObject(certificate);
  });

  test('a managed identity needs no secret', () => {
    const { MicrosoftAppPassword: _, ...rest } = complete;
    const { authentication, graph } = readSettings({ ...rest, MicrosoftAppType: 'UserAssignedMSI' });
    expect(authentication.settings).toMatchObject({ MicrosoftAppId: app, MicrosoftAppType: 'UserAssignedMSI' });
    // It reads as well, unless another one is named for that.
    expect(graph.managedIdentity).toBe(app);
    const named = readSettings({ ...rest, MicrosoftAppType: 'UserAssignedMSI', AZURE_CLIENT_ID: other });
    expect(named.graph.managedIdentity).toBe(other);
  });

  test('serve the tenants that are named, and then no other', () => {
    const tenantsOf = (ALLOWED_TENANTS: string) =>
      readSettings({ ...complete, ALLOWED_TENANTS }).authentication.tenants;
    expect(tenantsOf(' ')).toEqual([tenant]);
    expect(tenantsOf(other)).toEqual([other.toLowerCase()]);
    expect(tenantsOf(`${tenant}; ${other}`)).toEqual([tenant, other.toLowerCase()]);
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

describe('the cloud', () => {
  const botIn = (cloud: Cloud) => readSettings({ ...complete, CLOUD: cloud }).authentication;

  test.each([
    ['global', AuthenticationConstants],
    ['usgov-l4', GovernmentConstants],
    ['usgov-l5', GovernmentConstants],
  ] as const)('%s has the names that the Bot Framework gives it', (cloud, constants) => {
    const { settings } = botIn(cloud);
    expect(settings).toMatchObject({
      ToChannelFromBotOAuthScope: constants.ToChannelFromBotOAuthScope,
      ToBotFromChannelTokenIssuer: constants.ToBotFromChannelTokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: constants.ToBotFromChannelOpenIdMetadataUrl,
    });
    expect(settings.ToChannelFromBotLoginUrl).toBe(`${constants.ToChannelFromBotLoginUrlPrefix}${tenant}`);
  });

  test('china has those that Microsoft documents for Azure operated by 21Vianet', () => {
    expect(botIn('china').settings).toMatchObject({
      ToChannelFromBotLoginUrl: `https://login.partner.microsoftonline.cn/${tenant}`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.azure.cn',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.azure.cn',
      OAuthUrl: 'https://token.botframework.azure.cn',
      ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    });
  });

  test('no two take answers for each other', () => {
    const services = Object.keys(clouds).flatMap((cloud) => botIn(cloud as Cloud).services);
    expect(services).toEqual([
      'https://smba.trafficmanager.net',
      'https://smba.infra.gcc.teams.microsoft.com',
      'https://smba.infra.gov.teams.microsoft.us',
      'https://smba.infra.dod.teams.microsoft.us',
      'https://frontend.botapi.msg.infra.teams.microsoftonline.cn',
    ]);
  });
});

describe('stand-ins for the Bot Framework', () => {
  const standIns = {
    ToChannelFromBotLoginUrl: `https://127.0.0.1:9143/${tenant}`,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'http://127.0.0.1:9100/oauth',
    ToBotFromChannelOpenIdMetadataUrl: 'http://localhost:9100/v1/.well-known/openidconfiguration',
    ToBotFromEmulatorOpenIdMetadataUrl: 'http://[::1]:9100/v1/.well-known/openidconfiguration',
  };

  test.each([
    '',
    'urn:test',
  ])('are taken all together, with the caller id "%s", and only they are answered', (CallerId) => {
    const { settings, services } = readSettings({ ...complete, ...standIns, CallerId }).authentication;
    expect(settings).toMatchObject({ ...standIns, CallerId });
    expect(services).toContain('http://127.0.0.1');
    for (const service of services) expect(service).toMatch(/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])$/);
  });

  test.each(Object.keys(standIns))('are refused without %s, and it alone', (name) => {
    expect(problemsIn({ ...complete, ...standIns, [name]: '' })).toEqual([
      expect.stringMatching(`^${name} is missing: `),
    ]);
    const value = standIns[name as keyof typeof standIns];
    expect(problemsIn({ ...complete, [name]: value })).toHaveLength(5);
  });

  test('are refused as a caller id alone', () => {
    expect(problemsIn({ ...complete, CallerId: 'urn:test' })).toHaveLength(6);
  });

  test.each([
    ['ToChannelFromBotLoginUrl', 'https://login.microsoftonline.com/x'],
    ['ToChannelFromBotLoginUrl', 'http://127.0.0.1:9143/x'],
    ['OAuthUrl', 'https://token.botframework.com'],
    ['OAuthUrl', 'http://10.0.0.1'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'https://login.botframework.com/v1/.well-known/openidconfiguration'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'http://127.0.0.1.evil.example/keys'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'http://127.0.0.1@evil.example/keys'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'http://someone@127.0.0.1/keys'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'ftp://127.0.0.1/keys'],
    ['ToBotFromEmulatorOpenIdMetadataUrl', 'keys'],
  ])('are refused anywhere else: %s=%s', (name, address) => {
    expect(problemsIn({ ...complete, ...standIns, [name]: address })).toEqual([
      expect.stringMatching(`^${name} is no address of a stand-in on this machine, `),
    ]);
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
