import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the team knows what a deleted or renamed scoping group or OU does',
  ask: 'Does the team know that deleting or renaming a scoping group or OU does not remove its users, and that the job still looks healthy?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Learn: Prerequisites for Microsoft Entra Cloud Sync > Known limitations',
});
