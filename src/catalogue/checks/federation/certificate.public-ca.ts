import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The certificate comes from a public authority',
  severity: 'recommended',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'Devices outside your own domain trust only public authorities; a self-signed certificate is for test labs.',
  fix: ['Obtain the certificate from a public certificate authority'],
  verify: 'certutil -store my',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['adfsCertificateIssuer'],
  judge({ adfsCertificateIssuer: issuer }) {
    if (issuer === 'public') return pass('The certificate comes from a public authority.', { issuer });
    return issuer === 'lab'
      ? pass('The certificate is not from a public authority, which will do in a test lab.', { issuer })
      : fail('The certificate is used in production and is not from a public authority.', { issuer });
  },
});
