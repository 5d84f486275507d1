import { defineCheck } from '../../define.ts';
import { pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The agent may be installed on a domain controller',
  severity: 'informational',
  tools: 'cloud',
  why: 'Both are supported. On a domain controller the agent shares its protection and its maintenance.',
  fix: ['Decide where the agent runs, and record it'],
  verify: '(Get-CimInstance Win32_ComputerSystem).DomainRole: 3 is a member server, 4 and 5 are domain controllers',
  sources: [cloudSyncPrerequisites('Cloud provisioning agent requirements')],
  needs: ['agentHost'],
  judge: ({ agentHost }) =>
    pass(
      agentHost === 'domainController'
        ? 'The agent runs on a domain controller, which is supported.'
        : 'The agent runs on a member server.',
      { agentHost },
    ),
});
