import type { FactName } from '../../../facts/facts.ts';
import type { Cause } from '../../../facts/reading.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { listed } from '../../privileged-identity.ts';
import { nameOf, type RoleUser, usersBehind } from '../../role-users.ts';
import { synchronizationRoles } from '../../roles.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';
import { showCount, showList } from '../../words.ts';

export default defineCheck({
  title: 'Every privileged administrator of the tenant has MFA',
  severity: 'recommended',
  tools: 'both',
  why: 'Whoever controls the synchronization server can reset the password of a synchronized user; only MFA then keeps them from signing in as an administrator.',
  fix: [
    'Have each administrator named here register for MFA',
    'They register at https://aka.ms/mfasetup; a Conditional Access policy for administrators then requires it',
    'Disable administrators that nobody uses any more',
  ],
  verify: 'Entra admin center > Authentication methods > User registration details, filtered by administrators',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['roleDefinitions', 'roleAssignments', 'roleHolders', 'mfaRegistrations'],
  uses: ['roleGroupMembers', 'roleEligibilities'],
  judge({ roleDefinitions, roleAssignments, roleHolders, mfaRegistrations, roleGroupMembers, roleEligibilities }) {
    const privileged = new Set(
      roleDefinitions
        // Synchronization signs in with these two as a service account, which cannot register for MFA.
        .filter(({ id, isPrivileged }) => isPrivileged && !synchronizationRoles.has(id))
        .map(({ id }) => id),
    );
    if (privileged.size === 0)
      return unknown('Graph calls no directory role privileged.', 'roleDefinitions', { kind: 'unexpectedShape' });

    /** `id`: of what stands for others that are not known one by one. */
    const gaps: { what: string; fact: FactName; cause: Cause; id?: string }[] = [];
    const eligibilities = listed(roleEligibilities);
    if (eligibilities === null && !roleEligibilities.ok)
      gaps.push({
        what: 'the eligible administrators',
        fact: 'roleEligibilities',
        cause: roleEligibilities.cause,
        id: 'eligible',
      });
    const administrators = new Map<string, RoleUser>();
    for (const holding of [...roleAssignments, ...(eligibilities ?? [])]) {
      if (!privileged.has(holding.roleDefinitionId)) continue;
      const behind = usersBehind(holding, roleHolders, roleGroupMembers);
      if ('cause' in behind)
        gaps.push({
          what: `the group ${nameOf(holding)}`,
          fact: 'roleGroupMembers',
          cause: behind.cause,
          id: holding.principalId,
        });
      else for (const user of behind.users) if (user.accountEnabled !== false) administrators.set(user.id, user);
    }

    const registered = new Map(mfaRegistrations.map(({ id, isMfaRegistered }) => [id, isMfaRegistered]));
    const those = (state: boolean | undefined) =>
      [...administrators.values()]
        .filter(({ id }) => registered.get(id) === state)
        .map(({ userPrincipalName }) => userPrincipalName)
        .sort();
    const without = those(false);
    const unlisted = those(undefined);
    if (unlisted.length > 0)
      gaps.push({
        what: `${showList(unlisted)} (not in the registration report)`,
        fact: 'mfaRegistrations',
        cause: { kind: 'unexpectedShape', detail: 'The registration report does not list every administrator.' },
      });
    const notKnown = [...new Set(gaps.map(({ what }) => what))];
    const rest = notKnown.length > 0 ? ` Not known: ${showList(notKnown)}.` : '';
    const objects = [
      ...[...administrators.values()].map(({ id, userPrincipalName }) => ({
        id,
        name: userPrincipalName,
        isFine: registered.get(id) === true,
      })),
      ...gaps.flatMap(({ what, id }) => (id === undefined ? [] : [{ id, name: what, isFine: false }])),
    ];
    // A known failure holds whatever the rest turns out to be.
    if (without.length > 0) return fail(`Without MFA: ${showList(without)}.${rest}`, { without }, objects);
    const [gap] = gaps;
    if (gap) return unknown(rest.trim(), gap.fact, gap.cause);
    return pass(
      administrators.size > 0
        ? `${showCount(administrators.size, 'privileged administrator')}, all registered for MFA.`
        : 'No user holds a privileged role.',
      { without },
      objects,
    );
  },
});
