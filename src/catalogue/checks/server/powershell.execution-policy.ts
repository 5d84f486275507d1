import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The PowerShell execution policy lets signed scripts run',
  severity: 'required',
  tools: 'both',
  why: 'The installation runs signed PowerShell scripts, which a stricter policy stops.',
  fix: [
    'Set-ExecutionPolicy RemoteSigned -Scope LocalMachine',
    'Where MachinePolicy or UserPolicy is set, change the Group Policy: it is stronger than the command',
  ],
  verify: 'Get-ExecutionPolicy -List',
  sources: [
    connectPrerequisites('PowerShell execution policy'),
    gateCheck('.NET Framework + PowerShell execution policy'),
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('In your on-premises environment'),
  ],
  conflict:
    'The prerequisites of Entra Connect: scripts must be able to run, RemoteSigned is recommended. The gate-check post and the integration page: RemoteSigned; the post takes the default for Restricted, on Windows Server it is RemoteSigned. Cloud Sync: Undefined or RemoteSigned. With Entra Connect the rule warns of what lets scripts run and is not RemoteSigned.',
  needs: ['executionPolicy'],
  judge({ executionPolicy: policy }, { profile }) {
    const value = { policy };
    const seen = `The effective policy is ${policy}`;
    if (policy === 'RemoteSigned') return pass(`${seen}.`, value);
    if (profile.tool === 'cloud')
      return policy === 'Undefined'
        ? pass(`${seen}, which on Windows Server means RemoteSigned.`, value)
        : fail(`${seen}; Cloud Sync needs Undefined or RemoteSigned.`, value);
    if (policy === 'Undefined')
      return warning(`${seen}, which on Windows Server means RemoteSigned; better set it.`, value);
    return policy === 'Unrestricted' || policy === 'Bypass'
      ? warning(`${seen}: scripts run, but RemoteSigned is recommended.`, value)
      : fail(`${seen}, which stops the scripts of the installation.`, value);
  },
});
