import { grantCommand } from '../cards/grant-command.ts';
import { catalogue } from '../catalogue/index.generated.ts';
import { type GraphSettings, readGraphSettings, readTargetSettings } from '../config.ts';
import { mayBeRefused, neededPermissions, seePermissions } from '../facts/permissions.ts';
import { defaultProfile, scanScope } from '../facts/profile.ts';
import { readTenant } from '../facts/read-tenant.ts';
import { graphToken } from '../graph/credential.ts';
import { openGraph } from '../graph/session.ts';
import { grantIn } from '../graph/token-grant.ts';
import { climb, type Grant, tellStates } from '../review/access.ts';
import { permissionTable } from './permission-table.ts';
import { findSite, withSite } from './simulate.ts';
import { trySignIn } from './try-sign-in.ts';

/** What a probe found: what is granted, and what to grant next, the most valuable first. */
interface Probe {
  /** How it is known: from the token of an application or of a person, or from what Graph answered and refused just now. */
  readonly source: 'application' | 'person' | 'reading';
  readonly granted: readonly string[];
  readonly rungs: readonly {
    readonly permissions: readonly { readonly name: string; readonly isKnown: boolean }[];
    readonly checks: readonly string[];
    readonly command: string;
  }[];
}

/**
 * Looks which permissions are granted, in all checks, whatever is planned.
 * @param tenant a simulated tenant
 * @param target a tenant of `TARGETS_FILE`, by its name or its id; with neither, the default one
 */
export function probe({ tenant, target }: { tenant?: string; target?: string }): Promise<Probe> {
  if (tenant !== undefined)
    return withSite(findSite(tenant, new Date()), new Date(), (settings) => look(settings, null));
  if (target === undefined) return look(readGraphSettings(), null);
  const settings = readTargetSettings(target);
  return look(settings, settings.tenantId ? { id: settings.tenantId, cloud: settings.cloud } : null);
}

async function look(settings: GraphSettings, of: { id: string; cloud: GraphSettings['cloud'] } | null): Promise<Probe> {
  const token = graphToken(settings);
  const grant: Grant = grantIn(await trySignIn(token));
  const all = permissionTable().map(({ permission }) => permission);
  const isEnough = grant.kind === 'app' && grant.permissions.every((name) => all.includes(name));
  // Where the token does not tell it all, Graph is asked.
  const scope = scanScope({ ...defaultProfile, cloud: settings.cloud });
  const reading = isEnough
    ? null
    : await readTenant(openGraph({ endpoint: settings.endpoint, token }), scope, new Date(), {
        tenantId: settings.tenantId,
      });
  const states = tellStates(all, grant, reading && seePermissions(reading.facts));
  const identity = grant.kind === 'app' ? grant.identity : null;
  return {
    source: grant.kind === 'app' ? 'application' : grant.kind === 'person' ? 'person' : 'reading',
    granted: all.filter((name) => states.get(name) === 'granted'),
    rungs: climb(catalogue, neededPermissions, states, null).map((rung) => ({
      ...rung,
      command: grantCommand(
        { identity, tenant: of },
        rung.permissions.map(({ name }) => name),
      ),
    })),
  };
}

const sources: { readonly [K in Probe['source']]: string } = {
  application: 'Told by the token that Preflight signs in with.',
  person: 'Told by the token of the person who signed in, and by what Microsoft Graph answered and refused just now.',
  reading: 'The token can’t be read. Told by what Microsoft Graph answered and refused just now.',
};

/** A probe for people. */
export function printProbe({ source, granted, rungs }: Probe): string {
  const total = permissionTable().length;
  const head = [
    `${granted.length} of ${total} permissions are known to be granted. ${sources[source]}`,
    ...granted.map((name) => `  granted  ${name}`),
  ];
  if (rungs.length === 0) return [...head, 'Nothing is missing.'].join('\n');
  const steps = rungs.flatMap(({ permissions, checks, command }, at) => {
    const notes = [
      permissions.some(({ isKnown }) => !isKnown) ? 'Nothing tells whether it is granted.' : [],
      permissions.some(({ name }) => mayBeRefused.has(name))
        ? 'Documented for a signed-in Global Administrator: Graph may refuse it to an application.'
        : [],
    ].flat();
    return [
      `${at + 1}. ${permissions.map(({ name }) => name).join(' + ')} (opens ${checks.length})`,
      ...checks.map((id) => `     ${id}: ${catalogue[id]?.title}`),
      ...notes.map((note) => `     ${note}`),
      `     ${command}`,
    ];
  });
  const who =
    source === 'person'
      ? 'An administrator consents to them for the application that the person signs in with.'
      : 'A Privileged Role Administrator of the tenant can grant them, signed in with the Azure CLI; OBJECT_ID stands for the object id of the service principal that reads.';
  return [...head, 'Missing, the most valuable first:', ...steps, who].join('\n');
}
