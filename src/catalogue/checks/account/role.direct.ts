import { showMoment } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { directoryScope, heldDirectly, noSuchUser } from '../../installing-account.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { listed, tenureOf } from '../../privileged-identity.ts';
import { installingRoles } from '../../roles.ts';
import {
  cloudSyncPrerequisites,
  connectPrerequisites,
  gateCheck,
  integrationPrerequisites,
  learn2026,
} from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The installing account holds its role directly, not through a group',
  severity: 'required',
  tools: 'both',
  why: 'The wizard looks only at roles of the user itself. One that arrives through a group looks right in the admin center, and role validation fails.',
  fix: [
    'Assign the role to the user itself',
    'Entra admin center > Roles & admins > Hybrid Identity Administrator > Add assignments, as an active assignment',
    'A role that is only eligible has to be activated before the wizard starts',
  ],
  verify:
    'Get-MgRoleManagementDirectoryRoleAssignment -Filter "principalId eq \'<id of the user>\'" -ExpandProperty roleDefinition',
  sources: [
    connectPrerequisites('Accounts'),
    gateCheck('Admin role for the install itself'),
    gateCheck('Things that catch people during pre-install'),
    integrationPrerequisites('Accounts'),
    cloudSyncPrerequisites('Cloud provisioning agent requirements'),
    learn2026.connectPrerequisites('Accounts'),
  ],
  needs: ['account', 'roleAssignments'],
  uses: ['roleAssignmentSchedules', 'roleEligibilities', 'accountTransitiveRoles'],
  judge({ account, roleAssignments, roleAssignmentSchedules, roleEligibilities, accountTransitiveRoles }, { profile }) {
    if (!account) return noSuchUser(profile);
    const who = account.userPrincipalName;
    const isAtDirectory = ({ directoryScopeId }: { directoryScopeId?: string | null | undefined }) =>
      directoryScopeId === directoryScope;
    /** The names of the fitting roles among some rows, the wider role first. */
    const rolesIn = (rows: readonly { roleDefinitionId: string }[]) =>
      installingRoles.filter(({ id }) => rows.some((row) => row.roleDefinitionId === id)).map(({ name }) => name);

    const direct = heldDirectly(account, roleAssignments);
    const held = installingRoles.flatMap((role) => {
      const assignment = direct.find(({ roleDefinitionId }) => roleDefinitionId === role.id);
      return assignment ? [{ role: role.name, assignment }] : [];
    });
    if (held.length > 0) {
      const schedules = listed(roleAssignmentSchedules);
      if (schedules === null)
        return unknown(
          `${who} holds ${showList(rolesIn(direct))} directly; whether it stands or is activated for a while is not known.`,
          'roleAssignmentSchedules',
          roleAssignmentSchedules,
        );
      const tenures = held.map(({ role, assignment }) => ({ role, ...tenureOf(assignment, schedules) }));
      const standing = tenures.find(({ kind }) => kind === 'standing');
      if (standing) return pass(`${who} holds ${standing.role} directly.`, { role: standing.role, held: 'standing' });
      const [longest] = tenures
        .filter((tenure) => tenure.kind !== 'standing')
        .sort((a, b) => ((a.ends ?? '9') < (b.ends ?? '9') ? 1 : -1));
      if (longest) {
        const until = longest.ends ? `until ${showMoment(new Date(longest.ends))}` : 'without an end';
        return warning(
          `${who} holds ${longest.role} directly, but only ${longest.kind === 'activated' ? 'activated' : 'assigned'} ${until}.`,
          { role: longest.role, held: longest.kind },
        );
      }
    }

    const sentences: string[] = [];
    const eligible = rolesIn(
      (listed(roleEligibilities) ?? []).filter((row) => row.principalId === account.id && isAtDirectory(row)),
    );
    if (eligible.length > 0) sentences.push(`${who} is only eligible for ${showList(eligible)}: activate it first.`);
    const through = (accountTransitiveRoles.ok ? accountTransitiveRoles.value : []).filter(
      (row) => row.principalId !== account.id && isAtDirectory(row) && rolesIn([row]).length > 0,
    );
    const groups = [...new Set(through.map(({ principalId }) => principalId))].map((id) => {
      const assignment = roleAssignments.find(({ principalId }) => principalId === id);
      return assignment?.principal?.displayName ?? id;
    });
    if (groups.length > 0)
      sentences.push(
        `${who} has ${showList(rolesIn(through))} only through ${groups.length === 1 ? 'the group' : 'the groups'} ${showList(groups)}: assign it directly.`,
      );
    const scoped = rolesIn(roleAssignments.filter((row) => row.principalId === account.id && !isAtDirectory(row)));
    if (scoped.length > 0) sentences.push(`${who} holds ${showList(scoped)} only for a part of the directory.`);
    if (sentences.length === 0)
      sentences.push(`${who} does not hold ${installingRoles.map(({ name }) => name).join(' or ')}.`);
    return fail(sentences.join(' '), { eligible, groups, scoped });
  },
});
