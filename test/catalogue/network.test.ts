import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/index.generated.ts';
import blockedAgentUrls from '../../src/facts/answers/blocked-agent-urls.ts';
import closedAgentPorts from '../../src/facts/answers/closed-agent-ports.ts';
import closedDomainControllerPorts from '../../src/facts/answers/closed-domain-controller-ports.ts';
import closedFederationFrontEndPorts from '../../src/facts/answers/closed-federation-front-end-ports.ts';
import machineConfigProxy from '../../src/facts/answers/machine-config-proxy.ts';
import proxyIdleTimeout from '../../src/facts/answers/proxy-idle-timeout.ts';
import tlsInspection from '../../src/facts/answers/tls-inspection.ts';
import unreachableDomains from '../../src/facts/answers/unreachable-domains.ts';
import unresolvedNames from '../../src/facts/answers/unresolved-names.ts';
import { answerFacts } from '../../src/facts/index.generated.ts';
import { defaultProfile, type Profile } from '../../src/facts/profile.ts';
import { read } from './read.ts';
import { type Change, look, ready, refused } from './ready.ts';

function said(id: string, change: Change = {}): [string, string] {
  const { outcome, summary } = look(id, change);
  return [outcome, summary];
}

const adfs = { federationSetup: 'adfs' } as const;
const proxy = { proxy: 'open', proxyAddress: 'proxy.contoso.com:8080' } as const;
const authenticated = { ...proxy, proxy: 'authenticated', settings: 'custom' } as const;
const block = ready.machineConfigProxy;

test.each<[string, Change, string, string]>([
  ['network.dns', {}, 'pass', 'Names of Active Directory and of Microsoft Entra ID resolve.'],
  ['network.dns', { facts: { unresolvedNames: ['contoso.local'] } }, 'fail', 'Not resolved: contoso.local.'],
  ['network.domains-reachable', {}, 'pass', 'All of them are reachable.'],
  [
    'network.domains-reachable',
    { facts: { unreachableDomains: ['eu.contoso.com', 'contoso.com'] } },
    'fail',
    'Not reachable: eu.contoso.com and contoso.com.',
  ],
  ['network.tls12.outbound', {}, 'pass', 'Everything on the way allows TLS 1.2.'],
  [
    'network.tls12.outbound',
    { facts: { outboundTls12Allowed: false } },
    'fail',
    'Something on the way does not allow TLS 1.2.',
  ],
  ['network.no-tls-inspection', { facts: { tlsInspection: 'none' } }, 'pass', 'Nothing inspects TLS traffic.'],
  [
    'network.no-tls-inspection',
    { facts: { tlsInspection: 'excluded' } },
    'pass',
    'This traffic is excluded from TLS inspection.',
  ],
  [
    'network.no-tls-inspection',
    { facts: { tlsInspection: 'inspected' }, profile: { tool: 'cloud' } },
    'fail',
    'This traffic is broken open and inspected.',
  ],
  ['network.urls.connect', {}, 'pass', 'None of them is blocked.'],
  [
    'network.urls.connect',
    { facts: { blockedConnectUrls: ['*.windows.net', '*.msftauth.net'] } },
    'fail',
    'Blocked: *.windows.net and *.msftauth.net.',
  ],
  ['network.urls.health', {}, 'pass', 'None of them is blocked.'],
  ['network.urls.health', { facts: { blockedHealthUrls: ['www.office.com'] } }, 'fail', 'Blocked: www.office.com.'],
  ['network.ports.agent', {}, 'pass', 'All of them are open.'],
  [
    'network.ports.agent',
    { facts: { closedAgentPorts: ['80 TCP', '443 TCP', '8080 TCP'] } },
    'fail',
    'Closed: 80 TCP (revocation lists) and 443 TCP (all traffic with the service).',
  ],
  [
    'network.ports.agent',
    { facts: { closedAgentPorts: ['8080 TCP'] } },
    'pass',
    'Open but for 8080 TCP (status every 10 minutes when 443 is unavailable), which is optional.',
  ],
  [
    'network.ports.service-traffic',
    { profile: { firewallRulesByUser: true } },
    'pass',
    'The rules admit services that run as network service.',
  ],
  [
    'network.ports.service-traffic',
    { profile: { firewallRulesByUser: true }, facts: { networkServiceTrafficAllowed: false } },
    'fail',
    'The rules do not admit services that run as network service.',
  ],
  ['network.proxy.http11', { profile: proxy }, 'pass', 'The proxy supports HTTP 1.1 with chunked encoding.'],
  [
    'network.proxy.http11',
    { profile: proxy, facts: { proxySupportsChunkedEncoding: false } },
    'fail',
    'The proxy does not support HTTP 1.1 with chunked encoding.',
  ],
  [
    'network.proxy.idle-timeout',
    { profile: proxy, facts: { proxyIdleTimeout: 6 } },
    'pass',
    'The proxy closes idle connections after 6 minutes.',
  ],
  [
    'network.proxy.idle-timeout',
    { profile: proxy, facts: { proxyIdleTimeout: 5.9 } },
    'fail',
    'The proxy closes idle connections after 5.9 minutes, earlier than after 6.',
  ],
  [
    'network.proxy.idle-timeout',
    { profile: proxy, facts: { proxyIdleTimeout: 1 } },
    'fail',
    'The proxy closes idle connections after 1 minute, earlier than after 6.',
  ],
  [
    'network.proxy.service-restarted',
    { profile: { ...proxy, installation: 'upgrade' } },
    'pass',
    'The service was restarted since.',
  ],
  [
    'network.proxy.service-restarted',
    { profile: { ...proxy, installation: 'upgrade' }, facts: { syncServiceRestarted: false } },
    'fail',
    'The service was not restarted since.',
  ],
])('%s with %o: %s', (id, change, outcome, words) => {
  expect(said(id, change)).toEqual([outcome, words]);
});

describe('network.ports.domain-controllers', () => {
  const id = 'network.ports.domain-controllers';
  const closed = (...ports: typeof ready.closedDomainControllerPorts) => ({
    closedDomainControllerPorts: ports,
  });

  test('names every closed port with what it is for', () => {
    expect(said(id)).toEqual(['pass', 'All of them are open.']);
    expect(said(id, { facts: closed('389 UDP', '636 TCP', '3269 TCP', '49152-65535 TCP') })).toEqual([
      'fail',
      'Closed: 389 UDP (LDAP), 636 TCP (LDAPS), 3269 TCP (global catalog over SSL) and 49152-65535 TCP (dynamic RPC).',
    ]);
  });

  test('wants WinRM and AD DS Web Services only for AD FS with a gMSA', () => {
    const facts = closed('5985 TCP', '9389 TCP');
    const ports = '5985 TCP (WinRM) and 9389 TCP (AD DS Web Services)';
    expect(said(id, { facts })).toEqual(['pass', `Open but for ${ports}, which only AD FS with a gMSA needs.`]);
    expect(said(id, { facts, profile: adfs })).toEqual(['fail', `Closed: ${ports}.`]);
    expect(said(id, { facts, profile: { ...adfs, adfsGmsa: false } })[0]).toBe('pass');
    expect(said(id, { facts: closed('53 TCP', '9389 TCP') })).toEqual(['fail', 'Closed: 53 TCP (DNS).']);
  });

  test('lists in its fix those that this installation needs', () => {
    const steps = (profile: Partial<Profile>) => catalogue[id]?.fixFor?.({ ...defaultProfile, ...profile }).join();
    expect(steps({})).toContain('3268 TCP (global catalog)');
    expect(steps({})).not.toContain('9389');
    expect(steps(adfs)).toContain('9389 TCP (AD DS Web Services)');
  });
});

describe('network.ports.federation', () => {
  const id = 'network.ports.federation';
  test.each<[Change['facts'], string, string]>([
    [{}, 'pass', 'All of them are open.'],
    [
      {
        closedFederationServerPorts: ['5985 TCP'],
        closedFederationBackEndPorts: ['443 TCP'],
        closedFederationFrontEndPorts: ['443 TCP', '49443 TCP'],
      },
      'fail',
      'Closed: from Entra Connect 5985 TCP (WinRM); from WAP to AD FS 443 TCP (authentication); from users to WAP 443 TCP (device authentication).',
    ],
    [
      { closedFederationFrontEndPorts: ['49443 TCP'] },
      'warning',
      'Closed: from users to WAP 49443 TCP, without which nobody signs in with a certificate.',
    ],
  ])('with %o: %s', (facts = {}, outcome, words) => {
    expect(said(id, { profile: adfs, facts })).toEqual([outcome, words]);
  });
});

test('network.urls.agent accepts the Azure IP ranges instead, and is not known while nobody has said', () => {
  const id = 'network.urls.agent';
  const facts = { blockedAgentUrls: ['*.msappproxy.net'] };
  expect(said(id)).toEqual(['pass', 'None of them is blocked.']);
  expect(said(id, { missing: { azureIpRangesAllowed: refused } })[0]).toBe('pass');
  expect(said(id, { facts })).toEqual(['fail', 'Blocked: *.msappproxy.net.']);
  expect(said(id, { facts: { ...facts, azureIpRangesAllowed: true } })).toEqual([
    'pass',
    'Blocked: *.msappproxy.net; the Azure datacenter IP ranges are allowed instead, and refreshed weekly.',
  ]);
  expect(look(id, { facts, missing: { azureIpRangesAllowed: refused } })).toMatchObject({
    outcome: 'unknown',
    summary: 'Blocked: *.msappproxy.net; it is not known whether the Azure datacenter IP ranges are allowed instead.',
    cause: { ...refused, fact: 'azureIpRangesAllowed' },
  });
});

describe('network.proxy.machine-config', () => {
  const id = 'network.proxy.machine-config';
  const withBlock = (
    changes: Partial<NonNullable<typeof block>> | null,
    profile: Change['profile'] = proxy,
  ): Change => ({
    profile,
    facts: {
      machineConfigProxy: changes && {
        address: 'http://proxy.contoso.com:8080',
        enabled: true,
        useDefaultCredentials: false,
        atBottom: true,
        ...changes,
      },
    },
  });

  test.each<[string, Change, string, string]>([
    ['right', withBlock({}), 'pass', 'machine.config names http://proxy.contoso.com:8080.'],
    [
      'written otherwise',
      withBlock({ address: 'HTTP://PROXY.contoso.com:8080/' }),
      'pass',
      'machine.config names HTTP://PROXY.contoso.com:8080/.',
    ],
    [
      'any proxy, where the profile names none',
      withBlock({ address: 'http://10.0.0.8:3128' }, { proxy: 'open' }),
      'pass',
      'machine.config names http://10.0.0.8:3128.',
    ],
    ['absent', withBlock(null), 'fail', 'machine.config has no system.net/defaultProxy block.'],
    [
      'another proxy',
      withBlock({ address: 'http://proxy.contoso.com:3128' }),
      'fail',
      'The block in machine.config is not right: it names http://proxy.contoso.com:3128, not proxy.contoso.com:8080.',
    ],
    [
      'the words of the documents',
      withBlock({ address: 'http://<PROXYADDRESS>:<PROXYPORT>' }, { proxy: 'open' }),
      'fail',
      'The block in machine.config is not right: it names no proxy.',
    ],
    [
      'everything wrong',
      withBlock({ address: null, enabled: false, atBottom: false }),
      'fail',
      'The block in machine.config is not right: it names no proxy, it is not enabled and it is not at the bottom of the file.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });

  test("shows the block with the project's own proxy, and it is one that the check accepts", () => {
    const steps = (profile: Partial<Profile>) => catalogue[id]?.fixFor?.({ ...defaultProfile, ...profile })[0] ?? '';
    expect(steps(proxy)).toContain('<defaultProxy>');
    expect(steps(proxy)).toContain('proxyaddress="http://proxy.contoso.com:8080"');
    expect(steps(authenticated)).toContain('<defaultProxy enabled="true" useDefaultCredentials="true">');
    expect(steps({ proxy: 'open' })).toContain('http://<PROXYADDRESS>:<PROXYPORT>');
    const pasted = read(machineConfigProxy, `${steps(authenticated)}\n</configuration>`) ?? null;
    for (const check of [id, 'network.proxy.authenticated'])
      expect(said(check, { profile: authenticated, facts: { machineConfigProxy: pasted } })[0]).toBe('pass');
  });
});

describe('network.proxy.authenticated', () => {
  const id = 'network.proxy.authenticated';
  test.each<[string, Change, string, string]>([
    [
      'right',
      { profile: authenticated },
      'pass',
      'The service account is in the domain, and machine.config lets it sign in to the proxy.',
    ],
    [
      'express settings',
      { profile: { ...authenticated, settings: 'express' } },
      'fail',
      'Not ready: express settings do not let one name the service account.',
    ],
    [
      'a local account',
      { profile: authenticated, facts: { syncServiceAccountInDomain: false } },
      'fail',
      'Not ready: the service account is not in the domain.',
    ],
    [
      'the block of an open proxy',
      {
        profile: authenticated,
        facts: {
          machineConfigProxy: {
            address: 'http://proxy.contoso.com:8080',
            enabled: true,
            useDefaultCredentials: false,
            atBottom: true,
          },
        },
      },
      'fail',
      'Not ready: machine.config has no defaultProxy that is enabled with useDefaultCredentials.',
    ],
    [
      'no block',
      { profile: authenticated, facts: { machineConfigProxy: null } },
      'fail',
      'Not ready: machine.config has no defaultProxy that is enabled with useDefaultCredentials.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });
});

describe('only in its situation', () => {
  test.each<[string, Change['profile'], boolean]>([
    ['network.urls.health', { connectHealth: false }, false],
    ['network.urls.health', { cloud: 'china' }, false],
    ['network.urls.health', { cloud: 'usgov-l5' }, true],
    ['network.proxy.machine-config', {}, false],
    ['network.proxy.machine-config', authenticated, true],
    ['network.proxy.authenticated', proxy, false],
    ['network.proxy.service-restarted', proxy, false],
    ['network.proxy.service-restarted', { installation: 'upgrade' }, false],
    ['network.proxy.idle-timeout', {}, false],
    ['network.proxy.http11', {}, false],
    ['network.ports.service-traffic', {}, false],
    ['network.ports.federation', { signIn: 'federation', federationSetup: 'pingFederate' }, false],
    ['network.dns', { tool: 'cloud' }, false],
    ['network.urls.agent', { tool: 'connect' }, false],
  ])('%s with %o: %s', (id, profile = {}, applies) => {
    expect(look(id, { profile }).outcome !== 'notApplicable').toBe(applies);
  });
});

describe('the list of names is that of the cloud', () => {
  const steps = (id: string, cloud: Profile['cloud']) => catalogue[id]?.fixFor?.({ ...defaultProfile, cloud }) ?? [];

  test.each<[string, string, string]>([
    ['network.urls.connect', '*.aadcdn.microsoftonline-p.com', '*.gov.us.microsoftonline.com'],
    ['network.urls.health', '*.adhybridhealth.azure.com', '*.aadconnecthealth.microsoftazure.us'],
    ['network.urls.agent', 'www.msftconnecttest.com', 'msftauthimages.us'],
    ['sign-in.pta.connectivity', 'autologon.microsoftazuread-sso.com', 'policykeyservice.dc.ad.msft.net'],
  ])('%s', (id, inPublic, inGovernment) => {
    const everywhere = steps(id, 'global').join('\n');
    const government = steps(id, 'usgov-l4').join('\n');
    expect(everywhere).toContain(inPublic);
    expect(everywhere).not.toContain(inGovernment);
    expect(government).toContain(inGovernment);
    expect(government).not.toContain(inPublic);
    expect(steps(id, 'usgov-l5')).toEqual(steps(id, 'usgov-l4'));
    expect(steps(id, 'china')).toEqual(['Take the names from the list that Microsoft publishes for this cloud']);
  });

  test('is grouped by purpose', () => {
    expect(steps('network.urls.agent', 'global')).toContain(
      'Certificates (port 80): mscrl.microsoft.com, crl.microsoft.com, ocsp.msocsp.com, www.microsoft.com',
    );
  });

  test('names the same as the command of the question, and the gate-check', () => {
    const { howToFindOut } = blockedAgentUrls;
    for (const cloud of ['global', 'usgov-l4'] as const)
      for (const line of steps('network.urls.agent', cloud))
        for (const host of (line.split('): ')[1] as string).split(', ')) expect(howToFindOut).toContain(host);
    expect(howToFindOut).toContain("'login.windows.net','login.live.com'");
    expect(steps('network.urls.connect', 'global')[0]).toBe(
      'Service and sign-in (port 443): *.microsoftonline.com, *.windows.net, *.msftauth.net, *.aadcdn.microsoftonline-p.com',
    );
  });
});

const oneTest = (port: number, succeeded: string, host = 'dc01.contoso.local') => `ComputerName     : ${host}
RemoteAddress    : 10.0.0.4
RemotePort       : ${port}
InterfaceAlias   : Ethernet
SourceAddress    : 10.0.0.9
TcpTestSucceeded : ${succeeded}
`;
const warning = 'WARNING: TCP connect to (10.0.0.4 : 636) failed\n';
const table = `
ComputerName       RemotePort TcpTestSucceeded
------------       ---------- ----------------
dc01.contoso.local         53             True
dc01.contoso.local        636            False
WARNING: TCP connect to (10.0.0.4 : 3269) failed
dc01.contoso.local       3269            False

`;
const allClosed53 = ['53 TCP', '53 UDP'];

test.each<[string, string[] | undefined]>([
  ['none', []],
  ['None.', []],
  ['all open', []],
  ['All ports are open', []],
  ['no ports are closed', []],
  ['636', ['636 TCP']],
  ['53', allClosed53],
  ['53/udp', ['53 UDP']],
  ['TCP 636, UDP 389', ['389 UDP', '636 TCP']],
  ['636 (LDAPS) and 3269', ['636 TCP', '3269 TCP']],
  ['LDAP 389 TCP+UDP\nSMB 445', ['389 TCP', '389 UDP', '445 TCP']],
  ['3269; 88 tcp', ['88 TCP', '3269 TCP']],
  ['49152-65535', ['49152-65535 TCP']],
  ['49152 – 65535 TCP', ['49152-65535 TCP']],
  [oneTest(636, 'True'), []],
  [oneTest(636, 'False'), ['636 TCP']],
  [
    `${oneTest(389, 'True')}\n${warning}${oneTest(636, 'False')}\n${oneTest(50_001, 'False')}`,
    ['636 TCP', '49152-65535 TCP'],
  ],
  [table, ['636 TCP', '3269 TCP']],
  [table.replaceAll('\n', '\r\n'), ['636 TCP', '3269 TCP']],
  [table.replace('3269            False', '3269'), undefined],
  [oneTest(8443, 'False'), undefined],
  ['TcpTestSucceeded : False', undefined],
  ['8443', undefined],
  ['636 udp', undefined],
  ['10.0.0.4', undefined],
  ['all open except 636', undefined],
  ['389 open, 636 closed', undefined],
  ['not 636', undefined],
  ['445 and some others', undefined],
  ['some', undefined],
  ['', undefined],
])('the closed ports to the domain controllers in %j', (text, closed) => {
  expect(read(closedDomainControllerPorts, text)).toEqual(closed);
});

test.each<[string, string[] | undefined]>([
  ['8080', ['8080 TCP']],
  ['80, 443', ['80 TCP', '443 TCP']],
  [oneTest(443, 'False', 'login.microsoftonline.com'), ['443 TCP']],
  ['none', []],
  ['4', undefined],
  ['5671', undefined],
])('the closed ports of the agent in %j', (text, closed) => {
  expect(read(closedAgentPorts, text)).toEqual(closed);
});

test.each<[string, string[] | undefined]>([
  ['49443', ['49443 TCP']],
  ['443', ['443 TCP']],
  ['everything is open', []],
  ['443-49443', undefined],
  ['5985', undefined],
  ['I think 443 is not', undefined],
])('the closed ports of users in %j', (text, closed) => {
  expect(read(closedFederationFrontEndPorts, text)).toEqual(closed);
});

test.each<[string, string[] | undefined]>([
  ['none', []],
  ['All URLs are allowed.', []],
  ['*.msappproxy.net, Login.Windows.net', ['*.msappproxy.net', 'login.windows.net']],
  ['https://login.live.com/ and www.msftconnecttest.com', ['login.live.com', 'www.msftconnecttest.com']],
  ['crl.microsoft.com:80\ncrl.microsoft.com:80', ['crl.microsoft.com']],
  [`${oneTest(443, 'True', 'login.windows.net')}\n${oneTest(443, 'False', 'login.live.com')}`, ['login.live.com']],
  [oneTest(443, 'True', 'login.windows.net'), []],
  ['the ones for registration', undefined],
  ['login', undefined],
  ['', undefined],
])('the blocked names in %j', (text, blocked) => {
  expect(read(blockedAgentUrls, text)).toEqual(blocked);
});

const notFound = `Resolve-DnsName : contoso.local : DNS name does not exist
At line:1 char:1
+ Resolve-DnsName contoso.local
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : ResourceUnavailable: (contoso.local:String) [Resolve-DnsName], Win32Exception`;

test.each<[string, string[] | undefined]>([
  ['all of them resolve', []],
  ['none', []],
  ['contoso.local', ['contoso.local']],
  [notFound, ['contoso.local']],
  [`${notFound}\n${notFound.replaceAll('contoso.local', 'EU.contoso.local')}`, ['contoso.local', 'eu.contoso.local']],
  ['the ones outside', undefined],
  ['', undefined],
])('the names that do not resolve in %j', (text, names) => {
  expect(read(unresolvedNames, text)).toEqual(names);
});

test.each<[string, string[] | undefined]>([
  ['nothing', []],
  ['all domains are reachable', []],
  ['eu.contoso.com; asia.contoso.com', ['eu.contoso.com', 'asia.contoso.com']],
  [oneTest(389, 'False', 'eu.contoso.com'), ['eu.contoso.com']],
  ['eu', undefined],
  ['the one in Europe', undefined],
])('the domains that cannot be reached in %j', (text, domains) => {
  expect(read(unreachableDomains, text)).toEqual(domains);
});

const xml = (attributes: string, address: string, after = '') => `    <system.web>
    </system.web>
    <system.net>
        <defaultProxy${attributes}>
            <proxy
            usesystemdefault="true"
            proxyaddress="${address}"
            bypassonlocal="true"
            />
        </defaultProxy>
    </system.net>${after}
</configuration>
`;
const plain = { enabled: true, useDefaultCredentials: false, atBottom: true };

test.each<[string, unknown]>([
  [xml('', 'http://proxy:8080'), { ...plain, address: 'http://proxy:8080' }],
  [
    xml(' enabled="true" useDefaultCredentials="true"', 'http://proxy:8080'),
    { ...plain, useDefaultCredentials: true, address: 'http://proxy:8080' },
  ],
  [xml(' enabled="False"', 'http://proxy:8080'), { ...plain, enabled: false, address: 'http://proxy:8080' }],
  [xml('', 'http://<PROXYADDRESS>:<PROXYPORT>'), { ...plain, address: 'http://<PROXYADDRESS>:<PROXYPORT>' }],
  [xml('', 'http://proxy:8080', '\n<runtime />'), { ...plain, atBottom: false, address: 'http://proxy:8080' }],
  [xml('', 'http://proxy:8080', '\n<!-- the end -->'), { ...plain, address: 'http://proxy:8080' }],
  ['<SYSTEM.NET><DEFAULTPROXY></DEFAULTPROXY></SYSTEM.NET>', { ...plain, address: null }],
  ['  <runtime />\n</configuration>', null],
  [`<!-- ${xml('', 'http://proxy:8080')} -->\n</configuration>`, null],
  ['none', null],
  ['proxy.contoso.com:8080', undefined],
  ['<system.net></system.net>', undefined],
  ['', undefined],
])('the block in %j', (text, value) => {
  expect(read(machineConfigProxy, text)).toEqual(value);
});

test.each<[string, number | undefined]>([
  ['6', 6],
  ['6 min', 6],
  ['10 minutes', 10],
  ['360 s', 6],
  ['1 hour', 60],
  ['5.5', 5.5],
  ['-1', undefined],
  ['long enough', undefined],
])('the idle timeout in %j', (text, minutes) => {
  expect(read(proxyIdleTimeout, text)).toBe(minutes);
});

test.each<[string, string | undefined]>([
  ['inspected', 'inspected'],
  ['It is inspected.', 'inspected'],
  ['excluded', 'excluded'],
  ['none', 'none'],
  ['This traffic is excluded from inspection', 'excluded'],
  ['yes', undefined],
])('TLS inspection in %j', (text, value) => {
  expect(read(tlsInspection, text)).toBe(value);
});

const asked = Object.entries(answerFacts).filter(([name]) => /^(closed|blocked|un|machineConfig)/.test(name));

test.each(asked)('%s understands or refuses any text, and nothing throws', (_, fact) => {
  const words = fc.constantFrom(
    '636',
    'tcp',
    'udp',
    ',',
    '-',
    '\n',
    ' ',
    'none',
    'RemotePort',
    ':',
    'False',
    'a.b',
    '<',
    '"',
    '*',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words).map((parts) => parts.join('')),
    fc.constantFrom(table, notFound),
  );
  fc.assert(
    fc.property(texts, fc.nat(200), (text, cut) => {
      const value = fact.parse?.(text.slice(cut % (text.length + 1)));
      if (value !== undefined) expect(fact.value.safeParse(value).success).toBe(true);
    }),
  );
});
