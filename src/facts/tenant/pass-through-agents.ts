import { z } from 'zod';
import { agent, attestAgents, readAgents } from '../agents.ts';
import { defineTenantFact } from '../define.ts';

/** The pass-through authentication agents. */
export default defineTenantFact({
  about: 'the pass-through authentication agents',
  permission: 'Policy.Read.HybridAuthentication',
  value: z.array(agent),
  reads: () => ({ agents: readAgents('authentication') }),
  derive: ({ agents }) => agents,
  attest: attestAgents(
    'Which pass-through authentication agents does the tenant have, and is each active?',
    'Entra admin center > Entra Connect > Connect Sync > Pass-through authentication',
  ),
});
