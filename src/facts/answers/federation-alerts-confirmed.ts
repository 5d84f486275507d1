import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether changes to federation settings raise an alert',
  ask: 'Does a change to the federation settings of a domain raise an alert that someone receives?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'Azure portal > Monitor > Alerts: a rule on the audit log activities "Set federation settings on domain" and "Set domain authentication"',
});
