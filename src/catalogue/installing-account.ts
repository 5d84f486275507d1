import type { FactValues } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import { fail, type Judgement } from './outcome.ts';

/** The whole directory, as the scope of a role assignment. */
export const directoryScope = '/';

/** An account's own assignments at directory scope. Roles that arrive through a group are not among them. */
export function heldDirectly(
  account: NonNullable<FactValues['account']>,
  roleAssignments: FactValues['roleAssignments'],
): FactValues['roleAssignments'] {
  return roleAssignments.filter(
    ({ principalId, directoryScopeId }) => principalId === account.id && directoryScopeId === directoryScope,
  );
}

/** What every check of the account says where the tenant does not know it. */
export const noSuchUser = ({ installingAccount }: Profile): Judgement =>
  fail(`There is no such user in the tenant: ${installingAccount ?? 'the installing account'}.`, { account: null });
