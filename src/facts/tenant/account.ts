import type { ObjectIdentity, User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import { entity, readOne } from '../../graph/read.ts';
import { defineTenantFact, missing } from '../define.ts';

const account = entity<User>()({
  id: z.string(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  userType: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  externalUserState: z.string().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  identities: z
    .array(entity<ObjectIdentity>()({ signInType: z.string().nullish(), issuer: z.string().nullish() }))
    .nullish(),
});

/** The account that will run the wizard, or `null` where the tenant has no such user. */
export default defineTenantFact({
  about: 'the installing account',
  permission: 'User.Read.All',
  value: account.nullable(),
  reads: (_, { profile }) =>
    profile.installingAccount === null
      ? missing({ kind: 'notPlanned', field: 'the account that will run the wizard' })
      : {
          account: readOne<z.output<typeof account> | null>(
            // A guest's user principal name holds #EXT#, which would end the path if it were not encoded.
            `/users/${encodeURIComponent(profile.installingAccount)}?$select=id,displayName,userPrincipalName,userType,accountEnabled,externalUserState,onPremisesSyncEnabled,identities`,
            account,
            { absent: { value: null } },
          ),
        },
  derive: ({ account }) => account,
});
