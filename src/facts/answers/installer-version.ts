import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseVersion } from '../parse/version.ts';

export default defineAnswer({
  about: 'the version of the installer to be used',
  ask: 'Which version is the Entra Connect installer that will be used?',
  input: { kind: 'version' },
  value: z.string().regex(/^\d{1,9}(\.\d{1,9}){2,3}$/, 'a version such as 2.6.84.0'),
  howToFindOut:
    "$m = (New-Object -ComObject WindowsInstaller.Installer).OpenDatabase('C:\\AzureADConnect.msi', 0).OpenView(\"SELECT Value FROM Property WHERE Property='ProductVersion'\"); $m.Execute(); $m.Fetch().StringData(1)",
  accepts: 'A version in full such as 2.6.84.0, alone or after AzureADConnect.msi.',
  parse: (text) => parseVersion(text.replace(/AzureADConnect\.msi/i, '')),
});
