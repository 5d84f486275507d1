import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

export default defineCheck({
  title: 'Automatic upgrade is on (the default with express settings)',
  severity: 'recommended',
  tools: 'connect',
  why: 'Microsoft retires each version a year after the next one, and blocks old ones; automatic upgrade keeps up by itself.',
  fix: [
    'Run Set-ADSyncAutoUpgrade -AutoUpgradeState Enabled',
    'Suspended is set by Entra Connect itself where it is not eligible: the event log says why',
  ],
  verify: 'Get-ADSyncAutoUpgrade',
  sources: [connectOverview('Configure sync features')],
  needs: ['autoUpgradeState'],
  judge({ autoUpgradeState: state }, { profile: { settings, installation } }) {
    const value = { state };
    if (state === 'Enabled') return pass('Automatic upgrade is enabled.', value);
    if (state === 'notInstalled')
      return settings === 'express' || installation === 'dirsync'
        ? pass('Nothing is installed yet; the planned installation enables automatic upgrade by itself.', value)
        : warning(
            'Nothing is installed yet; with custom settings automatic upgrade has to be enabled afterwards.',
            value,
          );
    return state === 'Suspended'
      ? fail('Entra Connect itself has suspended automatic upgrade.', value)
      : fail('Automatic upgrade is disabled.', value);
  },
});
