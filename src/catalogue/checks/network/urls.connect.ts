import { connectEndpoints } from '../../../facts/endpoints.ts';
import { defineCheck } from '../../define.ts';
import { listEndpoints } from '../../list-endpoints.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: "Outbound traffic to Microsoft's endpoints is open",
  severity: 'required',
  tools: 'connect',
  why: 'The wizard signs in and the sync engine works over these endpoints; certificates are checked over port 80.',
  fix: ['Allow the blocked URLs on the firewall or proxy'],
  fixFor: listEndpoints(connectEndpoints),
  verify: 'On the server: Test-NetConnection <name> -Port 443, and port 80 for certificates',
  sources: [
    connectPrerequisites('Connectivity'),
    gateCheck('Network and firewall: Entra Connect server to Microsoft cloud'),
    learn2026.serviceInstances('Microsoft Azure Government'),
  ],
  needs: ['blockedConnectUrls'],
  judge: ({ blockedConnectUrls: blocked }) =>
    blocked.length === 0
      ? pass('None of them is blocked.', { blocked })
      : fail(`Blocked: ${showList(blocked, blocked.length)}.`, { blocked }),
});
