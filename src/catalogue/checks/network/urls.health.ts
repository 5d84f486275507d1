import { healthEndpoints } from '../../../facts/endpoints.ts';
import { defineCheck } from '../../define.ts';
import { listEndpoints } from '../../list-endpoints.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'Outbound 443 to the Connect Health endpoints is open',
  severity: 'required',
  tools: 'connect',
  // The service does not exist in China.
  when: ({ connectHealth, cloud }) => connectHealth && cloud !== 'china',
  why: 'Otherwise the Health agent cannot register or report, and nobody sees the health of synchronization.',
  fix: ['Allow the blocked URLs on the firewall or proxy'],
  fixFor: listEndpoints(healthEndpoints),
  verify: 'On the server: Test-MicrosoftEntraConnectHealthConnectivity -Role Sync',
  sources: [
    connectPrerequisites('Installation prerequisites'),
    gateCheck('Network and firewall: Entra Connect server to Microsoft cloud'),
    learn2026.healthAgent('Outbound connectivity to the Azure service endpoints'),
  ],
  needs: ['blockedHealthUrls'],
  judge: ({ blockedHealthUrls: blocked }) =>
    blocked.length === 0
      ? pass('None of them is blocked.', { blocked })
      : fail(`Blocked: ${showList(blocked, blocked.length)}.`, { blocked }),
});
