import type { OnPremisesAgent } from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../graph/read.ts';

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
