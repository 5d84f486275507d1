import { z } from 'zod';

/** Something of which a site may have several. The id stays when the name changes, because answers are kept by it. */
const subject = z.strictObject({ id: z.string().regex(/^[a-z]+-\d+$/), name: z.string().trim().min(1).max(100) });
const serverRole = z.enum(['active', 'staging', 'agent', 'adfs', 'wap', 'sql']);

/** The planned installation: what decides which checks apply. Everything has the default of the commonest case. */
export const profileSchema = z
  .strictObject({
    tool: z
      .enum(['connect', 'cloud'])
      .default('connect')
      .describe('connect: Entra Connect Sync; cloud: Entra Cloud Sync'),
    cloud: z.enum(['global', 'usgov-l4', 'usgov-l5', 'china']).default('global'),
    target: z
      .guid()
      .toLowerCase()
      .optional()
      .describe('the id of the tenant that is reviewed, of those in TARGETS_FILE; absent: the default one'),
    installation: z
      .enum(['fresh', 'upgrade', 'dirsync'])
      .default('fresh')
      .describe(
        'fresh: nothing is installed yet; upgrade: an Entra Connect exists already; dirsync: an upgrade from DirSync',
      ),
    settings: z.enum(['express', 'custom']).default('express').describe('the path through the Entra Connect wizard'),
    database: z.enum(['localDb', 'sqlServer']).default('localDb').describe('where Entra Connect keeps its data'),
    sqlServerPlace: z
      .enum(['local', 'remote'])
      .default('local')
      .describe('whether SQL Server runs on the Entra Connect server'),
    proxy: z
      .enum(['none', 'open', 'authenticated'])
      .default('none')
      .describe('the outbound proxy, and whether it asks who one is'),
    proxyAddress: z
      .string()
      .trim()
      .regex(/^[\w.-]+:\d{1,5}$/, 'a host and a port such as proxy.contoso.com:8080')
      .nullable()
      .default(null),
    connectHealth: z.boolean().default(true).describe('whether Entra Connect Health is used'),
    gmsa: z
      .enum(['wizard', 'custom'])
      .default('wizard')
      .describe('who makes the group managed service account of the agent'),
    scoping: z.enum(['all', 'organizationalUnit', 'group']).default('all').describe('what is synchronized'),
    groupProvisioning: z
      .boolean()
      .default(false)
      .describe('whether Cloud Sync also provisions groups to Active Directory'),
    firewallRulesByUser: z.boolean().default(false).describe('whether the firewall has rules by originating user'),
    frequentChanges: z.boolean().default(false).describe('whether the configuration will change often'),
    adfsIntegratedSignIn: z
      .boolean()
      .default(true)
      .describe('whether browsers on the intranet sign in to AD FS by themselves'),
    adfsCertificate: z.enum(['public', 'private']).default('public').describe('who issued the certificate of AD FS'),
    workplaceJoin: z.boolean().default(false).describe('whether devices join through AD FS'),
    wapOutsideDomain: z
      .boolean()
      .default(true)
      .describe('whether the Web Application Proxy is in no domain or in an untrusted one'),
    servers: z
      .array(subject.extend({ role: serverRole }))
      .max(50)
      .default([])
      .describe('servers by role; with none named there is one of each role that the installation needs'),
    forests: z.array(subject).max(50).default([]).describe('forests; with none named there is one'),
    domains: z.array(subject).max(50).default([]).describe('Active Directory domains; with none named there is one'),
    formerSubjects: z
      .array(subject)
      .max(500)
      .default([])
      .describe('servers, forests and domains that were named once: no other gets their ids'),
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
    adfsGmsa: z.boolean().default(true).describe('whether the wizard makes a group managed service account for AD FS'),
  })
  .describe('The planned installation');

export type Profile = z.output<typeof profileSchema>;

/** The profile that nobody has touched yet. */
export const defaultProfile: Profile = profileSchema.parse({});

/** The part of a planned installation that requests to Graph depend on: what a reading of the tenant was made for. */
export type ScanScope = Pick<Profile, 'cloud' | 'target' | 'installingAccount' | 'upnSuffixes'>;

export function scanScope({ cloud, target, installingAccount, upnSuffixes }: Profile): ScanScope {
  // Absent and not undefined, as it is in readings that were kept before there were other tenants.
  return { cloud, ...(target ? { target } : {}), installingAccount, upnSuffixes };
}
