import type { Catalogue } from '../catalogue/define.ts';
import type { Severity } from '../catalogue/outcome.ts';
import type { FactName } from '../facts/facts.ts';
import type { SeenPermissions } from '../facts/permissions.ts';
import type { Profile } from '../facts/profile.ts';
import { whyNot } from './applies.ts';

/** What is told of the permissions that Preflight reads with. `none`: no token could be had, and why. */
export type Grant =
  | { readonly kind: 'app'; readonly permissions: readonly string[]; readonly identity: string | null }
  | { readonly kind: 'person'; readonly permissions: readonly string[] }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'none'; readonly problem: string };

type GrantState = 'granted' | 'missing' | 'unknown';

/** Permissions that are worth granting together, and the checks that this opens. */
interface Rung {
  readonly permissions: readonly { readonly name: string; readonly isKnown: boolean }[];
  readonly checks: readonly string[];
}

/**
 * Which permissions are granted, as far as that can be told: by the token where it can be read, else by what Graph
 * answered and refused in a reading.
 * @param all every permission that Preflight can use
 * @param seen what the last reading showed; `null`: there is none
 */
export function tellStates(
  all: readonly string[],
  grant: Grant,
  seen: SeenPermissions | null,
): ReadonlyMap<string, GrantState> {
  const told = 'permissions' in grant ? new Set(grant.permissions) : null;
  // A broader one, such as Directory.Read.All, may stand for several of ours.
  const mayBeBroader = told === null || grant.kind === 'person' || [...told].some((name) => !all.includes(name));
  const stateOf = (permission: string): GrantState => {
    if (told?.has(permission)) return 'granted';
    if (!mayBeBroader || seen?.refused.has(permission)) return 'missing';
    return seen?.answered.has(permission) ? 'granted' : 'unknown';
  };
  return new Map(all.map((permission) => [permission, stateOf(permission)]));
}

/** What one more check is worth. */
const worth: Readonly<Record<Severity, number>> = { required: 4, recommended: 2, informational: 1 };

/**
 * What to grant, in the order of what it is worth: at each step the permissions that open most for each one of them,
 * on top of those before. A check is open when all that it looks at may be read. Checks that don't apply to the
 * planned installation count for nothing; without a `profile` all of them count.
 */
export function climb(
  catalogue: Catalogue,
  needed: ReadonlyMap<FactName, ReadonlySet<string>>,
  states: ReadonlyMap<string, GrantState>,
  profile: Profile | null,
): Rung[] {
  const held = new Set([...states].flatMap(([name, state]) => (state === 'granted' ? [name] : [])));
  const lacking = (check: string): string[] => {
    const { needs = [], uses = [] } = catalogue[check] ?? {};
    const permissions = new Set([...needs, ...uses].flatMap((fact) => [...(needed.get(fact) ?? [])]));
    return [...permissions].filter((name) => !held.has(name)).sort();
  };
  let locked = Object.keys(catalogue).filter((id) => {
    const check = catalogue[id];
    return check && lacking(id).length > 0 && !(profile && whyNot(check, profile));
  });
  const rungs: Rung[] = [];
  while (locked.length > 0) {
    const [best] = [...new Map(locked.map((id) => [lacking(id).join(), lacking(id)])).values()]
      .map((permissions) => {
        const checks = locked.filter((id) => lacking(id).every((name) => permissions.includes(name)));
        const value = checks.reduce((sum, id) => sum + worth[catalogue[id]?.severity ?? 'informational'], 0);
        return { permissions, checks, value: value / permissions.length };
      })
      .toSorted((a, b) => b.value - a.value || (a.permissions.join() < b.permissions.join() ? -1 : 1));
    if (!best) break;
    for (const name of best.permissions) held.add(name);
    locked = locked.filter((id) => !best.checks.includes(id));
    rungs.push({
      permissions: best.permissions.map((name) => ({ name, isKnown: states.get(name) === 'missing' })),
      checks: best.checks.toSorted((a, b) => worthOf(b, catalogue) - worthOf(a, catalogue)),
    });
  }
  return rungs;
}

const worthOf = (id: string, catalogue: Catalogue): number => worth[catalogue[id]?.severity ?? 'informational'];
