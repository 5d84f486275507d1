import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The server has the full desktop, not Server Core',
  severity: 'required',
  tools: 'both',
  why: 'The installer does not run on Server Core.',
  fix: [
    'Install the server anew with Desktop Experience',
    'Server Core cannot be turned into the full desktop since Windows Server 2016',
  ],
  verify: "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion').InstallationType",
  sources: [
    connectPrerequisites('Installation prerequisites'),
    gateCheck('Server OS'),
    cloudSyncPrerequisites('In your on-premises environment'),
  ],
  needs: ['serverInstallationType'],
  judge: ({ serverInstallationType: type }) =>
    type === 'Server'
      ? pass('The server has the full desktop.', { type })
      : fail(`The installation type is ${type}, without the full desktop of Windows Server.`, { type }),
});
