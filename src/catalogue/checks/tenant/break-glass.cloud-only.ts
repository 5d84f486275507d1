import type { Cause } from '../../../facts/reading.ts';
import { defineCheck } from '../../define.ts';
import { isGuest } from '../../guest.ts';
import { directoryScope } from '../../installing-account.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { listed, tenureOf } from '../../privileged-identity.ts';
import { type RoleUser, usersBehind } from '../../role-users.ts';
import { installingRoles } from '../../roles.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'A cloud-only Hybrid Identity Administrator exists',
  severity: 'required',
  tools: 'cloud',
  why: 'When Active Directory or synchronization fails, only an account that does not depend on them can still change the tenant.',
  fix: [
    'Create a cloud-only Hybrid Identity Administrator',
    'Give it the role as an active assignment without end, at directory scope',
    'Keep it out of synchronization and store its credentials safely',
  ],
  verify: 'Entra admin center > Roles & admins > Hybrid Identity Administrator > Assignments',
  sources: [cloudSyncPrerequisites('In the Microsoft Entra admin center')],
  needs: ['roleAssignments', 'roleHolders'],
  uses: ['roleGroupMembers', 'roleAssignmentSchedules', 'roleEligibilities'],
  judge({ roleAssignments, roleHolders, roleGroupMembers, roleAssignmentSchedules, roleEligibilities }) {
    const isFitting = ({ roleDefinitionId, directoryScopeId }: (typeof roleAssignments)[number]) =>
      directoryScopeId === directoryScope && installingRoles.some(({ id }) => id === roleDefinitionId);
    const schedules = listed(roleAssignmentSchedules);
    const eligibilities = listed(roleEligibilities);
    const standing = new Set<string>();
    const temporary = new Set<string>();
    const gaps: ['roleGroupMembers' | 'roleAssignmentSchedules' | 'roleEligibilities', Cause][] = [];

    for (const assignment of roleAssignments.filter(isFitting)) {
      const behind = usersBehind(assignment, roleHolders, roleGroupMembers);
      if ('cause' in behind) {
        gaps.push(['roleGroupMembers', behind.cause]);
        continue;
      }
      const names = behind.users.filter(isCloudOnly).map(({ userPrincipalName }) => userPrincipalName);
      if (names.length === 0) continue;
      if (schedules === null) {
        if (!roleAssignmentSchedules.ok) gaps.push(['roleAssignmentSchedules', roleAssignmentSchedules.cause]);
        continue;
      }
      const held = tenureOf(assignment, schedules).kind === 'standing' ? standing : temporary;
      for (const name of names) held.add(name);
    }
    if (standing.size > 0) {
      const names = [...standing].sort();
      return pass(`Cloud-only and standing: ${showList(names)}.`, { standing: names });
    }

    for (const eligibility of (eligibilities ?? []).filter(isFitting)) {
      const behind = usersBehind(eligibility, roleHolders, roleGroupMembers);
      if ('cause' in behind) gaps.push(['roleGroupMembers', behind.cause]);
      else for (const user of behind.users.filter(isCloudOnly)) temporary.add(user.userPrincipalName);
    }
    if (!roleEligibilities.ok && eligibilities === null && temporary.size === 0)
      gaps.push(['roleEligibilities', roleEligibilities.cause]);
    const [gap] = gaps;
    if (gap) return unknown('Not every holder of the role could be looked at.', ...gap);
    const names = [...temporary].sort();
    return names.length > 0
      ? warning(`Cloud-only, but only eligible or for a limited time: ${showList(names)}.`, { temporary: names })
      : fail('No enabled, cloud-only user holds Hybrid Identity Administrator or Global Administrator.', {
          temporary: names,
        });
  },
});

const isCloudOnly = (user: RoleUser) => user.accountEnabled === true && !user.onPremisesSyncEnabled && !isGuest(user);
