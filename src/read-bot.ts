import { createPrivateKey } from 'node:crypto';
import { type Cloud, clouds } from './graph/clouds.ts';
import { isLoopbackHost, loopbackHosts } from './graph/endpoint.ts';
import type { Identity } from './teams/adapter.ts';
import type { BotSettings } from './teams/bot-settings.ts';

/** A variable's value, without space around it; `undefined` where it is empty or not set. */
type Value = (name: string) => string | undefined;

/** Whether it is an id of Entra. */
export const isGuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Who the bot is in a cloud, and whom it serves. Adds a sentence to `problems` for each thing to mend. */
export function readBot(value: Value, cloud: Cloud, problems: string[]): Identity {
  const id = (name: string, why: string): string => {
    const found = value(name);
    if (found === undefined) problems.push(`${name} is missing: ${why}`);
    else if (!isGuid(found)) problems.push(`${name} is an id such as 12cce4b4-4ab8-40b7-be4d-f5d7742ec185: ${why}`);
    return found ?? '';
  };
  const appId = id('MicrosoftAppId', 'the application id of the bot registration.');
  const tenantId = id('MicrosoftAppTenantId', 'the tenant that the bot is registered in.');
  const signIn = readSignIn(value, problems);
  const connection = value('OAUTH_CONNECTION');
  if (connection !== undefined && !/^[\w.-]{1,100}$/.test(connection))
    problems.push('OAUTH_CONNECTION is the name of an OAuth connection of the bot, such as "graph".');
  const { endpoints, services } = readEndpoints(value, cloud, tenantId, problems);
  return {
    settings: { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, ...signIn, ...endpoints },
    services,
    tenants: readTenants(value, tenantId, problems),
    ...(connection === undefined ? {} : { connection }),
  };
}

type SignIn = Pick<
  BotSettings,
  'MicrosoftAppType' | 'MicrosoftAppPassword' | 'CertificateThumbprint' | 'CertificatePrivateKey'
>;

function readSignIn(value: Value, problems: string[]): SignIn {
  const type = value('MicrosoftAppType') ?? 'SingleTenant';
  const password = value('MicrosoftAppPassword');
  // Tools print a thumbprint with colons or spaces, and keep a key in one line with its ends of line written out.
  const thumbprint = value('CertificateThumbprint')?.replace(/[\s:]/g, '');
  const privateKey = value('CertificatePrivateKey')?.replaceAll('\\n', '\n');
  const given = [password && 'MicrosoftAppPassword', thumbprint && 'CertificateThumbprint'].filter((name) => !!name);

  if (type !== 'SingleTenant' && type !== 'UserAssignedMSI')
    problems.push(`MicrosoftAppType is "${type}": it is SingleTenant or UserAssignedMSI.`);
  if (!thumbprint !== !privateKey)
    problems.push('CertificateThumbprint and CertificatePrivateKey belong together: one of them is missing.');
  if (thumbprint && !/^([\da-f]{40}|[\da-f]{64})$/i.test(thumbprint))
    problems.push('CertificateThumbprint is no SHA-1 or SHA-256 thumbprint, of 40 or 64 hexadecimal digits.');
  // It is a secret, and so is not repeated.
  if (privateKey && !isPrivateKey(privateKey))
    problems.push(
      'CertificatePrivateKey is no RSA private key in PEM form without a password (-----BEGIN PRIVATE KEY-----).',
    );
  if (type === 'UserAssignedMSI' && given.length > 0)
    problems.push(`${given.join(' and ')} cannot go with UserAssignedMSI, which has no secret: leave it out.`);
  if (type === 'SingleTenant' && given.length === 2)
    problems.push('MicrosoftAppPassword and CertificateThumbprint are both set: leave one of them out.');
  if (type === 'SingleTenant' && given.length === 0 && !privateKey)
    problems.push(
      'MicrosoftAppPassword is missing, or else CertificateThumbprint with CertificatePrivateKey: how the bot signs in.',
    );
  return {
    MicrosoftAppType: type as BotSettings['MicrosoftAppType'],
    ...(password && { MicrosoftAppPassword: password }),
    ...(thumbprint && privateKey && { CertificateThumbprint: thumbprint, CertificatePrivateKey: privateKey }),
  };
}

/** Entra takes certificates with an RSA key only. */
function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function readTenants(value: Value, own: string, problems: string[]): string[] {
  const tenants = (value('ALLOWED_TENANTS') ?? own).split(/[\s,;]+/).filter(Boolean);
  if (value('ALLOWED_TENANTS') !== undefined)
    for (const tenant of tenants)
      if (!isGuid(tenant))
        problems.push(`ALLOWED_TENANTS holds ids of tenants, separated by commas; "${tenant}" is none.`);
  return tenants.map((tenant) => tenant.toLowerCase());
}

type Endpoints = Omit<BotSettings, keyof SignIn | 'MicrosoftAppId' | 'MicrosoftAppTenantId'>;

/** What is asked at these addresses decides who may come in, so they are the cloud's own, or all on this machine. */
const addresses = [
  'ToChannelFromBotLoginUrl',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
] as const satisfies (keyof Endpoints)[];
/** Names, at which nothing is asked. */
const names = ['ToChannelFromBotOAuthScope', 'ToBotFromChannelTokenIssuer'] as const satisfies (keyof Endpoints)[];

function readEndpoints(
  value: Value,
  cloud: Cloud,
  tenantId: string,
  problems: string[],
): { endpoints: Endpoints; services: readonly string[] } {
  const required = [...addresses, ...names];
  const standIns = Object.fromEntries(required.map((name) => [name, value(name) ?? '']));
  if (required.every((name) => !standIns[name]) && value('CallerId') === undefined) return endpointsOf(cloud, tenantId);

  for (const name of required)
    if (!standIns[name]) problems.push(`${name} is missing: a bot that is tested against stand-ins names all of them.`);
  for (const name of addresses) {
    const found = URL.parse(standIns[name] ?? '');
    const isTokenEndpoint = name === 'ToChannelFromBotLoginUrl';
    const schemes = isTokenEndpoint ? ['https:'] : ['http:', 'https:'];
    if (standIns[name] && !(found && schemes.includes(found.protocol) && isLoopbackHost(found)))
      problems.push(
        `${name} is no address of a stand-in on this machine, ${isTokenEndpoint ? 'by https, ' : ''}such as ` +
          `${isTokenEndpoint ? 'https' : 'http'}://127.0.0.1:8443.`,
      );
  }
  return {
    endpoints: { ...standIns, CallerId: value('CallerId') ?? '' } as Endpoints,
    services: loopbackHosts.flatMap((host) => [`http://${host}`, `https://${host}`]),
  };
}

function endpointsOf(cloud: Cloud, tenantId: string): { endpoints: Endpoints; services: readonly string[] } {
  const { authority, bot } = clouds[cloud];
  return {
    endpoints: {
      ToChannelFromBotLoginUrl: `${authority}/${tenantId}`,
      ToChannelFromBotOAuthScope: bot.scope,
      ToBotFromChannelTokenIssuer: bot.issuer,
      OAuthUrl: bot.tokenService,
      ToBotFromChannelOpenIdMetadataUrl: bot.openIdMetadata,
      // Tokens of the Emulator are not taken; the Bot Framework wants the address all the same.
      ToBotFromEmulatorOpenIdMetadataUrl: bot.openIdMetadata,
      CallerId: bot.callerId,
    },
    services: bot.services,
  };
}
