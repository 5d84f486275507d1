import type { OnPremisesAgent } from '@microsoft/microsoft-graph-types-beta';
import type { Route } from '../route.ts';
import type { TenantState } from '../site.ts';

/** The settings of synchronization, and its agents. */
export const syncRoutes: readonly Route[] = [
  {
    kind: 'list',
    path: '/directory/onPremisesSynchronization',
    type: 'onPremisesDirectorySynchronization',
    options: ['$select'],
    items: ({ onPremisesSynchronization }) => onPremisesSynchronization,
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
