import type { FactValues } from '../../../facts/facts.ts';
import type { Reading } from '../../../facts/reading.ts';
import { lastDeadline } from '../../connect-versions.ts';
import { daysUntil, showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { synchronizationRoles } from '../../roles.ts';
import { learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'Entra Connect signs in as an application',
  severity: 'required',
  tools: 'connect',
  why: 'Microsoft retires the sign-in with a service account and its password; synchronization then stops.',
  fix: [
    `Switch Entra Connect to application authentication, before ${showDay(lastDeadline)}`,
    'Upgrade to 2.6.84.0 or later; an existing server is switched in the wizard, not by itself',
    'Remove the old Directory Synchronization Accounts user afterwards',
  ],
  verify: 'On the Entra Connect server: Get-ADSyncEntraConnectorCredential shows ConnectorIdentityType Application',
  sources: [learn2026.applicationAuthentication(), learn2026.connectPrerequisites('Mandatory upgrade')],
  needs: [],
  uses: ['connectorIdentityType', 'applicationAuthenticationPlannedFor', 'roleAssignments'],
  judge({ connectorIdentityType, applicationAuthenticationPlannedFor, roleAssignments }, { now }) {
    const identity = connectorIdentityType.ok ? connectorIdentityType.value : null;
    if (identity === 'Application') return pass('Entra Connect signs in as an application.', { identity });
    const planned = applicationAuthenticationPlannedFor.ok ? applicationAuthenticationPlannedFor.value : null;
    // A plan whose day has passed without the switch was missed.
    const isPlanned = planned !== null && planned < lastDeadline && daysUntil(planned, now) >= 0;
    if (isPlanned && planned) return pass(`Planned for ${showDay(planned)}.`, { planned });

    const isLate = daysUntil(lastDeadline, now) < 0;
    if (!connectorIdentityType.ok)
      return unknown(
        `How Entra Connect signs in is not known.${evidence(roleAssignments)}`,
        'connectorIdentityType',
        connectorIdentityType,
      );
    if (!applicationAuthenticationPlannedFor.ok && !isLate)
      return unknown(
        `${state[connectorIdentityType.value]}, and nobody has said when it will sign in as an application.`,
        'applicationAuthenticationPlannedFor',
        applicationAuthenticationPlannedFor,
      );
    const plan = !applicationAuthenticationPlannedFor.ok
      ? 'nobody has said when that changes'
      : planned === null
        ? 'no day is planned'
        : `the planned day, ${showDay(planned)}, ${planned < lastDeadline ? 'has passed' : 'is too late'}`;
    const words = `${state[connectorIdentityType.value]}, ${plan}, and the old way ends after ${showDay(lastDeadline)} (${showDistance(lastDeadline, now)}).`;
    const value = { identity, planned };
    return isLate ? fail(words, value) : warning(words, value);
  },
});

const state = {
  Application: 'Entra Connect signs in as an application',
  ServiceAccount: 'Entra Connect signs in with a service account',
  notInstalled: 'Entra Connect is not installed yet',
} as const;

/** Who holds the roles of synchronization is a hint only: it does not tell which credential a server uses. */
function evidence(roleAssignments: Reading<FactValues['roleAssignments']>): string {
  if (!roleAssignments.ok) return '';
  const types = roleAssignments.value
    .filter(({ roleDefinitionId }) => synchronizationRoles.has(roleDefinitionId))
    .map(({ principal }) => principal?.['@odata.type']);
  if (types.includes('#microsoft.graph.servicePrincipal'))
    return ' An application holds a role of synchronization, which speaks for it.';
  return types.includes('#microsoft.graph.user')
    ? ' A user holds a role of synchronization, which speaks against it.'
    : '';
}
