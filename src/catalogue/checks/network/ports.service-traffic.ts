import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'Rules by user admit Windows services that run as network service',
  severity: 'required',
  tools: 'cloud',
  when: ({ firewallRulesByUser }) => firewallRulesByUser,
  why: 'A firewall with rules by originating user blocks the agent if its rules forget Windows services.',
  fix: ['Open the ports for traffic of services that run as network service'],
  verify: 'The outbound rules of the firewall that are bound to users',
  sources: [cloudSyncPrerequisites('Firewall and proxy requirements')],
  needs: ['networkServiceTrafficAllowed'],
  judge: ({ networkServiceTrafficAllowed: allowed }) =>
    allowed
      ? pass('The rules admit services that run as network service.', { allowed })
      : fail('The rules do not admit services that run as network service.', { allowed }),
});
