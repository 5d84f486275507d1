import type { FactValues } from '../facts/facts.ts';
import type { Cause, Reading } from '../facts/reading.ts';

export type RoleUser = FactValues['roleHolders'][number];

type Holding = FactValues['roleAssignments'][number] | FactValues['roleEligibilities'][number];

/** The users that a role reaches: the principal itself or the members of a group. Nobody signs in as anything else. */
export function usersBehind(
  { principalId, principal }: Holding,
  roleHolders: readonly RoleUser[],
  roleGroupMembers: Reading<FactValues['roleGroupMembers']>,
): { users: readonly RoleUser[] } | { cause: Cause } {
  if (principal?.['@odata.type'] !== '#microsoft.graph.group')
    return { users: roleHolders.filter(({ id }) => id === principalId) };
  if (!roleGroupMembers.ok) return { cause: roleGroupMembers.cause };
  const members = roleGroupMembers.value[principalId];
  if (!members) return { cause: { kind: 'unexpectedShape' } };
  return members.ok ? { users: members.value } : { cause: members.cause };
}

/** How a group or a user is named to people. */
export const nameOf = ({ principalId, principal }: Holding): string => principal?.displayName ?? principalId;
