import type { Input, ServerRole } from '../facts/define.ts';
import type { Profile } from '../facts/profile.ts';

/** A field of the planned installation, as people see it on a card and name it when they type. */
export interface ProfileField {
  readonly name: keyof Profile;
  /** The card that asks it: what everybody has to look at, or the details. */
  readonly page: 1 | 2;
  /** A noun phrase: the label of its input, and what a sentence calls it. */
  readonly title: string;
  /** On the second card, the heading that it stands under. */
  readonly under: string;
  /** What people type for it after "set", the shortest first. */
  readonly names: readonly string[];
  readonly input: Input;
  /** One sentence: what is accepted. Absent: what the input says by itself. */
  readonly accepts?: string;
  /** In an empty field. */
  readonly example?: string;
  readonly isMultiline?: true;
  /** Below the field, where its label cannot say it. */
  readonly hint?: string;
  /** Whether it decides anything for a planned installation. Absent: always. */
  matters?(profile: Profile): boolean;
}

/** More than any field needs, and all fields together still fit into a card. */
export const longestField = 4000;

type Choice = readonly [value: string, title: string, ...also: string[]];

const choice = (...choices: readonly Choice[]): Input => ({
  kind: 'choice',
  choices: choices.map(([value, title, ...also]) => ({ value, title, also })),
});
const yesNo: Input = { kind: 'yesNo' };
const text: Input = { kind: 'text' };

const isConnect = ({ tool }: Profile) => tool === 'connect';
const isCloud = ({ tool }: Profile) => tool === 'cloud';
/** Also where AD FS is still planned while users sign in otherwise: what has an effect can be seen and changed. */
const isFederated = ({ tool, signIn, federationSetup }: Profile) =>
  tool === 'connect' && (signIn === 'federation' || federationSetup !== 'none');

const first = { page: 1, under: '' } as const;
const second = (under: string) => ({ page: 2, under }) as const;

/** Every field that people are asked for, in the order of the cards. */
export const profileFields: readonly ProfileField[] = [
  {
    ...first,
    name: 'tool',
    title: 'What will be installed',
    names: ['tool', 'product', 'sync tool'],
    input: choice(
      [
        'connect',
        'Entra Connect Sync',
        'connect sync',
        'entra connect',
        'microsoft entra connect',
        'azure ad connect',
        'aad connect',
      ],
      [
        'cloud',
        'Entra Cloud Sync',
        'cloud sync',
        'microsoft entra cloud sync',
        'azure ad connect cloud sync',
        'connect cloud sync',
      ],
    ),
  },
  {
    ...first,
    name: 'installation',
    title: 'Kind of installation',
    names: ['installation', 'kind', 'kind of installation', 'installation kind'],
    input: choice(
      ['fresh', 'Fresh: nothing is installed yet', 'new', 'new installation', 'fresh install', 'first installation'],
      [
        'upgrade',
        'Upgrade of Entra Connect',
        'upgrade of an existing entra connect',
        'existing',
        'update',
        'swing migration',
        'in-place upgrade',
      ],
      ['dirsync', 'Upgrade from DirSync', 'from DirSync'],
    ),
  },
  {
    ...first,
    name: 'settings',
    title: 'Settings in the wizard',
    names: ['settings', 'wizard', 'wizard settings'],
    input: choice(
      ['express', 'Express settings'],
      ['custom', 'Custom settings', 'customized', 'customised', 'customize'],
    ),
  },
  {
    ...first,
    name: 'signIn',
    title: 'Sign-in method',
    names: ['sign-in', 'sign-in method', 'login', 'authentication'],
    input: choice(
      ['passwordHash', 'Password hash synchronization', 'phs', 'password hash sync', 'hash'],
      ['passThrough', 'Pass-through authentication', 'pta'],
      ['federation', 'Federation', 'federated', 'ad fs', 'ping federate'],
    ),
  },
  {
    ...first,
    name: 'scoping',
    title: 'What is synchronized',
    names: ['scoping', 'scope', 'filtering', 'filter'],
    input: choice(
      ['all', 'All users and groups', 'everything', 'everyone', 'no filter'],
      ['organizationalUnit', 'Some organizational units', 'ou', 'ous', 'by ou', 'organizational units', 'some ous'],
      ['group', 'The members of some groups', 'groups', 'by group', 'some groups', 'pilot group', 'security group'],
    ),
  },
  {
    ...first,
    name: 'installingAccount',
    title: 'Account that will run the wizard',
    names: ['account', 'installing account', 'installer'],
    input: text,
    accepts: 'Accepted: one user principal name or object id, or nothing.',
    example: 'installer@contoso.com or its object id',
  },
  {
    ...first,
    name: 'installingAccountUsesMfa',
    title: 'That account uses multifactor authentication',
    names: ['mfa', 'account mfa', 'multifactor', 'uses mfa'],
    input: yesNo,
  },
  {
    ...first,
    name: 'upnSuffixes',
    title: 'UPN suffixes to be synchronized',
    names: ['suffixes', 'upn suffixes', 'upn suffix', 'upns', 'suffix'],
    input: { kind: 'list' },
    accepts: 'Accepted: DNS names such as contoso.com, separated by commas or spaces.',
    example: 'contoso.com, fabrikam.com',
    isMultiline: true,
  },
  {
    ...first,
    name: 'objectsInScope',
    title: 'Objects in Active Directory to be synchronized',
    names: ['objects', 'objects in scope', 'object count', 'number of objects'],
    input: { kind: 'number', unit: 'objects' },
    accepts: 'Accepted: a whole number such as 12000 or 12,000, or nothing.',
    example: '12000',
  },
  {
    ...first,
    name: 'targetDate',
    title: 'Day of the installation',
    names: ['target date', 'date', 'day', 'installation date'],
    input: { kind: 'date' },
    accepts: 'Accepted: a date such as 2026-12-31 or 31 December 2026, or nothing.',
  },
  {
    ...second('Servers, forests and domains'),
    name: 'servers',
    title: 'Servers by role, one role per line',
    names: ['servers', 'server'],
    input: text,
    example: 'active: SYNC01',
    isMultiline: true,
    hint: 'Such as “active: SYNC01” or “AD FS: STS01, STS02”. The roles: active, staging, agent, AD FS, WAP, SQL Server.',
  },
  {
    ...second('Servers, forests and domains'),
    name: 'forests',
    title: 'Forests',
    names: ['forests', 'forest'],
    input: { kind: 'list' },
    example: 'contoso.local, fabrikam.local',
  },
  {
    ...second('Servers, forests and domains'),
    name: 'domains',
    title: 'Active Directory domains',
    names: ['domains', 'domain', 'ad domains'],
    input: { kind: 'list' },
    example: 'emea.contoso.local, us.contoso.local',
  },
  {
    ...second('Database'),
    name: 'database',
    title: 'Database of Entra Connect',
    names: ['database', 'db'],
    input: choice(
      ['localDb', 'LocalDB, which the wizard installs', 'local', 'sql express', 'sql server express', 'express'],
      ['sqlServer', 'A SQL Server that is there', 'sql', 'full sql', 'full sql server', 'own sql server'],
    ),
    matters: isConnect,
  },
  {
    ...second('Database'),
    name: 'sqlServerPlace',
    title: 'Where that SQL Server runs',
    names: ['sql server place', 'sql server', 'sql place', 'sql'],
    hint: 'Counts only where the database is not LocalDB.',
    input: choice(
      ['local', 'On the Entra Connect server', 'same server', 'the same server', 'here'],
      ['remote', 'On a server of its own', 'another server', 'on another server', 'separate server', 'dedicated'],
    ),
    matters: isConnect,
  },
  {
    ...second('Network'),
    name: 'proxy',
    title: 'Outbound proxy',
    names: ['proxy', 'outbound proxy', 'proxy kind'],
    input: choice(
      ['none', 'No proxy', 'no', 'direct', 'without'],
      ['open', 'A proxy that lets everyone through', 'yes', 'anonymous', 'unauthenticated', 'without authentication'],
      ['authenticated', 'A proxy that asks for a sign-in', 'authenticating', 'with authentication'],
    ),
    accepts: 'Accepted: one of "No proxy", "A proxy that lets everyone through" or "A proxy that asks for a sign-in".',
  },
  {
    ...second('Network'),
    name: 'proxyAddress',
    title: 'Address of the proxy',
    names: ['proxy address', 'proxy host', 'proxy server'],
    input: text,
    accepts: 'Accepted: a host and a port such as proxy.contoso.com:8080, or nothing.',
    example: 'proxy.contoso.com:8080',
    hint: 'Counts only with a proxy.',
  },
  {
    ...second('Network'),
    name: 'firewallRulesByUser',
    title: 'The firewall has rules by user',
    names: ['firewall', 'firewall rules', 'firewall rules by user'],
    input: yesNo,
    matters: isCloud,
  },
  {
    ...second('Agent'),
    name: 'gmsa',
    title: 'The agent’s group managed service account',
    names: ['gmsa', 'service account', 'agent account'],
    input: choice(
      ['wizard', 'The wizard makes it', 'made by the wizard', 'automatic'],
      ['custom', 'We make it beforehand', 'own', 'ours', 'manual'],
    ),
    matters: isCloud,
  },
  {
    ...second('Agent'),
    name: 'groupProvisioning',
    title: 'Groups are written back to Active Directory',
    names: ['group provisioning', 'group writeback', 'groups'],
    input: yesNo,
    matters: isCloud,
  },
  {
    ...second('Federation'),
    name: 'federationSetup',
    title: 'What the wizard sets up for federation',
    names: ['federation', 'federation setup', 'ad fs', 'ad fs setup'],
    input: choice(
      ['none', 'Nothing: it runs already, or is not used', 'no', 'nothing'],
      ['adfs', 'AD FS', 'active directory federation services', 'yes'],
      ['pingFederate', 'PingFederate', 'ping'],
    ),
    matters: isFederated,
  },
  {
    ...second('Federation'),
    name: 'adfsCertificate',
    title: 'Who issued the certificate of AD FS',
    names: ['certificate', 'ad fs certificate'],
    input: choice(
      ['public', 'A public authority', 'public ca'],
      ['private', 'An authority of our own', 'own', 'internal', 'private ca', 'enterprise ca', 'self-signed'],
    ),
    matters: isFederated,
  },
  {
    ...second('Federation'),
    name: 'adfsGmsa',
    title: 'AD FS gets a group managed service account',
    names: ['ad fs gmsa', 'ad fs service account'],
    input: yesNo,
    matters: isFederated,
  },
  {
    ...second('Federation'),
    name: 'adfsIntegratedSignIn',
    title: 'Browsers on the intranet sign in to AD FS by themselves',
    names: ['integrated sign-in', 'ad fs integrated sign-in', 'windows integrated authentication'],
    input: yesNo,
    matters: isFederated,
  },
  {
    ...second('Federation'),
    name: 'workplaceJoin',
    title: 'Devices join through AD FS (workplace join)',
    names: ['workplace join', 'device join'],
    input: yesNo,
    matters: isFederated,
  },
  {
    ...second('Federation'),
    name: 'wapOutsideDomain',
    title: 'The Web Application Proxy is in no domain, or in an untrusted one',
    names: ['wap outside domain', 'wap', 'web application proxy'],
    input: yesNo,
    matters: isFederated,
  },
  {
    ...second('Operation'),
    name: 'connectHealth',
    title: 'Entra Connect Health is used',
    names: ['connect health', 'health'],
    input: yesNo,
    matters: isConnect,
  },
  {
    ...second('Operation'),
    name: 'frequentChanges',
    title: 'The configuration will change often',
    names: ['frequent changes', 'changes'],
    input: yesNo,
    matters: isConnect,
  },
  {
    ...second('Operation'),
    name: 'cloud',
    title: 'Microsoft cloud',
    names: ['cloud', 'microsoft cloud'],
    input: choice(
      ['global', 'Global (with GCC)', 'worldwide', 'commercial', 'public', 'gcc'],
      ['usgov-l4', 'US Government L4 (GCC High)', 'gcc high', 'gcch', 'us gov', 'us government'],
      ['usgov-l5', 'US Government L5 (DoD)', 'dod'],
      ['china', 'China (21Vianet)', '21vianet'],
    ),
  },
];

/** The fields of one card that decide something for a planned installation. */
export const fieldsOn = (page: 1 | 2, profile: Profile): readonly ProfileField[] =>
  profileFields.filter((field) => field.page === page && (field.matters?.(profile) ?? true));

const roleNames: { readonly [K in ServerRole]: string } = {
  active: 'active',
  staging: 'staging',
  agent: 'agent',
  adfs: 'AD FS',
  wap: 'WAP',
  sql: 'SQL Server',
};

/** What is planned, as it stands in a field: typed back, it means the same. Empty for nothing, and for what is too long to be shown. */
export function writeField(name: keyof Profile, profile: Profile): string {
  const words = write(name, profile);
  return words.length > longestField ? '' : words;
}

function write(name: keyof Profile, profile: Profile): string {
  if (name === 'servers') {
    return (Object.keys(roleNames) as ServerRole[])
      .map((role) => [role, profile.servers.filter((server) => server.role === role)] as const)
      .flatMap(([role, servers]) =>
        servers.length > 0 ? `${roleNames[role]}: ${servers.map((server) => server.name).join(', ')}` : [],
      )
      .join('\n');
  }
  const value = profile[name];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'string' ? item : item.name)).join(', ');
  return value === null ? '' : String(value);
}

/** The same for a sentence: choices by their titles, lines in a row. */
export function sayField({ name, input }: ProfileField, profile: Profile): string {
  const words = write(name, profile);
  if (words === '') return 'nothing';
  const chosen = input.kind === 'choice' ? input.choices.find(({ value }) => value === words)?.title : undefined;
  return chosen ?? words.replaceAll('\n', '; ');
}
