import type { FactValues } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';

type Assignment = FactValues['roleAssignments'][number];
type Schedule = FactValues['roleAssignmentSchedules'][number];

/** How long a role is held. */
type Tenure = { readonly kind: 'standing' } | { readonly kind: 'activated' | 'limited'; readonly ends: string | null };

/** What Privileged Identity Management lists. A tenant without its licence has nothing in it; `null`: not known. */
export function listed<T>(reading: Reading<T[]>): readonly T[] | null {
  if (reading.ok) return reading.value;
  return reading.cause.kind === 'licenceMissing' ? [] : null;
}

/** Whether an assignment stands, or is an activation or an assignment that ends. The longest of several counts. */
export function tenureOf(assignment: Assignment, schedules: readonly Schedule[]): Tenure {
  const own = schedules.filter(
    ({ principalId, roleDefinitionId, directoryScopeId }) =>
      principalId === assignment.principalId &&
      roleDefinitionId === assignment.roleDefinitionId &&
      directoryScopeId === assignment.directoryScopeId,
  );
  // An assignment that was made past Privileged Identity Management has no end that anyone could have set.
  if (own.length === 0) return { kind: 'standing' };
  const isActivated = ({ assignmentType }: Schedule) => assignmentType?.toLowerCase() === 'activated';
  if (own.some((row) => !isActivated(row) && !row.endDateTime)) return { kind: 'standing' };
  const ends = own.map(({ endDateTime }) => endDateTime ?? '').sort();
  return { kind: own.every(isActivated) ? 'activated' : 'limited', ends: ends.at(-1) || null };
}
