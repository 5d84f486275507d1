import { z } from 'zod';
import { agent, readAgents } from '../agents.ts';
import { defineTenantFact } from '../define.ts';

/** The pass-through authentication agents. */
export default defineTenantFact({
  about: 'the pass-through authentication agents',
  permission: 'Policy.Read.HybridAuthentication',
  value: z.array(agent),
  reads: () => ({ agents: readAgents('authentication') }),
  derive: ({ agents }) => agents,
});
