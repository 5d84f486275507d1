import { setTimeout } from 'node:timers/promises';
import { type ZodType, z } from 'zod';
import type { GraphSettings } from '../config.ts';
import { errorCode, type Reply } from '../graph/answer.ts';
import { graphToken } from '../graph/credential.ts';
import { delayBeforeRetry } from '../graph/retry.ts';
import { UsageError } from './usage-error.ts';

/** The application id of Microsoft Graph itself, the same in every tenant and cloud. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

const identitySchema = z.object({ id: z.string(), displayName: z.string(), servicePrincipalType: z.string() });
const graphSchema = z.object({
  id: z.string(),
  appRoles: z.array(
    z.object({ id: z.string(), value: z.string().nullable(), allowedMemberTypes: z.array(z.string()) }),
  ),
});
const assignmentSchema = z.object({ id: z.string(), resourceId: z.string(), appRoleId: z.string() });
const pageSchema = z.object({ value: z.array(assignmentSchema), '@odata.nextLink': z.string().optional() });

type Assignment = z.infer<typeof assignmentSchema>;

/** Who holds which application permission of Microsoft Graph. What Graph refuses is a UsageError in a sentence. */
interface Directory {
  /** The service principal with an object id. */
  identity(id: string): Promise<z.infer<typeof identitySchema>>;
  /** Graph's own service principal, with every permission that it has in this tenant. */
  graph(): Promise<z.infer<typeof graphSchema>>;
  assignments(identity: string): Promise<Assignment[]>;
  assign(assignment: { principalId: string; resourceId: string; appRoleId: string }): Promise<void>;
  unassign(identity: string, assignment: string): Promise<void>;
}

/** Opens the directory of the tenant for the one command that changes something in it. */
export function openDirectory(settings: GraphSettings): Directory {
  const token = graphToken(settings);
  const root = `${settings.endpoint}/v1.0/servicePrincipals`;

  async function ask<T>(method: 'GET' | 'POST' | 'DELETE', url: string, schema: ZodType<T>, body?: object): Promise<T> {
    for (let failures = 1; ; failures += 1) {
      const reply = await send(method, url, await token(), body);
      if (reply.status < 300) return read(schema, reply.body);
      const delay = delayBeforeRetry(reply, failures, Math.random(), new Date());
      // Only 429 says that a write was not taken.
      if (delay === undefined || (method !== 'GET' && reply.status !== 429)) throw new UsageError(explain(reply));
      await setTimeout(delay);
    }
  }

  return {
    identity: (id) => ask('GET', `${root}/${id}?$select=id,displayName,servicePrincipalType`, identitySchema),
    graph: () => ask('GET', `${root}(appId='${graphAppId}')?$select=id,appRoles`, graphSchema),
    async assignments(identity) {
      const all: Assignment[] = [];
      let next: string | undefined = `${root}/${identity}/appRoleAssignments`;
      while (next !== undefined) {
        if (!next.startsWith(root)) throw new UsageError('Microsoft Graph names a next page that is not its own.');
        const page: z.infer<typeof pageSchema> = await ask('GET', next, pageSchema);
        all.push(...page.value);
        next = page['@odata.nextLink'];
      }
      return all;
    },
    async assign(assignment) {
      await ask('POST', `${root}/${assignment.principalId}/appRoleAssignments`, assignmentSchema, assignment);
    },
    async unassign(identity, assignment) {
      await ask('DELETE', `${root}/${identity}/appRoleAssignments/${assignment}`, z.unknown());
    },
  };
}

async function send(method: string, url: string, token: string, body: object | undefined): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(30_000),
      ...(body && { body: JSON.stringify(body) }),
    });
    const headers = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: parse(await response.text()) };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    throw new UsageError(`Microsoft Graph can't be reached (${cause?.code ?? name}).`);
  }
}

/** A proxy on the way answers in HTML. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function read<T>(schema: ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new UsageError('What answers in place of Microsoft Graph speaks another language.');
  return parsed.data;
}

function explain(reply: Reply): string {
  if (reply.status === 401) return 'Microsoft Graph does not accept the sign-in; sign in again.';
  if (reply.status === 403)
    return 'Microsoft Graph refuses: whoever runs this has to be a Privileged Role Administrator.';
  if (reply.status === 404)
    return 'There is no such identity in this tenant: --to is the object id of its service principal, not the application id, and a new one takes some minutes to appear.';
  return `Microsoft Graph answered ${[reply.status, errorCode(reply)].filter(Boolean).join(' ')}.`;
}
