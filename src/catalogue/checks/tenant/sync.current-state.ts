import { showMoment } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

const longestPause = 3 * 3_600_000;

export default defineCheck({
  title: 'Directory synchronization is off, or ran within the last 3 hours',
  severity: 'informational',
  tools: 'both',
  urgent: true,
  why: 'Whether the tenant is synchronized already decides how to install, and a cycle that is overdue is a fault to be mended first.',
  fix: [
    'Find out why synchronization stopped',
    'On the Entra Connect server: Get-ADSyncScheduler, then Start-ADSyncSyncCycle -PolicyType Delta',
    'For Cloud Sync: Entra admin center > Entra Connect > Cloud Sync shows the state of each configuration',
  ],
  verify: 'Entra admin center > Entra Connect > Connect Sync shows the last sync',
  sources: [connectOverview('Introduction')],
  needs: ['organization'],
  uses: ['lastPasswordSync'],
  judge({ organization, lastPasswordSync }, { now }) {
    const { onPremisesSyncEnabled: isOn, onPremisesLastSyncDateTime: last } = organization;
    if (!isOn) {
      const directorySync = isOn === null ? 'never on' : 'off';
      return pass(
        isOn === null ? 'Directory synchronization was never on.' : 'Directory synchronization was on and is off now.',
        { directorySync },
      );
    }
    const passwords = !lastPasswordSync.ok
      ? 'The last password synchronization could not be read.'
      : lastPasswordSync.value === null
        ? 'Passwords were never synchronized.'
        : `Passwords last synchronized on ${showMoment(new Date(lastPasswordSync.value))}.`;
    const isFresh = Boolean(last) && now.getTime() - Date.parse(last ?? '') <= longestPause;
    const value = { directorySync: 'on', ranInTime: isFresh };
    if (!last) return fail(`Directory synchronization is on, and no cycle has ever been recorded. ${passwords}`, value);
    const ran = showMoment(new Date(last));
    return isFresh
      ? pass(`Directory synchronization is on and last ran on ${ran}. ${passwords}`, value)
      : fail(`Directory synchronization is on but has not run for over 3 hours, last on ${ran}. ${passwords}`, value);
  },
});
