import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the SQL Server instance serves no other sync engine',
  ask: 'Is the SQL Server instance free of other sync engines (MIM Sync, DirSync, Azure AD Sync)?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'SELECT name FROM sys.databases: none but one belongs to a sync engine (FIMSynchronizationService, ADSync)',
});
