import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether privileged access workstations are used',
  ask: 'Do people with privileged access work from dedicated workstations (PAW) only?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Group Policy: "Deny log on" rights that keep privileged accounts off all other workstations',
});
