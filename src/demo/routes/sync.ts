import type { OnPremisesAgent } from '@microsoft/microsoft-graph-types-beta';
import { notFound } from '../fault.ts';
import type { Route } from '../route.ts';
import type { TenantState } from '../site.ts';

/** The settings of synchronization, its agents, and the jobs of Cloud Sync. */
export const syncRoutes: readonly Route[] = [
  {
    kind: 'list',
    path: '/directory/onPremisesSynchronization',
    type: 'onPremisesDirectorySynchronization',
    options: ['$select'],
    items: ({ onPremisesSynchronization }) => onPremisesSynchronization,
  },
  {
    kind: 'list',
    path: '/servicePrincipals/{id}/synchronization/jobs',
    type: 'synchronizationJob',
    options: [],
    items: ({ servicePrincipals, synchronizationJobs }, wanted) => {
      if (!servicePrincipals.some(({ id }) => id === wanted)) throw notFound(wanted);
      return synchronizationJobs[wanted] ?? [];
    },
  },
  agents('provisioning'),
  agents('authentication'),
];

function agents(publishing: keyof TenantState['agents']): Route {
  return {
    kind: 'list',
    path: `/onPremisesPublishingProfiles/${publishing}/agents`,
    only: 'beta',
    type: 'onPremisesAgent',
    options: ['$expand'],
    expands: { agentGroups: (_, { agentGroups }: OnPremisesAgent) => agentGroups ?? [] },
    items: (tenant) => tenant.agents[publishing],
  };
}
