import { showMoment } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';

/** When Connect Health raises its alert. */
const longestPause = 120 * 60_000;

export default defineCheck({
  title: 'Password hashes were synchronized within the last 2 hours',
  severity: 'informational',
  tools: 'both',
  urgent: true,
  why: 'Password hash synchronization has a cycle of its own. When it stops, people whose password changes in Active Directory can no longer sign in to the cloud, and a password that was reset in an incident keeps working there.',
  fix: [
    'Restart the service “Microsoft Entra ID Sync”',
    'On the Entra Connect server: Invoke-ADSyncDiagnostics -PasswordSync names the step that fails',
    'For Cloud Sync: Entra admin center > Entra Connect > Cloud Sync shows the state of the password job',
  ],
  verify: 'Entra admin center > Entra Connect > Connect Sync shows the last password hash sync',
  sources: [learn2026.healthAlerts('Password Hash Synchronization heartbeat was skipped in last 120 minutes')],
  needs: ['organization'],
  uses: ['syncFeatures', 'lastPasswordSync'],
  judge({ organization, syncFeatures, lastPasswordSync }, { now }) {
    if (!organization.onPremisesSyncEnabled) return notApplicable('The tenant is not synchronized.');
    const isOn = syncFeatures.ok ? (syncFeatures.value.features.passwordSyncEnabled ?? null) : null;
    const last = lastPasswordSync.ok ? lastPasswordSync.value : null;
    // Whatever the switch says, hashes that came just now did come.
    if (last && now.getTime() - Date.parse(last) <= longestPause)
      return pass(`Password hashes were last synchronized on ${showMoment(new Date(last))}.`, { inTime: true });
    if (isOn === false) return notApplicable('Password hash synchronization is off.');
    if (!lastPasswordSync.ok)
      return unknown('When password hashes were last synchronized is not known.', 'lastPasswordSync', lastPasswordSync);
    const words = last
      ? `password hashes were last synchronized on ${showMoment(new Date(last))}, over 2 hours ago`
      : 'no password hash was ever synchronized';
    if (isOn === null)
      return unknown(
        `Whether password hash synchronization is on is not known; ${words}.`,
        'syncFeatures',
        syncFeatures,
      );
    return fail(`Password hash synchronization is on, but ${words}.`, { inTime: false });
  },
});
