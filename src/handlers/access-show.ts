import { scanScope } from '../facts/profile.ts';
import type { AccessView } from '../protocol/view.ts';
import { climb, type Grant, tellStates } from '../review/access.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { aboutOf } from './picture.ts';
import type { Ports } from './ports.ts';

/** Which Graph permissions Preflight has in the tenant of this review, and what to grant next. Reads nothing of the tenant. */
export const showAccess: Handler<'access.show'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const { review, reading } = dossier;
  const { needed, mayBeRefused, see } = ports.facts.permissions;
  const grant = await ports.tenant.grant(scanScope(review.profile));
  const seen = reading && see(reading.facts);
  const all = [...new Set([...needed.values()].flatMap((names) => [...names]))].sort();
  const states = tellStates(all, grant, seen);
  const view: AccessView = {
    kind: 'access',
    ...aboutOf(dossier, ports),
    source: sourceOf(grant, reading !== null),
    asOf: reading?.asOf.toISOString() ?? null,
    problem: grant.kind === 'none' ? grant.problem : '',
    granted: all.filter((name) => states.get(name) === 'granted').length,
    total: all.length,
    rungs: climb(ports.catalogue, needed, states, review.profile).map(({ permissions, checks }) => ({
      permissions: permissions.map((one) => ({ ...one, mayBeRefused: mayBeRefused.has(one.name) })),
      checks: checks.map((check) => tellCheck(check, ports)),
    })),
    refused: all.filter((name) => states.get(name) === 'granted' && seen?.refusedToApp.has(name)),
    command: {
      identity: grant.kind === 'app' ? grant.identity : null,
      tenant: review.profile.target ? { id: review.profile.target, cloud: review.profile.cloud } : null,
    },
  };
  yield { view };
};

function sourceOf({ kind }: Grant, isRead: boolean): AccessView['source'] {
  if (kind === 'app') return 'application';
  if (kind === 'person') return 'person';
  return isRead ? 'reading' : 'nothing';
}

function tellCheck(check: string, { catalogue }: Ports): AccessView['rungs'][number]['checks'][number] {
  const { title = check, severity = 'informational' } = catalogue[check] ?? {};
  return { check, title, severity };
}
