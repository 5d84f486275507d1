import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readGraphSettings } from '../config.ts';
import { isGuid } from '../read-bot.ts';
import { openDirectory } from './directory.ts';
import { readFlags } from './flags.ts';
import { readJson } from './read-json.ts';
import { UsageError } from './usage-error.ts';

const list = fileURLToPath(new URL('../../infra/permissions.json', import.meta.url));

/** One permission on the list, and what becomes of it. */
interface Step {
  readonly permission: string;
  readonly does: 'grant' | 'revoke' | 'nothing';
  /** Why nothing. */
  readonly why: string;
  apply(): Promise<void>;
}

/**
 * `grant --to OBJECT_ID`: gives an identity the permissions of `infra/permissions.json`, or takes them away. May be run
 * again at any time: only what is missing is done. `--only`, once for each, names some of them. Returns the exit status.
 */
export async function grant(args: readonly string[]): Promise<number> {
  const { values: flags } = readFlags(args, {
    to: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    'what-if': { type: 'boolean', default: false },
    revoke: { type: 'boolean', default: false },
  });
  const to = flags.to;
  if (to === undefined || !isGuid(to))
    throw new UsageError('grant takes --to with the object id of the managed identity, which is a GUID.');

  const { title, steps, others } = await plan(to.toLowerCase(), choose(flags.only), flags.revoke);
  const changes = steps.filter(({ does }) => does !== 'nothing');
  let done = 0;
  if (!flags['what-if'])
    for (const { permission, apply } of changes) {
      await apply().catch((error) => {
        if (!(error instanceof UsageError)) throw error;
        throw new UsageError(`${permission}, after ${done} of ${changes.length} changes: ${error.message}`);
      });
      done += 1;
    }

  console.log(title);
  for (const { permission, does, why } of steps) console.log(`  ${does.padEnd(8)} ${permission}${why && ` (${why})`}`);
  if (others.length > 0) console.log(`  Not of this list, left as they are: ${others.join(', ')}`);
  console.log(flags['what-if'] ? `${changes.length} to change. Nothing was changed.` : `${done} changed.`);
  return 0;
}

/** The permissions of the list, or those that are named. */
function choose(only: readonly string[]): readonly string[] {
  const all = readJson(list, z.array(z.object({ permission: z.string() }))).map(({ permission }) => permission);
  const stranger = only.find((name) => !all.includes(name));
  if (stranger !== undefined)
    throw new UsageError(
      `Preflight does not use the permission "${stranger}"; \`permissions\` lists those that it does.`,
    );
  return only.length > 0 ? all.filter((name) => only.includes(name)) : all;
}

async function plan(to: string, wanted: readonly string[], isRevoked: boolean) {
  const directory = openDirectory(readGraphSettings());
  const { displayName, servicePrincipalType } = await directory.identity(to);
  const graph = await directory.graph();
  const held = (await directory.assignments(to)).filter(({ resourceId }) => resourceId === graph.id);
  const roles = graph.appRoles.filter(({ allowedMemberTypes }) => allowedMemberTypes.includes('Application'));

  const steps = wanted.map((permission): Step => {
    const role = roles.find(({ value }) => value === permission);
    const assignment = held.find(({ appRoleId }) => appRoleId === role?.id);
    const nothing = (why: string): Step => ({ permission, does: 'nothing', why, apply: async () => {} });
    if (!role) return nothing('Microsoft Graph has no such permission in this cloud');
    if (isRevoked)
      return assignment
        ? { permission, does: 'revoke', why: '', apply: () => directory.unassign(to, assignment.id) }
        : nothing('not granted');
    const wish = { principalId: to, resourceId: graph.id, appRoleId: role.id };
    return assignment
      ? nothing('granted already')
      : { permission, does: 'grant', why: '', apply: () => directory.assign(wish) };
  });
  const nameOf = (id: string) => graph.appRoles.find((role) => role.id === id)?.value ?? id;
  return {
    title: `${displayName} (${servicePrincipalType}, ${to})`,
    steps,
    others: held.map(({ appRoleId }) => nameOf(appRoleId)).filter((name) => !wanted.includes(name)),
  };
}
