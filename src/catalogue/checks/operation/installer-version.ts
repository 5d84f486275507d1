import { lastDeadline, lookUpVersion, mandatoryVersion } from '../../connect-versions.ts';
import { daysUntil, showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { gateCheck, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The installer to be used is a mandatory version',
  severity: 'required',
  tools: 'connect',
  why: 'Microsoft blocks older versions: what is installed with one stops synchronizing, or never starts.',
  fix: [
    `Download ${mandatoryVersion} or later from the Entra admin center`,
    'Entra admin center > Entra Connect > Get started; the Download Center no longer has it',
  ],
  verify: 'The properties of AzureADConnect.msi > Details',
  sources: [
    gateCheck('Mandatory upgrade deadline'),
    learn2026.connectPrerequisites('Mandatory upgrade'),
    learn2026.applicationAuthentication(),
    learn2026.versionHistory(),
  ],
  conflict:
    'The gate-check post: 2.5.79.0 or later. Learn in 2026: 2.6.84.0 or later by 7 April 2027. The rule follows Learn; up to that day what the post accepts is a warning.',
  needs: ['installerVersion'],
  uses: ['installerFromAdminCenter'],
  judge({ installerVersion: version, installerFromAdminCenter: origin }, { now }) {
    const found = lookUpVersion(version);
    if (!found)
      return unknown(`"${version}" is not a version that Preflight can read.`, 'installerVersion', {
        kind: 'unexpectedShape',
      });
    const value = { version };
    if (found.recalled) return fail(`${version} was recalled by Microsoft; use ${mandatoryVersion} or later.`, value);
    const { deadline } = found;
    // An installer that misses the earlier deadline is of no use for a new installation, whatever the day.
    if (deadline && (deadline.lastDay !== lastDeadline || daysUntil(lastDeadline, now) < 0))
      return fail(`${version} is older than ${deadline.version}, which is mandatory.`, value);
    if (origin.ok && !origin.value) return fail(`${version} was not downloaded from the Entra admin center.`, value);
    if (!origin.ok)
      return unknown(`${version}; where it was downloaded is not known.`, 'installerFromAdminCenter', origin);
    return deadline
      ? warning(
          `${version} may be installed, but ${mandatoryVersion} or later is mandatory after ${showDay(lastDeadline)} (${showDistance(lastDeadline, now)}).`,
          value,
        )
      : pass(`${version}, from the Entra admin center.`, value);
  },
});
