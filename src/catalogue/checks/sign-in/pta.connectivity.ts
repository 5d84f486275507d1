import { passThroughAgentEndpoints } from '../../../facts/endpoints.ts';
import { agentPorts } from '../../../facts/ports.ts';
import { defineCheck } from '../../define.ts';
import { listEndpoints } from '../../list-endpoints.ts';
import { fail, pass } from '../../outcome.ts';
import { showPorts } from '../../show-ports.ts';
import { learn2026 } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The pass-through agents reach their ports and URLs',
  severity: 'required',
  tools: 'connect',
  when: ({ signIn }) => signIn === 'passThrough',
  why: 'An agent that cannot reach the service answers no sign-in.',
  fix: ['Open ports 80 and 443 outbound and allow the URLs for every agent'],
  fixFor: listEndpoints(passThroughAgentEndpoints),
  verify: 'On each server with an agent: Test-NetConnection <name> -Port 443',
  sources: [learn2026.passThrough('Prerequisites: in your on-premises environment')],
  needs: ['closedPassThroughPorts', 'blockedPassThroughUrls'],
  judge({ closedPassThroughPorts, blockedPassThroughUrls: blocked }) {
    const closed = closedPassThroughPorts.filter((port) => port !== '8080 TCP');
    const value = { closed: closedPassThroughPorts, blocked };
    const gaps = [
      ...(closed.length > 0 ? [`Closed: ${showPorts(closed, agentPorts)}.`] : []),
      ...(blocked.length > 0 ? [`Blocked: ${showList(blocked, blocked.length)}.`] : []),
    ];
    if (gaps.length > 0) return fail(gaps.join(' '), value);
    return closedPassThroughPorts.length > 0
      ? pass('Everything is reached but 8080 TCP, which is optional.', value)
      : pass('All of them are reached.', value);
  },
});
