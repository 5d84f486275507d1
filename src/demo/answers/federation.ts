import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const federationAnswers = {
  adfsCertificateIsX509: true,
  adfsCertificateIssuer: 'public',
  adfsCertificateNames: {
    dnsNames: ['sts.contoso.com', 'enterpriseregistration.contoso.com', 'enterpriseregistration.contoso.co.uk'],
    otherNames: [],
    commonName: 'sts.contoso.com',
  },
  adfsCertificateShared: true,
  adfsKeyProvider: 'Microsoft RSA SChannel Cryptographic Provider',
  federationIntranetRecord: 'A',
  federationNameAtLoadBalancer: true,
  federationNameInIntranetZone: true,
  federationNameResolvesOutside: true,
  federationServerHardware: { cores: 2, gigahertz: 2.4, memory: 8 },
  federationServerOs: '2022',
  federationServerRemoting: true,
  federationServiceName: 'sts.contoso.com',
  wapCertificateTrusted: true,
  wapRemotingGaps: [],
} satisfies Partial<FactValues>;
