import { z } from 'zod';

/** The planned installation: what decides which checks apply. Everything has the default of the commonest case. */
export const profileSchema = z
  .strictObject({
    tool: z
      .enum(['connect', 'cloud'])
      .default('connect')
      .describe('connect: Entra Connect Sync; cloud: Entra Cloud Sync'),
    cloud: z.enum(['global', 'usgov-l4', 'usgov-l5', 'china']).default('global'),
    installation: z
      .enum(['fresh', 'upgrade', 'dirsync'])
      .default('fresh')
      .describe(
        'fresh: nothing is installed yet; upgrade: an Entra Connect exists already; dirsync: an upgrade from DirSync',
      ),
    settings: z.enum(['express', 'custom']).default('express').describe('the path through the Entra Connect wizard'),
    signIn: z.enum(['passwordHash', 'passThrough', 'federation']).default('passwordHash'),
    federationSetup: z
      .enum(['none', 'adfs', 'pingFederate'])
      .default('none')
      .describe('what the wizard itself configures for federation'),
    installingAccount: z
      .string()
      .trim()
      .min(1)
      .max(320)
      .nullable()
      .default(null)
      .describe('user principal name or object id of the cloud account that will run the wizard'),
    installingAccountUsesMfa: z.boolean().default(true),
    upnSuffixes: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a DNS name such as contoso.com'),
      )
      .max(200)
      .default([])
      .describe('UPN suffixes that users will be synchronized with'),
    objectsInScope: z
      .number()
      .int()
      .nonnegative()
      .nullable()
      .default(null)
      .describe('users, groups, contacts and computers in Active Directory that will be synchronized'),
    targetDate: z.iso.date().nullable().default(null).describe('the planned day of the installation'),
  })
  .describe('The planned installation');

export type Profile = z.output<typeof profileSchema>;

/** The profile that nobody has touched yet. */
export const defaultProfile: Profile = profileSchema.parse({});
