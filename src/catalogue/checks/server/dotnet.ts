import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import {
  cloudSyncPrerequisites,
  connectPrerequisites,
  gateCheck,
  integrationPrerequisites,
  learn2026,
} from '../../sources.ts';
import { compareVersions, parseVersion } from '../../version.ts';

/** The lowest release number of each version of .NET Framework. */
const lowest = { '4.6.2': 394802, '4.7.1': 461308, '4.7.2': 461808, '4.8': 528040 };

/** From this version of Entra Connect on 4.7.2 is needed. */
const stricterFrom = [2, 5, 79, 0];

export default defineCheck({
  title: '.NET Framework is recent enough',
  severity: 'required',
  tools: 'both',
  why: 'The installer stops on an older .NET Framework. Version 4.8 is the best for accessibility.',
  fix: [
    'Install .NET Framework 4.8 or later, and restart the server',
    'At least: 4.7.2 for the mandatory Entra Connect, 4.7.1 for Cloud Sync',
  ],
  verify: "(Get-ItemProperty 'HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full').Release",
  sources: [
    connectPrerequisites('Installation prerequisites'),
    gateCheck('.NET Framework + PowerShell execution policy'),
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('More requirements'),
    learn2026.hardening(),
    learn2026.connectPrerequisites('Installation prerequisites'),
  ],
  conflict:
    'The prerequisites of Entra Connect: 4.6.2, and in another place 4.5.1. The gate-check post: 4.6.2, and 4.7.2 for the mandatory version. Learn in 2026: 4.7.2 from 2.5.79.0 on. The rule goes by the version of the installer; a new installation must be the mandatory one, which needs 4.7.2.',
  needs: ['dotnetRelease'],
  uses: ['installerVersion'],
  judge({ dotnetRelease: release, installerVersion }, { profile }) {
    const value = { release };
    const seen = `.NET Framework has release ${release}`;
    const tooOld = (needed: keyof typeof lowest, who: string) =>
      fail(`${seen}; ${who} needs ${lowest[needed]} (${needed}) or later.`, value);
    if (profile.tool === 'cloud')
      return release < lowest['4.7.1'] ? tooOld('4.7.1', 'Cloud Sync') : pass(`${seen}, which is enough.`, value);
    if (release < lowest['4.6.2']) return tooOld('4.6.2', 'every Entra Connect');
    if (release >= lowest['4.8']) return pass(`${seen}, which is enough.`, value);
    const works = warning(`${seen}, which is enough; 4.8 (${lowest['4.8']}) or later is recommended.`, value);
    if (release >= lowest['4.7.2']) return works;
    const version = installerVersion.ok ? parseVersion(installerVersion.value) : null;
    if (!version)
      return unknown(
        `${seen}, too old for Entra Connect from 2.5.79.0 on, and the version of the installer is not known.`,
        'installerVersion',
        installerVersion,
      );
    return compareVersions(version, stricterFrom) < 0 ? works : tooOld('4.7.2', `Entra Connect ${version.join('.')}`);
  },
});
