import type { OnPremisesAgent } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../graph/read.ts';
import type { Attestation } from './define.ts';
import { parseAgents } from './parse/agents.ts';

export const agent = entity<OnPremisesAgent>()({
  machineName: z.string().nullish(),
  /** `active` or `inactive`, in whatever case. Graph tells neither version nor last contact. */
  status: z.string().nullish(),
});

/** Agents of one kind: beta only, and documented for a signed-in administrator only. */
export function readAgents(publishing: 'provisioning' | 'authentication') {
  return readList(`/onPremisesPublishingProfiles/${publishing}/agents`, agent, {
    version: 'beta',
    access: 'signedInAdmin',
    absent: { value: [] },
  });
}

/** The table of a page in the admin center, copied, or the agents by hand. */
export function attestAgents(ask: string, howToFindOut: string): Attestation<z.output<typeof agent>[]> {
  return {
    ask,
    input: { kind: 'text' },
    howToFindOut,
    accepts: 'Accepted: each agent with its status, such as SRV01 active, SRV02 inactive, the copied table, or "none".',
    parse: (text) => parseAgents(text)?.map((one) => ({ ...one })),
  };
}
