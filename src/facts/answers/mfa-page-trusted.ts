import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the MFA page is a trusted site on the server',
  ask: 'Is https://secure.aadcdn.microsoftonline-p.com among the trusted sites on the server?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'On the server: Internet Options > Security > Trusted sites > Sites',
});
