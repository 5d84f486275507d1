import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the team knows that provisioning logs mix up create and update',
  ask: 'Does the team know that the provisioning logs may show a create for an update, and an update for a create?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Learn: Prerequisites for Microsoft Entra Cloud Sync > Known limitations',
});
