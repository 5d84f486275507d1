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

/**
 * The version of the Entra Connect that synchronizes now, such as `2.6.92.0`; `null` where none has reported. Beta only.
 * `null` is a reading: with Cloud Sync alone it is all there is to know. But it says that no version was reported, not
 * that none is installed, so it does not contradict a person who has read the version on the server.
 */
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
  attest: {
    ask: 'Which version of Entra Connect is installed?',
    input: { kind: 'version' },
    howToFindOut:
      "On the Entra Connect server: (Get-ADSyncGlobalSettings).Parameters | ? Name -eq 'Microsoft.Synchronize.ServerConfigurationVersion' | % Value",
    isSilence: (version) => version === null,
  },
});
