import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the certificate of AD FS is an X.509 certificate',
  ask: 'Is the certificate of AD FS an X.509 certificate, as Windows keeps them in its certificate store?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'On an AD FS server: Get-Item "Cert:\\LocalMachine\\My\\$((Get-AdfsSslCertificate | Select -First 1).CertificateHash)" shows it',
});
