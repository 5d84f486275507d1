import { catalogue } from '../catalogue/index.generated.ts';
import type { TenantFact } from '../facts/define.ts';
import { tenantFacts } from '../facts/index.generated.ts';
import { neededPermissions } from '../facts/permissions.ts';

/** One Graph permission, what it lets Preflight read, and the checks that this serves. */
interface PermissionRow {
  readonly permission: string;
  readonly reads: readonly string[];
  readonly checks: readonly string[];
}

const facts = tenantFacts as Record<string, TenantFact<unknown>>;

/** Every permission that the facts name, with what it serves. The only place where this is worked out. */
export function permissionTable(): PermissionRow[] {
  const permissions = [...new Set(Object.values(facts).flatMap((fact) => fact.permissions))].sort();
  return permissions.map((permission) => ({
    permission,
    reads: Object.values(facts)
      .filter((fact) => fact.permissions.includes(permission))
      .map(({ about }) => about),
    checks: Object.entries(catalogue)
      .filter(([, { needs, uses }]) => [...needs, ...uses].some((name) => neededPermissions.get(name)?.has(permission)))
      .map(([id]) => id),
  }));
}
