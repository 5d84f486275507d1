import { catalogue } from '../catalogue/index.generated.ts';
import type { TenantFact } from '../facts/define.ts';
import { groupMembers } from '../facts/group-members.ts';
import { tenantFacts } from '../facts/index.generated.ts';
import { neededPermissions } from '../facts/permissions.ts';

/** One Graph permission, what it lets Preflight read, and the checks that this serves. */
interface PermissionRow {
  readonly permission: string;
  readonly reads: readonly string[];
  readonly checks: readonly string[];
}

const facts = tenantFacts as Record<string, TenantFact<unknown>>;

const asked: readonly Pick<TenantFact<unknown>, 'about' | 'permissions'>[] = [
  ...Object.values(facts),
  { about: groupMembers.about, permissions: [groupMembers.permission] },
];

/** Every permission that the facts and the roles name, with what it serves. The only place where this is worked out. */
export function permissionTable(): PermissionRow[] {
  const permissions = [...new Set(asked.flatMap(({ permissions }) => permissions))].sort();
  return permissions.map((permission) => ({
    permission,
    reads: asked.filter(({ permissions }) => permissions.includes(permission)).map(({ about }) => about),
    checks: Object.entries(catalogue)
      .filter(([, { needs, uses }]) => [...needs, ...uses].some((name) => neededPermissions.get(name)?.has(permission)))
      .map(([id]) => id),
  }));
}
