import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the SQL drivers stay as they are installed',
  ask: 'Will the ODBC 17 and OLE DB 18 drivers on the server stay as the installer leaves them, with no upgrade by hand?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    "Get-OdbcDriver -Name '*SQL Server*' | Select Name,Platform, and whatever updates software on the server",
  of: ['active', 'staging'],
});
