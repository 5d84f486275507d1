import { z } from 'zod';
import { agent, attestAgents, readAgents } from '../agents.ts';
import { defineTenantFact } from '../define.ts';

/** The Cloud Sync provisioning agents. An upgrade leaves an inactive record behind for some days. */
export default defineTenantFact({
  about: 'the provisioning agents',
  permission: 'Policy.Read.HybridAuthentication',
  value: z.array(agent),
  reads: () => ({ agents: readAgents('provisioning') }),
  derive: ({ agents }) => agents,
  attest: attestAgents(
    'Which provisioning agents does the tenant have, and is each active?',
    'Entra admin center > Entra Connect > Cloud Sync > Agents',
  ),
});
