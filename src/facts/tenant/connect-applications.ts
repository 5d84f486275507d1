import type { Application, KeyCredential } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readList } from '../../graph/read.ts';
import { defineTenantFact } from '../define.ts';

const application = entity<Application>()({
  displayName: z.string().nullish(),
  keyCredentials: z
    .array(entity<KeyCredential>()({ startDateTime: z.string().nullish(), endDateTime: z.string().nullish() }))
    .nullish(),
});

/**
 * The applications that Entra Connect makes to sign in with, one for each server: `ConnectSyncProvisioning_SYNC01_…`.
 * An application that people brought themselves may have any name, so it is not among them.
 */
export default defineTenantFact({
  about: 'the applications that Entra Connect signs in with',
  permission: 'Application.Read.All',
  value: z.array(
    z.object({
      name: z.string(),
      /** The one that ends last, since a rotation leaves the one before it behind for a while. `null`: there is none. */
      certificate: z.object({ starts: z.string().nullable(), ends: z.string() }).nullable(),
    }),
  ),
  reads: () => ({
    applications: readList(
      "/applications?$filter=startswith(displayName,'ConnectSyncProvisioning_')&$select=displayName,keyCredentials",
      application,
    ),
  }),
  derive: ({ applications }) =>
    applications.map(({ displayName, keyCredentials }) => {
      const certificates = (keyCredentials ?? []).flatMap(({ startDateTime, endDateTime }) =>
        endDateTime ? [{ starts: startDateTime ?? null, ends: endDateTime }] : [],
      );
      certificates.sort((a, b) => Date.parse(b.ends) - Date.parse(a.ends));
      return { name: displayName ?? 'ConnectSyncProvisioning_', certificate: certificates[0] ?? null };
    }),
});
