import { describe, expect, test } from 'vitest';
import { coversHost } from '../../src/catalogue/covers-host.ts';
import adfsCertificateIssuer from '../../src/facts/answers/adfs-certificate-issuer.ts';
import adfsCertificateNames from '../../src/facts/answers/adfs-certificate-names.ts';
import adfsKeyProvider from '../../src/facts/answers/adfs-key-provider.ts';
import federationIntranetRecord from '../../src/facts/answers/federation-intranet-record.ts';
import federationServerHardware from '../../src/facts/answers/federation-server-hardware.ts';
import federationServerOs from '../../src/facts/answers/federation-server-os.ts';
import federationServiceName from '../../src/facts/answers/federation-service-name.ts';
import wapRemotingGaps from '../../src/facts/answers/wap-remoting-gaps.ts';
import type { FactValues } from '../../src/facts/facts.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { understand } from '../../src/facts/understand.ts';
import { type Change, domain, look, refused } from './ready.ts';

function said(id: string, { profile, ...change }: Change = {}): [string, string] {
  const { outcome, summary } = look(id, { ...change, profile: { federationSetup: 'adfs', ...profile } });
  return [outcome, summary];
}

const notAsked = { kind: 'notAsked' } as const;

test.each<[string, Change['profile'], Change['profile']]>([
  ['federation.os', {}, { federationSetup: 'none' }],
  ['federation.winrm.servers', {}, { federationSetup: 'pingFederate' }],
  ['federation.winrm.wap', { wapOutsideDomain: true }, { wapOutsideDomain: false }],
  ['federation.certificate.trusted', { adfsCertificate: 'private' }, { adfsCertificate: 'public' }],
  ['federation.certificate.workplace-join', { workplaceJoin: true }, { workplaceJoin: false }],
  ['federation.intranet-zone', { adfsIntegratedSignIn: true }, { adfsIntegratedSignIn: false }],
])('%s applies with %o and not with %o', (id, applies, doesNot = {}) => {
  expect(said(id, { profile: { ...applies } })[0]).toBe('pass');
  expect(said(id, { profile: doesNot })[0]).toBe('notApplicable');
});

test('federation.dns.load-balancer applies from two AD FS servers or two proxies on, not with one of each', () => {
  const id = 'federation.dns.load-balancer';
  const withServers = (...roles: ('adfs' | 'wap')[]): Change => ({
    profile: { servers: roles.map((role, n) => ({ id: `${role}-${n}`, name: `${role}${n}`, role })) },
  });
  expect(said(id)[0]).toBe('notApplicable');
  expect(said(id, withServers('adfs', 'wap'))[0]).toBe('notApplicable');
  expect(said(id, withServers('adfs', 'adfs', 'wap'))).toEqual([
    'pass',
    'The federation name points to the load balancer.',
  ]);
  expect(said(id, { ...withServers('adfs', 'wap', 'wap'), facts: { federationNameAtLoadBalancer: false } })).toEqual([
    'fail',
    'The federation name does not point to the load balancer.',
  ]);
});

test.each<[FactValues['federationServerOs'], string, string]>([
  ['2025', 'pass', 'Windows Server 2025.'],
  ['2019', 'pass', 'Windows Server 2019.'],
  ['2016', 'warning', 'Windows Server 2016 is accepted, but support for it may take a paid program.'],
  ['2012 R2', 'warning', 'Windows Server 2012 R2 is accepted, but support for it may take a paid program.'],
  ['2012', 'fail', 'Windows Server 2012 is older than 2012 R2.'],
  ['2008', 'fail', 'Windows Server 2008 is older than 2012 R2.'],
])('federation.os with %s', (federationServerOs, outcome, words) => {
  expect(said('federation.os', { facts: { federationServerOs } })).toEqual([outcome, words]);
});

const asPrivate = { adfsCertificate: 'private' } as const;

test.each<[string, Change, string, string]>([
  [
    'federation.winrm.servers',
    { facts: { federationServerRemoting: false } },
    'Windows Remote Management is enabled.',
    'Windows Remote Management is not enabled.',
  ],
  [
    'federation.certificate.x509',
    { facts: { adfsCertificateIsX509: false } },
    'It is an X.509 certificate.',
    'It is not an X.509 certificate.',
  ],
  [
    'federation.certificate.same-everywhere',
    { facts: { adfsCertificateShared: false } },
    'All nodes use the same certificate.',
    'Nodes use different certificates.',
  ],
  [
    'federation.certificate.public-ca',
    { facts: { adfsCertificateIssuer: 'private' } },
    'The certificate comes from a public authority.',
    'The certificate is used in production and is not from a public authority.',
  ],
  [
    'federation.certificate.trusted',
    { profile: asPrivate, facts: { wapCertificateTrusted: false } },
    'Its certificate is trusted on it and on all AD FS servers.',
    'Its certificate is not trusted on it and on all AD FS servers.',
  ],
  [
    'federation.intranet-zone',
    { facts: { federationNameInIntranetZone: false } },
    'The federation name is in the intranet zone.',
    'The federation name is not in the intranet zone.',
  ],
  [
    'federation.winrm.wap',
    { facts: { wapRemotingGaps: ['trustedHosts', 'session'] } },
    'It can be managed remotely.',
    "It can't be managed remotely: it is not in the TrustedHosts of the machine with the wizard and no remote session opens.",
  ],
])('%s', (id, { facts = {}, profile = {} }, passes, fails) => {
  expect(said(id, { profile })).toEqual(['pass', passes]);
  expect(said(id, { profile, facts })).toEqual(['fail', fails]);
});

test('federation.certificate.public-ca: one of your own will do in a lab; the profile answers for a public one', () => {
  expect(said('federation.certificate.public-ca', { facts: { adfsCertificateIssuer: 'lab' } })).toEqual([
    'pass',
    'The certificate is not from a public authority, which will do in a test lab.',
  ]);
  expect(adfsCertificateIssuer.fromProfile?.(defaultProfile)).toBe('public');
  expect(adfsCertificateIssuer.fromProfile?.({ ...defaultProfile, ...asPrivate })).toBeNull();
});

test.each<[string, string, boolean]>([
  ['sts.contoso.com', 'sts.contoso.com', true],
  ['STS.Contoso.com.', 'sts.contoso.com', true],
  ['*.contoso.com', 'sts.contoso.com', true],
  ['*.CONTOSO.com', 'Sts.contoso.com', true],
  ['*.contoso.com', 'sts.emea.contoso.com', false],
  ['*.contoso.com', 'contoso.com', false],
  ['*.emea.contoso.com', 'sts.contoso.com', false],
  ['s*.contoso.com', 'sts.contoso.com', false],
  ['sts.*.com', 'sts.contoso.com', false],
  ['*', 'sts', false],
  ['contoso.com', 'sts.contoso.com', false],
  ['sts.contoso.com.evil.net', 'sts.contoso.com', false],
])('a certificate for %s covers %s: %s', (name, host, covers) => {
  expect(coversHost(name, host)).toBe(covers);
});

const names = (change: Partial<FactValues['adfsCertificateNames']>): Change => ({
  facts: { adfsCertificateNames: { dnsNames: [], otherNames: [], commonName: null, ...change } },
});

test.each<[string, Change, string, string]>([
  ['the name itself', {}, 'pass', 'The alternative name sts.contoso.com covers sts.contoso.com.'],
  [
    'one of several',
    names({ dnsNames: ['www.contoso.com', '*.contoso.com'] }),
    'pass',
    'The alternative name *.contoso.com covers sts.contoso.com.',
  ],
  [
    'others only, though the common name is right',
    names({ dnsNames: ['fs.contoso.com'], commonName: 'sts.contoso.com' }),
    'fail',
    'sts.contoso.com is not covered by fs.contoso.com.',
  ],
  [
    'no alternative name, the right common name',
    names({ commonName: 'sts.contoso.com' }),
    'pass',
    'There is no alternative name, and the common name sts.contoso.com covers sts.contoso.com.',
  ],
  [
    'no alternative name, a wildcard as common name',
    names({ commonName: '*.contoso.com' }),
    'pass',
    'There is no alternative name, and the common name *.contoso.com covers sts.contoso.com.',
  ],
  [
    'no alternative name, another common name',
    names({ commonName: 'contoso.com' }),
    'fail',
    'There is no alternative name, and the common name contoso.com does not cover sts.contoso.com.',
  ],
  [
    'an alternative name that is no DNS name keeps the common name from counting',
    names({ otherNames: ['10.0.0.5'], commonName: 'sts.contoso.com' }),
    'fail',
    'None of the alternative names is a DNS name, so nothing covers sts.contoso.com.',
  ],
  ['no name at all', names({}), 'fail', 'The certificate holds no name that could cover sts.contoso.com.'],
])('federation.certificate.name with %s', (_, change, outcome, words) => {
  expect(said('federation.certificate.name', change)).toEqual([outcome, words]);
});

describe('federation.certificate.workplace-join', () => {
  const id = 'federation.certificate.workplace-join';
  const join = (upnSuffixes: string[], change: Change = {}): Change => ({
    ...change,
    profile: { workplaceJoin: true, upnSuffixes },
  });
  const both = names({ dnsNames: ['EnterpriseRegistration.contoso.com', 'enterpriseregistration.fabrikam.com'] });
  const one = names({ dnsNames: ['sts.contoso.com', 'enterpriseregistration.contoso.com'] });

  test.each<[string, Change, string, string]>([
    [
      'a name for each',
      join(['contoso.com', 'fabrikam.com'], both),
      'pass',
      'The certificate has enterpriseregistration.contoso.com and enterpriseregistration.fabrikam.com.',
    ],
    [
      'one missing',
      join(['contoso.com', 'fabrikam.com'], one),
      'fail',
      'The certificate lacks enterpriseregistration.fabrikam.com.',
    ],
    [
      'a wildcard',
      join(['contoso.com'], names({ dnsNames: ['*.contoso.com'] })),
      'warning',
      'Only a wildcard covers enterpriseregistration.contoso.com; the prerequisites ask for the name itself.',
    ],
    [
      'a wildcard one level up',
      join(['emea.contoso.com'], names({ dnsNames: ['*.contoso.com'] })),
      'fail',
      'The certificate lacks enterpriseregistration.emea.contoso.com.',
    ],
    [
      'the common name, which does not count',
      join(['contoso.com'], names({ commonName: 'enterpriseregistration.contoso.com' })),
      'fail',
      'The certificate lacks enterpriseregistration.contoso.com.',
    ],
    [
      'no suffix named, every verified domain covered',
      join([], one),
      'pass',
      'The certificate has an enterpriseregistration name for every verified domain.',
    ],
    [
      'no suffix named, a verified domain not covered',
      join([], {
        facts: { ...one.facts, domains: [domain('contoso.com'), domain('fabrikam.com')] },
      }),
      'unknown',
      'The profile names no UPN suffix, and not every verified domain has an enterpriseregistration name.',
    ],
    [
      'no suffix named, an unverified domain not covered',
      join([], {
        facts: { ...one.facts, domains: [domain('contoso.com'), domain('fabrikam.com', { isVerified: false })] },
      }),
      'pass',
      'The certificate has an enterpriseregistration name for every verified domain.',
    ],
    [
      'no suffix named, no domain of its own',
      join([], { facts: { ...one.facts, domains: [domain('contoso.onmicrosoft.com', { isInitial: true })] } }),
      'unknown',
      'The profile names no UPN suffix, and not every verified domain has an enterpriseregistration name.',
    ],
    [
      'no suffix named, none in the certificate',
      join([], names({ dnsNames: ['sts.contoso.com'] })),
      'fail',
      'The certificate has no enterpriseregistration name for any suffix.',
    ],
    [
      'no suffix named, domains unread',
      join([], { ...one, missing: { domains: refused } }),
      'unknown',
      'The profile names no UPN suffix, and the verified domains are not known.',
    ],
  ])('%s', (_, change, outcome, words) => {
    expect(said(id, change)).toEqual([outcome, words]);
  });
});

test.each<[string, 'pass' | 'fail' | 'unknown']>([
  ['Microsoft RSA SChannel Cryptographic Provider', 'pass'],
  ['Microsoft Enhanced Cryptographic Provider v1.0', 'pass'],
  ['Microsoft Base Smart Card Crypto Provider', 'pass'],
  ['Luna Cryptographic Services for Microsoft Windows', 'pass'],
  ['nCipher Enhanced Cryptographic Provider', 'pass'],
  ['csp', 'pass'],
  ['Microsoft Software Key Storage Provider', 'fail'],
  ['Microsoft Smart Card Key Storage Provider', 'fail'],
  ['Microsoft Platform Crypto Provider', 'fail'],
  ['nCipher Security World Key Storage Provider', 'fail'],
  ['KSP', 'fail'],
  ['CNG', 'fail'],
  ['Luna enhanced RSA and AES provider for Microsoft Windows', 'unknown'],
])('federation.certificate.csp: %s', (adfsKeyProvider, outcome) => {
  const words = {
    pass: `${adfsKeyProvider} holds the key.`,
    fail: `${adfsKeyProvider} holds the key, which is a CNG key storage provider.`,
    unknown: `${adfsKeyProvider} holds the key, which Preflight does not know. Answer CSP or KSP, as its maker calls it.`,
  };
  expect(said('federation.certificate.csp', { facts: { adfsKeyProvider } })).toEqual([outcome, words[outcome]]);
});

test.each<[Change, string, string]>([
  [{}, 'pass', 'The name has an A record on the intranet and resolves on the extranet.'],
  [{ facts: { federationIntranetRecord: 'CNAME' } }, 'fail', 'On the intranet the name is a CNAME, not an A record.'],
  [{ facts: { federationIntranetRecord: 'none' } }, 'fail', 'On the intranet the name has no A record.'],
  [{ facts: { federationNameResolvesOutside: false } }, 'fail', 'On the extranet the name does not resolve.'],
  [
    { facts: { federationNameResolvesOutside: false, federationIntranetRecord: 'CNAME' } },
    'fail',
    'On the intranet the name is a CNAME, not an A record. On the extranet the name does not resolve.',
  ],
  [
    { missing: { federationIntranetRecord: notAsked } },
    'unknown',
    'How the name resolves on the intranet is not known.',
  ],
  [
    { missing: { federationNameResolvesOutside: notAsked } },
    'unknown',
    'Whether the name resolves on the extranet is not known.',
  ],
  [
    { facts: { federationNameResolvesOutside: false }, missing: { federationIntranetRecord: notAsked } },
    'fail',
    'On the extranet the name does not resolve.',
  ],
])('federation.dns.records', (change, outcome, words) => {
  expect(said('federation.dns.records', change)).toEqual([outcome, words]);
});

const machine = (cores: number, gigahertz: number, memory: number) => ({ cores, gigahertz, memory });

test.each<[FactValues['federationServerHardware'], string, string]>([
  [machine(2, 1.6, 2), 'pass', '2 cores of 1.6 GHz and 2 GB of memory.'],
  [machine(8, 3.2, 16), 'pass', '8 cores of 3.2 GHz and 16 GB of memory.'],
  [machine(1, 3.2, 16), 'fail', 'Too little: 1 core.'],
  [machine(2, 1.59, 2), 'fail', 'Too little: 1.59 GHz.'],
  [machine(2, 1.6, 1.99), 'fail', 'Too little: 1.99 GB of memory.'],
  [machine(1, 1, 1), 'fail', 'Too little: 1 core, 1 GHz and 1 GB of memory.'],
  [{ azureSize: 'A2' }, 'pass', 'The Azure size A2 is A2 or more.'],
  [{ azureSize: 'A1' }, 'fail', 'The Azure size A1 is less than A2.'],
  [{ azureSize: 'Standard_A1_v2' }, 'fail', 'The Azure size Standard_A1_v2 is less than A2.'],
  [{ azureSize: 'Standard_D2s_v5' }, 'pass', 'The Azure size Standard_D2s_v5 is A2 or more.'],
  [{ azureSize: 'Standard_DS1_v2' }, 'fail', 'The Azure size Standard_DS1_v2 is less than A2.'],
  [{ azureSize: 'Standard_E4-2ds_v5' }, 'pass', 'The Azure size Standard_E4-2ds_v5 is A2 or more.'],
  [{ azureSize: 'Standard_B2ats_v2' }, 'fail', 'The Azure size Standard_B2ats_v2 is less than A2.'],
])('federation.hardware with %o', (federationServerHardware, outcome, words) => {
  expect(said('federation.hardware', { facts: { federationServerHardware } })).toEqual([outcome, words]);
});

const certutilStore = (provider: string) => `my "Personal"
================ Certificate 0 ================
Serial Number: 0a1b2c3d4e5f
Issuer: CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US
 NotBefore: 01/03/2026 01:00
 NotAfter: 01/04/2027 00:59
Subject: CN=sts.contoso.com, O=Contoso, C=US
Non-root Certificate
Cert Hash(sha1): 3f0c9a5d1b2e4f6a7b8c9d0e1f2a3b4c5d6e7f80
  Key Container = {6A1D4C4E-3B5F-4A63-9C11-2A5A1D1C7B7E}
  Unique container name: 7c1f_2b
  Provider = ${provider}
Private key is NOT exportable
Encryption test passed
CertUtil: -store command completed successfully.
`;

describe('what people type and paste', () => {
  test.each<[string, string | undefined]>([
    ['2019', '2019'],
    ['Windows Server 2012 R2', '2012 R2'],
    ['2012 r2', '2012 R2'],
    ['2012', '2012'],
    ['Microsoft Windows Server 2022 Datacenter', '2022'],
    ['10.0.17763', '2019'],
    [
      'Caption                                  Version\n-------                                  -------\nMicrosoft Windows Server 2016 Standard   10.0.14393',
      '2016',
    ],
    ['6.3.9600', '2012 R2'],
    ['Windows 11', undefined],
    ['Windows Server 2003', undefined],
    ['2016 and 2019', undefined],
    ['the latest', undefined],
  ])('Windows Server: %j', (text, value) => {
    expectUnderstood(understand(federationServerOs, text), value);
  });

  test.each<[string, readonly string[] | undefined]>([
    ['none', []],
    ['None.', []],
    ['TrustedHosts', ['trustedHosts']],
    ['winrm, session', ['winRm', 'session']],
    [
      'Windows Remote Management\ntrusted hosts\nServer Manager pool\nremote session',
      ['winRm', 'trustedHosts', 'serverManager', 'session'],
    ],
    ['session; Session', ['session']],
    ['WinRM is fine', undefined],
    ['TrustedHosts, the firewall', undefined],
    ['', undefined],
  ])('what is missing for the proxy: %j', (text, value) => {
    expectUnderstood(understand(wapRemotingGaps, text), value);
  });

  test.each<[string, string | undefined]>([
    ['sts.contoso.com', 'sts.contoso.com'],
    ['STS.Contoso.com.', 'sts.contoso.com'],
    ['https://sts.contoso.com/adfs/ls/idpinitiatedsignon', 'sts.contoso.com'],
    ['sts.contoso.com:443', 'sts.contoso.com'],
    ['\r\nHostName : sts.contoso.com\r\nHttpPort : 80\r\n', 'sts.contoso.com'],
    ['sts', undefined],
    ['*.contoso.com', undefined],
    ['10.0.0.5', undefined],
    ['sts.contoso.com and fs.contoso.com', undefined],
    ['ann@contoso.com', undefined],
    ['', undefined],
  ])('federation service name: %j', (text, value) => {
    expectUnderstood(understand(federationServiceName, text), value);
  });

  test.each<[string, Partial<FactValues['adfsCertificateNames']> | undefined]>([
    [
      'Subject: CN=sts.contoso.com, O=Contoso, C=US\r\nDNS Name=sts.contoso.com\r\nDNS Name=enterpriseregistration.contoso.com\r\n',
      { dnsNames: ['sts.contoso.com', 'enterpriseregistration.contoso.com'], commonName: 'sts.contoso.com' },
    ],
    ['Subject: C=US, O=Contoso, CN=*.Contoso.com\r\n', { commonName: '*.contoso.com' }],
    [
      `Issuer:
    CN=DigiCert TLS RSA SHA256 2020 CA1
    O=DigiCert Inc
    C=US
  Name Hash(sha1): 9f
 NotAfter: 01/04/2027 00:59

Subject:
    CN=fs.contoso.com
    O=Contoso
  Name Hash(sha1): a0

Certificate Extensions: 2
    2.5.29.17: Flags = 0, Length = 3c
    Subject Alternative Name
        DNS Name=sts.contoso.com
        DNS Name=*.emea.contoso.com
    2.5.29.31: Flags = 0, Length = 80
    CRL Distribution Points
        URL=http://crl3.digicert.com/ca1.crl
`,
      { dnsNames: ['sts.contoso.com', '*.emea.contoso.com'], commonName: 'fs.contoso.com' },
    ],
    [
      `        Issuer: C = US, O = DigiCert Inc, CN = DigiCert CA1
        Subject: C = US, O = Contoso, CN = sts.contoso.com
        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
        X509v3 extensions:
            X509v3 Subject Alternative Name:
                DNS:sts.contoso.com, DNS:enterpriseregistration.contoso.com, IP Address:10.0.0.5
`,
      {
        dnsNames: ['sts.contoso.com', 'enterpriseregistration.contoso.com'],
        otherNames: ['10.0.0.5'],
        commonName: 'sts.contoso.com',
      },
    ],
    ['[Subject]\n  CN=sts.contoso.com, O=Contoso\n\n[Issuer]\n  CN=Contoso CA\n', { commonName: 'sts.contoso.com' }],
    [
      'sts.contoso.com, *.contoso.com; enterpriseregistration.contoso.com',
      { dnsNames: ['sts.contoso.com', '*.contoso.com', 'enterpriseregistration.contoso.com'] },
    ],
    ['CN=sts.contoso.com', { commonName: 'sts.contoso.com' }],
    ['Issuer: CN=Contoso CA', undefined],
    ['DnsNameList : {sts.contoso.com, www.contoso.com}\nSubject : CN=www.contoso.com', undefined],
    ['it is a wildcard certificate', undefined],
    ['', undefined],
  ])('names of the certificate: %j', (text, value) => {
    expectUnderstood(
      understand(adfsCertificateNames, text),
      value && { dnsNames: [], otherNames: [], commonName: null, ...value },
    );
  });

  test.each<[string, string | undefined]>([
    [certutilStore('Microsoft RSA SChannel Cryptographic Provider'), 'Microsoft RSA SChannel Cryptographic Provider'],
    [certutilStore('Microsoft Software Key Storage Provider'), 'Microsoft Software Key Storage Provider'],
    [
      certutilStore('Microsoft Software Key Storage Provider').repeat(2).replaceAll('\n', '\r\n'),
      'Microsoft Software Key Storage Provider',
    ],
    ['  Anbieter = Microsoft Software Key Storage Provider', 'Microsoft Software Key Storage Provider'],
    [
      'Luna enhanced RSA and AES provider for Microsoft Windows',
      'Luna enhanced RSA and AES provider for Microsoft Windows',
    ],
    ['KSP', 'KSP'],
    [
      certutilStore('Microsoft Software Key Storage Provider') +
        certutilStore('Microsoft RSA SChannel Cryptographic Provider'),
      undefined,
    ],
    ['CertUtil: -store command FAILED: 0x80090011 (NTE_NOT_FOUND)', undefined],
    ['the default one', undefined],
    ['', undefined],
  ])('key provider: %j', (text, value) => {
    expectUnderstood(understand(adfsKeyProvider, text), value);
  });

  test.each<[string, string | undefined]>([
    ['A', 'A'],
    ['a record', 'A'],
    ['CNAME', 'CNAME'],
    ['none', 'none'],
    [
      `
Name                                           Type   TTL   Section    IPAddress
----                                           ----   ---   -------    ---------
sts.contoso.com                                A      3600  Answer     10.0.0.5
`,
      'A',
    ],
    [
      `
Name                           Type   TTL   Section    NameHost
----                           ----   ---   -------    --------
sts.contoso.com                CNAME  3600  Answer     fs01.contoso.com

Name       : fs01.contoso.com
QueryType  : A
TTL        : 3600
Section    : Answer
IP4Address : 10.0.0.5
`,
      'CNAME',
    ],
    ['Server:  dc01.contoso.com\r\nAddress:  10.0.0.1\r\n\r\nName:    sts.contoso.com\r\nAddress:  10.0.0.5\r\n', 'A'],
    [
      'Server:  dc01.contoso.com\nAddress:  10.0.0.1\n\nName:    fs01.contoso.com\nAddress:  10.0.0.5\nAliases:  sts.contoso.com\n',
      'CNAME',
    ],
    ['Name      : sts.contoso.com\r\nQueryType : CNAME\r\nTTL       : 3600\r\nNameHost  : fs01.contoso.com', 'CNAME'],
    ['Name      : sts.contoso.com\r\nType      : A\r\nTTL       : 3600\r\nIPAddress : 10.0.0.5', 'A'],
    ['Resolve-DnsName : sts.contoso.com : DNS name does not exist', 'none'],
    ["*** dc01.contoso.com can't find sts.contoso.com: Non-existent domain", 'none'],
    ['sts.contoso.com AAAA 3600 Answer fd00::5', undefined],
    ['10.0.0.5', undefined],
  ])('record on the intranet: %j', (text, value) => {
    expectUnderstood(understand(federationIntranetRecord, text), value);
  });

  test.each<[string, FactValues['federationServerHardware'] | undefined]>([
    ['2 cores, 2400 MHz, 4 GB', machine(2, 2.4, 4)],
    ['4 vCPU 2,6GHz 16384 MB', machine(4, 2.6, 16)],
    ['dual core 1.6 GHz, 2GB RAM', machine(2, 1.6, 2)],
    ['2 CPUs at 3 GHz with 8 GiB', machine(2, 3, 8)],
    ['2 cores, 1596 MHz, 2 GB', machine(2, 1.6, 2)],
    ['Standard_D2s_v5', { azureSize: 'Standard_D2s_v5' }],
    ['A2 v2', { azureSize: 'A2_v2' }],
    [' standard_b2ms ', { azureSize: 'standard_b2ms' }],
    ['2 cores, 4 GB', undefined],
    ['0 cores, 2 GHz, 4 GB', undefined],
    ['2, 2.4, 4', undefined],
    ['enough', undefined],
    ['', undefined],
  ])('hardware: %j', (text, value) => {
    expectUnderstood(understand(federationServerHardware, text), value);
  });
});

function expectUnderstood(found: ReturnType<typeof understand>, value: unknown) {
  if (value === undefined) expect(found).toMatchObject({ kind: 'notUnderstood' });
  else expect(found).toEqual({ kind: 'value', value });
}
