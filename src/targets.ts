import { accessSync, constants, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { GraphSettings } from './config.ts';
import { clouds } from './graph/clouds.ts';
import { graphToken, isToken } from './graph/credential.ts';
import { checkEndpoint, isLoopback } from './graph/endpoint.ts';
import { type CredentialChoice, openCredential } from './graph/open-credential.ts';

/** A tenant besides the default one: who may review it, and how it is read. */
export interface Target {
  readonly name: string;
  readonly tenantId: string;
  /** Ids of conversations, or of Teams tenants all of whose conversations count. */
  readonly conversations: readonly string[];
  readonly graph: GraphSettings;
}

/** The value of an environment variable; `undefined` where it is empty or not set. */
type Value = (name: string) => string | undefined;

const guid = z.guid('an id such as 12cce4b4-4ab8-40b7-be4d-f5d7742ec185').toLowerCase();
// In capitals, as no secret is: whoever writes the secret itself here is told so, and it is not repeated.
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable in capitals, such as CONTOSO_SECRET');
const path = z.string().min(1, 'the path of a file');

const credentialSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('secret'), clientId: guid, secretVariable: variable }),
    z.strictObject({
      kind: z.literal('certificate'),
      clientId: guid,
      certificatePath: path.describe('a certificate with its RSA key in one PEM file'),
    }),
    z.strictObject({
      kind: z.literal('managedIdentity'),
      identity: guid.optional().describe('the client id of the managed identity, where there are several'),
      clientId: guid
        .optional()
        .describe('an application with a federated credential for the identity; absent: the identity itself reads'),
    }),
    z.strictObject({
      kind: z.literal('workloadIdentity'),
      clientId: guid,
      tokenPath: path.optional().describe('absent: AZURE_FEDERATED_TOKEN_FILE'),
    }),
    z.strictObject({
      kind: z.literal('accessToken'),
      variable: variable.describe('names the variable that holds one token, for one run or a stand-in'),
    }),
  ],
  'secret, certificate, managedIdentity, workloadIdentity or accessToken',
);

/** Tenants that may be reviewed besides the default one, as `TARGETS_FILE` holds them. */
export const targetsSchema = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1).max(80).describe('what people call it: new review NAME of Contoso'),
      tenantId: guid,
      cloud: z
        .enum(Object.keys(clouds) as [keyof typeof clouds])
        .optional()
        .describe('absent: that of the bot'),
      endpoint: z
        .string()
        .optional()
        .describe('a stand-in for Microsoft Graph on this machine, only with an accessToken'),
      credential: credentialSchema,
      conversations: z
        .array(
          z
            .string()
            .regex(
              /^(\d+|a):[^;\s]+$|^[\da-fA-F]{8}(-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/,
              'a conversation of Teams such as 19:…@thread.tacv2, or the id of a Teams tenant',
            ),
        )
        .min(1, 'at least one conversation or Teams tenant'),
    }),
  )
  .describe('Tenants that may be reviewed besides the default one');

type Written = z.output<typeof targetsSchema>[number];

/** Reads the tenants of `TARGETS_FILE`. Adds a sentence to `problems` for each thing to mend; none of them repeats a secret. */
export function readTargets(value: Value, cloud: GraphSettings['cloud'], problems: string[]): readonly Target[] {
  const file = value('TARGETS_FILE');
  if (file === undefined) return [];
  const written = parse(file, problems);
  const complain = (sentence: string) => void problems.push(`TARGETS_FILE: ${sentence}`);
  for (const [what, of] of [
    ['name', ({ name }: Written) => name.toLowerCase()],
    ['tenantId', ({ tenantId }: Written) => tenantId],
  ] as const)
    for (const [key, same] of Map.groupBy(written, of))
      if (same.length > 1) complain(`${same.length} tenants have the ${what} "${key}"; each needs its own.`);
  return written.flatMap((one) => {
    try {
      return [open(one, cloud, value)];
    } catch (error) {
      complain(`${one.name}: ${(error as Error).message}`);
      return [];
    }
  });
}

/** The values of the variables that `TARGETS_FILE` names, none of which may be read in what Preflight writes. */
export function readTargetSecrets(value: Value): string[] {
  const file = value('TARGETS_FILE');
  const names = (file === undefined ? [] : parse(file, [])).flatMap(({ credential }) => {
    if (credential.kind === 'secret') return credential.secretVariable;
    return credential.kind === 'accessToken' ? credential.variable : [];
  });
  return names.flatMap((name) => value(name) ?? []);
}

function parse(file: string, problems: string[]): readonly Written[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    problems.push(`TARGETS_FILE can't be read (${(error as NodeJS.ErrnoException).code}): ${file}.`);
    return [];
  }
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    problems.push(`TARGETS_FILE is not JSON: ${file}.`);
    return [];
  }
  const parsed = targetsSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  for (const { path: at, message } of parsed.error.issues)
    problems.push(`TARGETS_FILE does not fit${at.length > 0 ? ` at ${z.core.toDotPath(at)}` : ''}: ${message}.`);
  return [];
}

/** Throws an error whose message is for people where a tenant can't be read as it is written down. */
function open(written: Written, ownCloud: GraphSettings['cloud'], value: Value): Target {
  const { name, tenantId, cloud = ownCloud, credential, conversations } = written;
  const endpoint = written.endpoint?.replace(/\/+$/, '') ?? clouds[cloud].graph;
  const complaint = checkEndpoint(endpoint);
  if (complaint) throw new Error(complaint);
  if (isLoopback(endpoint) && credential.kind !== 'accessToken')
    throw new Error('a stand-in for Microsoft Graph takes an accessToken; no real credential is sent to it.');
  const graph: GraphSettings = {
    cloud,
    endpoint,
    tenantId,
    ...(credential.kind === 'accessToken'
      ? { accessToken: tokenOf(credential.variable, value) }
      : { credential: openLater(choose(credential, value), cloud, tenantId) }),
  };
  // It says at once what stands in the way of a token; none is asked for yet.
  graphToken(graph);
  return {
    name,
    tenantId,
    conversations: conversations.map((one) => (one.includes(':') ? one : one.toLowerCase())),
    graph,
  };
}

/** The secret is nowhere in what the settings hold, so that nothing that prints them prints it. */
const openLater = (choice: CredentialChoice, cloud: GraphSettings['cloud'], tenantId: string) => () =>
  openCredential(choice, cloud, tenantId);

function choose(credential: Exclude<Written['credential'], { kind: 'accessToken' }>, value: Value): CredentialChoice {
  switch (credential.kind) {
    case 'secret':
      return {
        kind: 'secret',
        clientId: credential.clientId,
        secret: readVariable(credential.secretVariable, value),
      };
    case 'certificate':
      return { ...credential, certificatePath: readable(credential.certificatePath) };
    case 'managedIdentity':
      return credential;
    case 'workloadIdentity': {
      const { kind, clientId, tokenPath = value('AZURE_FEDERATED_TOKEN_FILE') } = credential;
      if (tokenPath === undefined) throw new Error('tokenPath is missing, and AZURE_FEDERATED_TOKEN_FILE is not set.');
      return { kind, clientId, tokenFilePath: readable(tokenPath) };
    }
  }
}

function readVariable(name: string, value: Value): string {
  const found = value(name);
  if (found === undefined) throw new Error(`the environment variable ${name} is not set.`);
  return found;
}

function tokenOf(name: string, value: Value): string {
  const token = readVariable(name, value);
  if (!isToken(token)) throw new Error(`${name} does not hold a token.`);
  return token;
}

function readable(file: string): string {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new Error(`${file} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return file;
}
