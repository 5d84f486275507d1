import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';
import { showNumber } from '../../words.ts';

/** What Microsoft sets by default. */
const defaultCount = 500;

/** Of the synchronized objects. No document names a percentage; this one is Preflight's own. */
const mostPercent = 5;

export default defineCheck({
  title: 'Accidental-delete prevention is on with a threshold that fits',
  severity: 'recommended',
  tools: 'connect',
  urgent: true,
  why: 'A wrong filter or a moved OU can delete thousands of users in one run; the threshold stops that run.',
  fix: [
    'Set a threshold of 500 deletions, or 5 % in a small directory',
    'On the Entra Connect server: Enable-ADSyncExportDeletionThreshold -DeletionThreshold 500',
  ],
  verify: 'On the Entra Connect server: Get-ADSyncExportDeletionThreshold',
  sources: [connectOverview('Features: prevent accidental deletes')],
  needs: ['syncFeatures'],
  uses: ['syncedObjectCounts'],
  judge({ syncFeatures: { deletionPrevention }, syncedObjectCounts }) {
    const type = deletionPrevention?.type?.toLowerCase() ?? null;
    const threshold = deletionPrevention?.threshold ?? null;
    if (type === 'disabled') return fail('Accidental-delete prevention is disabled.', { type: 'disabled' });
    const isKnown = type === 'enabledforcount' || type === 'enabledforpercentage';
    if (!isKnown || threshold === null)
      return unknown(
        isKnown || type === null
          ? 'Graph does not report the threshold of accidental-delete prevention.'
          : `Graph reports accidental-delete prevention as ${deletionPrevention?.type}, which Preflight does not know.`,
        'syncFeatures',
        { kind: 'unexpectedShape' },
      );

    if (type === 'enabledforpercentage') {
      const value = { type: 'enabledForPercentage', threshold };
      const words = `Synchronization stops when a run deletes more than ${threshold} % of the objects`;
      return threshold > mostPercent
        ? warning(`${words}, which is more than ${mostPercent} %.`, value)
        : pass(`${words}.`, value);
    }
    const value = { type: 'enabledForCount', threshold };
    const words = `Synchronization stops when a run deletes more than ${showNumber(threshold)} objects`;
    if (threshold <= defaultCount) return pass(`${words}.`, value);
    if (!syncedObjectCounts.ok)
      return unknown(`${words}; how many are synchronized is not known.`, 'syncedObjectCounts', syncedObjectCounts);
    const synchronized = Object.values(syncedObjectCounts.value).reduce((all, some) => all + some, 0);
    return threshold * 100 > synchronized * mostPercent
      ? warning(`${words}, which is more than ${mostPercent} % of the ${showNumber(synchronized)} synchronized.`, value)
      : pass(`${words}, at most ${mostPercent} % of the ${showNumber(synchronized)} synchronized.`, value);
  },
});
