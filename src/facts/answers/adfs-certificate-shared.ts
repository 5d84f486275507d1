import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether all AD FS and Web Application Proxy nodes use the same certificate',
  ask: 'Do all AD FS and Web Application Proxy servers use the same TLS certificate?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'Get-AdfsSslCertificate on each AD FS server and Get-WebApplicationProxySslCertificate on each proxy show the same CertificateHash',
});
