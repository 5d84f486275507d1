import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** `private` is self-signed or from an authority of one's own, used in production; `lab` is the same in a test lab. */
export default defineAnswer({
  about: 'who issued the certificate of AD FS',
  ask: 'Who issued the certificate of AD FS?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'public', title: 'A public certificate authority' },
      { value: 'private', title: 'We did, and it is used in production' },
      { value: 'lab', title: 'We did, and this is a test lab' },
    ],
  },
  value: z.enum(['public', 'private', 'lab']),
  howToFindOut: 'certutil -store my shows the Issuer of the certificate',
  fromProfile: ({ adfsCertificate }) => (adfsCertificate === 'public' ? 'public' : null),
});
