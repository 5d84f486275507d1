import type {
  SynchronizationJob,
  SynchronizationQuarantine,
  SynchronizationStatus,
  SynchronizationTaskExecution,
} from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFactByName } from '../define.ts';
import { readings } from '../reading.ts';
import cloudSyncConfigurations from './cloud-sync-configurations.ts';

const job = z.object({
  /** What it synchronizes, in Graph's word: `AD2AADProvisioning`, `AD2AADPasswordHash`, `AD2AADDeviceSync` … */
  template: z.string(),
  /** `NotConfigured`, `NotRun`, `Active`, `Paused` or `Quarantine`, in whatever case; `null`: not reported. */
  code: z.string().nullable(),
  /** Why it stands still, and since when. */
  quarantine: z.object({ reason: z.string(), since: z.string().nullable() }).nullable(),
  /** When its last run without any error ended. */
  lastSucceeded: z.string().nullable(),
});

const reported = entity<SynchronizationJob>()({
  id: z.string(),
  templateId: z.string().nullish(),
  status: entity<SynchronizationStatus>()({
    code: z.string().nullish(),
    quarantine: entity<SynchronizationQuarantine>()({
      reason: z.string().nullish(),
      seriesBegan: z.string().nullish(),
    }).nullish(),
    lastSuccessfulExecution: entity<SynchronizationTaskExecution>()({ timeEnded: z.string().nullish() }).nullish(),
  }).nullish(),
}).transform(
  ({ id, templateId, status }): z.output<typeof job> => ({
    template: templateOf(id, templateId),
    code: status?.code ?? null,
    quarantine: status?.quarantine
      ? { reason: status.quarantine.reason ?? 'Unknown', since: moment(status.quarantine.seriesBegan) }
      : null,
    lastSucceeded: moment(status?.lastSuccessfulExecution?.timeEnded),
  }),
);

/** By id of a configuration: its jobs, and how each stands. */
export default defineTenantFactByName({
  about: 'the Cloud Sync jobs',
  permission: 'Synchronization.Read.All',
  value: z.record(z.string(), readings(z.array(job))),
  after: { cloudSyncConfigurations },
  reads: ({ cloudSyncConfigurations }) =>
    Object.fromEntries(
      cloudSyncConfigurations.map(({ id }) => [
        id,
        readList(`/servicePrincipals/${id}/synchronization/jobs`, reported, { absent: { value: [] } }),
      ]),
    ),
});

/** The id begins with the template, which Graph itself may name otherwise: `AD2AADProvisioning.fc96…` of `ADDCInPassthrough`. */
function templateOf(id: string, templateId: string | null | undefined): string {
  const [prefix, rest] = id.split('.');
  return rest === undefined || !prefix ? (templateId ?? id) : prefix;
}

/** Graph writes the first day of the calendar for never. */
const moment = (text: string | null | undefined) => (!text || text.startsWith('0001-') ? null : text);
