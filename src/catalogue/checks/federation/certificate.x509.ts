import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The certificate is an X.509 certificate',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'AD FS and its clients speak TLS, which takes no other kind of certificate.',
  fix: ['Obtain an X.509 certificate for the federation service name'],
  verify: 'certutil -store my',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['adfsCertificateIsX509'],
  judge: ({ adfsCertificateIsX509 }) =>
    adfsCertificateIsX509
      ? pass('It is an X.509 certificate.', { x509: true })
      : fail('It is not an X.509 certificate.', { x509: false }),
});
