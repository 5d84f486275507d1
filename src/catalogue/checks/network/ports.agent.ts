import { agentPorts } from '../../../facts/ports.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { showPorts } from '../../show-ports.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The agent reaches Microsoft Entra on its ports',
  severity: 'required',
  tools: 'cloud',
  why: 'The agent does all its work outbound: 443 for the service, 80 for the revocation lists of certificates.',
  fix: ["Open ports 80 and 443 outbound from the agent's server"],
  verify: 'On the server: Test-NetConnection login.microsoftonline.com -Port 443',
  sources: [cloudSyncPrerequisites('Firewall and proxy requirements')],
  needs: ['closedAgentPorts'],
  judge({ closedAgentPorts: closed }) {
    const needed = closed.filter((port) => port !== '8080 TCP');
    if (needed.length > 0) return fail(`Closed: ${showPorts(needed, agentPorts)}.`, { closed });
    return closed.length > 0
      ? pass(`Open but for ${showPorts(closed, agentPorts)}, which is optional.`, { closed })
      : pass('All of them are open.', { closed });
  },
});
