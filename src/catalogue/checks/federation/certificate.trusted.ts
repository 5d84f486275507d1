import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'A certificate that is not public is trusted on every server',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup, adfsCertificate }) => federationSetup === 'adfs' && adfsCertificate === 'private',
  why: 'The proxy and the AD FS servers refuse each other when they do not trust the authority of the certificate.',
  fix: ["Import the issuer's root on the proxy and on every AD FS server", 'certutil -addstore Root FILE'],
  verify: 'certutil -verify FILE',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['wapCertificateTrusted'],
  judge: ({ wapCertificateTrusted }) =>
    wapCertificateTrusted
      ? pass('Its certificate is trusted on it and on all AD FS servers.', { trusted: true })
      : fail('Its certificate is not trusted on it and on all AD FS servers.', { trusted: false }),
});
