import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { hasPremium } from '../../premium.ts';
import { connectOverview, connectPrerequisites, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: "Connect Health's own prerequisites are met",
  severity: 'required',
  tools: 'connect',
  when: ({ connectHealth }) => connectHealth,
  why: 'Without a licence, agents and open endpoints Connect Health shows nothing about synchronization, AD FS or domain controllers.',
  fix: [
    'Get Entra ID P1 or P2, plan the agents, and open their endpoints',
    'Or plan without Connect Health, as in China, where it is not offered',
  ],
  verify: 'On a server with the agent: Test-MicrosoftEntraConnectHealthConnectivity -Role Sync',
  sources: [
    connectPrerequisites('Installation prerequisites'),
    connectOverview('Get started with Microsoft Entra Connect Health'),
    learn2026.healthAgent(),
  ],
  needs: [],
  uses: ['licences', 'healthAgentsPlanned', 'blockedHealthUrls'],
  judge({ licences, healthAgentsPlanned: agents, blockedHealthUrls: endpoints }, { profile }) {
    const faults = [
      ...(profile.cloud === 'china' ? ['Connect Health is not offered in China.'] : []),
      ...(licences.ok && !hasPremium(licences.value) ? ['No licence in force holds Entra ID P1 or P2.'] : []),
      ...(agents.ok && !agents.value ? ['Not every server to be watched has an agent or is to get one.'] : []),
      ...(endpoints.ok && endpoints.value.length > 0 ? ['Some endpoints of Connect Health are blocked.'] : []),
    ];
    if (faults.length > 0) return fail(faults.join(' '));
    if (!licences.ok) return unknown('The licences are not known.', 'licences', licences);
    if (!agents.ok) return unknown('Whether agents are planned is not known.', 'healthAgentsPlanned', agents);
    if (!endpoints.ok)
      return unknown(
        'Whether the endpoints of Connect Health are reachable is not known.',
        'blockedHealthUrls',
        endpoints,
      );
    return pass('Licence, agents and endpoints are in place.');
  },
});
