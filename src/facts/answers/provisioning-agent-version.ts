import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the version of the provisioning agent',
  ask: 'Which version of the provisioning agent is installed, or will be installed?',
  input: { kind: 'version' },
  value: z.string().regex(/^\d+(\.\d+){1,3}$/, 'a version such as 1.1.2505.0'),
  howToFindOut:
    'On the server: Settings > Apps > Microsoft Entra Connect Provisioning Agent; or the properties of the installer',
  of: ['agent'],
});
