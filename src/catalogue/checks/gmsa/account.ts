import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The agent runs as a group managed service account',
  severity: 'required',
  tools: 'cloud',
  why: 'Cloud Sync supports and uses a group managed service account, whose password nobody has to know or change.',
  fix: ['Let the wizard make provAgentgMSA$, or name a custom gMSA in it'],
  verify: '(Get-CimInstance Win32_Service -Filter "Name=\'AADConnectProvisioningAgent\'").StartName',
  sources: [integrationPrerequisites('Cloud sync: accounts'), cloudSyncPrerequisites('Group Managed Service Accounts')],
  needs: ['agentServiceAccount'],
  judge: ({ agentServiceAccount: account }) =>
    // Active Directory ends the name of every managed service account in a dollar sign.
    account.endsWith('$')
      ? pass(`The agent runs as ${account}.`, { account })
      : fail(`${account} is no group managed service account: its name does not end in $.`, { account }),
});
