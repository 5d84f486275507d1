import { expect, test } from 'vitest';
import { createCertificate } from '../../src/demo/certificate.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import federationConfigurations from '../../src/facts/tenant/federation-configurations.ts';
import { domain } from '../catalogue/ready.ts';

const now = new Date('2026-11-20T12:00:00Z');
const certificate = (notAfter: string) =>
  createCertificate({
    commonName: 'ADFS Signing',
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date(notAfter),
  });

function reads() {
  const domains = [domain('contoso.com', { authenticationType: 'Federated' }), domain('fabrikam.com')];
  return federationConfigurations.reads({ domains }, { profile: defaultProfile, now });
}

function parse(body: object): unknown {
  const read = Object.values(reads())[0] as { schema: { parse(body: object): unknown } };
  return read.schema.parse(body);
}

test('only federated domains are asked about, with no query', () => {
  expect(Object.entries(reads()).map(([name, { path }]) => [name, path])).toEqual([
    ['contoso.com', '/domains/contoso.com/federationConfiguration'],
  ]);
});

test('a certificate becomes the day on which it ends, and never travels further', () => {
  expect(
    parse({
      issuerUri: 'http://contoso.com/adfs/services/trust',
      signingCertificate: certificate('2026-12-02T08:30:00Z'),
      nextSigningCertificate: certificate('2056-01-01T00:00:00Z'),
    }),
  ).toEqual({
    issuerUri: 'http://contoso.com/adfs/services/trust',
    signingCertificateEnds: '2026-12-02T08:30:00.000Z',
    nextSigningCertificateEnds: '2056-01-01T00:00:00.000Z',
  });
});

test.each([null, undefined, '', 'MIIE3jCC', 'not base64 at all'])('%s is no certificate', (signingCertificate) => {
  expect(parse({ signingCertificate })).toEqual({
    issuerUri: null,
    signingCertificateEnds: null,
    nextSigningCertificateEnds: null,
  });
});
