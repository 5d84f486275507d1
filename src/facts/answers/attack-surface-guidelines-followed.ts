import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the guidelines for a smaller attack surface were followed',
  ask: 'Did someone work through the guidelines for reducing the attack surface of Active Directory?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'https://learn.microsoft.com/windows-server/identity/ad-ds/plan/security-best-practices/reducing-the-active-directory-attack-surface',
});
