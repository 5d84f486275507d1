import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'All AD FS and Web Application Proxy nodes use the same certificate',
  severity: 'recommended',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'Nodes with certificates of their own expire at different times, and sign-in then fails on some of them only.',
  fix: [
    'Install the same certificate on every AD FS and proxy server',
    'The wizard does it too: Manage federation > Update AD FS TLS/SSL certificate',
  ],
  verify: 'Get-AdfsSslCertificate; Get-WebApplicationProxySslCertificate',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['adfsCertificateShared'],
  judge: ({ adfsCertificateShared }) =>
    adfsCertificateShared
      ? pass('All nodes use the same certificate.', { same: true })
      : fail('Nodes use different certificates.', { same: false }),
});
