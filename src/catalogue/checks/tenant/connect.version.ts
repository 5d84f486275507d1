import { lookUpVersion, mandatoryVersion } from '../../connect-versions.ts';
import { daysUntil, showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown, warning } from '../../outcome.ts';
import { gateCheck, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'An existing Entra Connect is at or above the mandatory version',
  severity: 'required',
  tools: 'connect',
  why: 'Microsoft blocks older versions after a deadline: synchronization then stops entirely.',
  fix: [
    `Upgrade Entra Connect to ${mandatoryVersion} or later`,
    'Download the installer from Entra admin center > Entra Connect > Connect Sync; it upgrades in place',
    'With a staging server, upgrade that one first and switch over',
  ],
  verify:
    "On the Entra Connect server: (Get-ADSyncGlobalSettings).Parameters | ? Name -eq 'Microsoft.Synchronize.ServerConfigurationVersion' | % Value",
  sources: [
    gateCheck('Mandatory upgrade deadline'),
    learn2026.connectPrerequisites('Mandatory upgrade'),
    learn2026.hardening(),
    learn2026.versionHistory(),
  ],
  conflict:
    'The gate-check post: 2.5.79.0 or later by 30 September 2026. Learn in 2026: 2.6.84.0 or later, and application-based authentication, by 7 April 2027. Both deadlines hold, one after the other.',
  needs: ['organization'],
  uses: ['connectVersion'],
  judge({ organization, connectVersion }, { profile, now }) {
    const isPlannedUpgrade = profile.installation === 'upgrade';
    if (!isPlannedUpgrade && !organization.onPremisesSyncEnabled)
      return notApplicable('No installation exists yet: the tenant is not synchronized.');
    if (!connectVersion.ok)
      return unknown('The installed version could not be read.', 'connectVersion', connectVersion);
    const version = connectVersion.value;
    if (version === null)
      return isPlannedUpgrade
        ? unknown('Graph reports no version of the installation.', 'connectVersion', { kind: 'unexpectedShape' })
        : notApplicable('The tenant is synchronized, but no Entra Connect has reported a version to it.');
    const found = lookUpVersion(version);
    if (!found)
      return unknown(`"${version}" is not a version that Preflight can read.`, 'connectVersion', {
        kind: 'unexpectedShape',
      });

    const value = { version };
    if (found.recalled)
      return fail(
        `${version} was recalled by Microsoft: uninstall it and install ${mandatoryVersion} or later.`,
        value,
      );
    if (found.deadline) {
      const { version: needed, lastDay } = found.deadline;
      const words = `${version} is installed; ${needed} or later is mandatory after ${showDay(lastDay)} (${showDistance(lastDay, now)})`;
      return daysUntil(lastDay, now) < 0
        ? fail(`${words}, so synchronization may stop at any time.`, value)
        : warning(`${words}.`, value);
    }
    const ends = found.supportEnds;
    if (ends && daysUntil(ends, now) < 0)
      return warning(
        `${version} is installed; its support ended on ${showDay(ends)} (${showDistance(ends, now)}).`,
        value,
      );
    return pass(
      `${version} is installed${ends ? `, supported until ${showDay(ends)} (${showDistance(ends, now)})` : ''}.`,
      value,
    );
  },
});
