import type {
  SynchronizationJob,
  SynchronizationStatus,
  SynchronizationTaskExecution,
} from '@microsoft/microsoft-graph-types';
import { guid } from './guid.ts';
import type { TenantState } from './site.ts';

/** What a job of Cloud Sync synchronizes, in Graph's word. */
type Template = 'AD2AADProvisioning' | 'AD2AADPasswordHash' | 'AD2AADDeviceSync';

/** Adds a configuration of Cloud Sync to a tenant, as the admin center makes one for a domain, with a job of each template. */
export function addConfiguration(
  tenant: TenantState,
  domain: string,
  jobs: { readonly [K in Template]?: SynchronizationStatus },
): void {
  const id = guid(`configuration ${domain}`);
  tenant.servicePrincipals.push({
    id,
    appId: guid(`configuration application ${domain}`),
    applicationTemplateId: '1a4721b3-e57f-4451-ae87-ef078703ec94',
    displayName: domain,
  });
  tenant.synchronizationJobs[id] = Object.entries(jobs).map(
    ([templateId, status]): SynchronizationJob => ({
      id: `${templateId}.${guid(`${templateId} ${domain}`).replaceAll('-', '')}`,
      templateId,
      schedule: { expiration: null, interval: 'PT40M', state: status.code === 'NotRun' ? 'Disabled' : 'Active' },
      status,
      synchronizationJobSettings: [],
    }),
  );
}

const never = '0001-01-01T00:00:00Z';

/** How a job stands: without faults unless something is said. */
export function jobStatus(changes: SynchronizationStatus): SynchronizationStatus {
  return {
    code: 'Active',
    countSuccessiveCompleteFailures: 0,
    escrowsPruned: false,
    lastExecution: null,
    lastSuccessfulExecution: null,
    lastSuccessfulExecutionWithExports: null,
    progress: [],
    quarantine: null,
    steadyStateFirstAchievedTime: never,
    steadyStateLastAchievedTime: never,
    synchronizedEntryCountByType: [],
    troubleshootingUrl: null,
    ...changes,
  };
}

/** A run that ended without any error. */
export const succeeded = (began: string, ended: string): SynchronizationTaskExecution => ({
  activityIdentifier: guid(`run ${began}`),
  countEscrowed: 0,
  countExported: 0,
  countImported: 12,
  error: null,
  state: 'Succeeded',
  timeBegan: began,
  timeEnded: ended,
});
