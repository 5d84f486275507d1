import type {
  OnPremisesAccidentalDeletionPrevention,
  OnPremisesDirectorySynchronization,
  OnPremisesDirectorySynchronizationConfiguration,
} from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';
import { parseFeatures } from '../parse/features.ts';

const synchronization = entity<OnPremisesDirectorySynchronization>()({
  /** Every flag that Graph reports, by its name: `true`, `false`, or `null` for not reported. */
  features: z.record(z.string(), z.unknown()).nullish(),
  configuration: entity<OnPremisesDirectorySynchronizationConfiguration>()({
    accidentalDeletionPrevention: entity<OnPremisesAccidentalDeletionPrevention>()({
      synchronizationPreventionType: z.string().nullish(),
      alertThreshold: z.number().int().nullish(),
    }).nullish(),
  }).nullish(),
});

const value = z.object({
  features: z.record(z.string(), z.boolean().nullable()),
  deletionPrevention: z.object({ type: z.string().nullable(), threshold: z.number().int().nullable() }).nullable(),
});

/**
 * The switches of directory synchronization. Documented for a signed-in Global Administrator only, although many tenants
 * answer an app too. A tenant that never synchronized may answer with no element or with 404: then no flag is reported.
 */
export default defineTenantFact({
  about: 'the synchronization features',
  permission: 'OnPremDirectorySynchronization.Read.All',
  value,
  reads: () => ({
    synchronizations: readList('/directory/onPremisesSynchronization', synchronization, {
      access: 'signedInAdmin',
      absent: { value: [] },
    }),
  }),
  derive: ({ synchronizations: [first] }): z.output<typeof value> => {
    const flags = Object.entries(first?.features ?? {}).filter(([name]) => !name.startsWith('@'));
    const prevention = first?.configuration?.accidentalDeletionPrevention;
    return {
      features: Object.fromEntries(flags.map(([name, flag]) => [name, typeof flag === 'boolean' ? flag : null])),
      deletionPrevention: prevention
        ? { type: prevention.synchronizationPreventionType ?? null, threshold: prevention.alertThreshold ?? null }
        : null,
    };
  },
  attest: {
    ask: 'Which features of directory synchronization are on in the tenant?',
    input: { kind: 'text' },
    howToFindOut:
      '$s = Get-MgDirectoryOnPremiseSynchronization; $s.Features | Format-List; $s.Configuration.AccidentalDeletionPrevention | Format-List',
    accepts: 'Accepted: the output of the command, with lines such as "BlockSoftMatchEnabled : True", or Graph’s JSON.',
    parse: parseFeatures,
  },
});
