import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the certificate of the Web Application Proxy is trusted where it has to be',
  ask: 'Is the certificate of this Web Application Proxy trusted on the proxy itself and on all AD FS servers?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'On the proxy and on each AD FS server: certutil -verify on the file of the certificate ends without an error',
  of: ['wap'],
});
