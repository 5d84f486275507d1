import type { OnPremisesAgent } from '@microsoft/microsoft-graph-types-beta';
import { addConfiguration, jobStatus } from '../cloud-sync.ts';
import { guid } from '../guid.ts';
import type { Site } from '../site.ts';
import { ready } from './ready.ts';

/**
 * The ready site, on its way to Entra Cloud Sync: three agents are active, an upgrade left an inactive record behind,
 * and a configuration waits to be enabled.
 */
export function readyCloud(now: Date): Site {
  const site = ready(now);
  site.name = 'ready-cloud';
  site.title = 'Everything is in order for Entra Cloud Sync.';
  site.profile.tool = 'cloud';
  site.tenant.agents.provisioning = [
    createAgent('agent1.contoso.com', 'active'),
    createAgent('agent2.contoso.com', 'active'),
    createAgent('agent3.contoso.com', 'active'),
    createAgent('agent1.contoso.com', 'inactive'),
  ];
  addConfiguration(site.tenant, 'contoso.com', {
    AD2AADProvisioning: jobStatus({ code: 'NotRun' }),
    AD2AADPasswordHash: jobStatus({ code: 'NotRun' }),
  });
  return site;
}

function createAgent(machineName: string, status: 'active' | 'inactive'): OnPremisesAgent {
  const id = guid(`${machineName} ${status}`);
  return { id, machineName, status, externalIp: '203.0.113.20', supportedPublishingTypes: ['provisioning'] };
}
