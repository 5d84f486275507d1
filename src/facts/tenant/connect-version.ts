import type {
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationConfiguration,
} from '@microsoft/microsoft-graph-types-beta';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const synchronization = entity<OnPremisesDirectorySynchronization>()({
  configuration: entity<OnPremisesDirectorySynchronizationConfiguration>()({
    synchronizationClientVersion: z.string().nullish(),
  }).nullish(),
});

/** The version of the Entra Connect that synchronizes now, such as `2.6.92.0`; `null` where none has reported. Beta only. */
export default defineTenantFact({
  about: 'the installed version of Entra Connect',
  permission: 'OnPremDirectorySynchronization.Read.All',
  value: z.string().nullable(),
  reads: () => ({
    synchronizations: readList('/directory/onPremisesSynchronization', synchronization, {
      version: 'beta',
      access: 'signedInAdmin',
      absent: { value: [] },
    }),
  }),
  derive: ({ synchronizations }) => synchronizations[0]?.configuration?.synchronizationClientVersion || null,
});
