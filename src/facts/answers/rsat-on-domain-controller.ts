import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the PowerShell RSAT modules are on a domain controller',
  ask: 'Are the PowerShell modules of RSAT installed on a domain controller of the domain?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'On a domain controller: Get-WindowsFeature RSAT-AD-PowerShell | Select Name,InstallState',
  of: 'domain',
});
