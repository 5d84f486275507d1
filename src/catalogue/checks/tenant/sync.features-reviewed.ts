import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview, connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'Optional sync features are reviewed',
  severity: 'recommended',
  tools: 'connect',
  why: 'Some features cannot be turned off again, and some change what happens to users at the first synchronization.',
  fix: [
    'Go through the list of features and confirm it',
    'Decide for each feature whether it should be on before the first synchronization',
  ],
  verify: '(Get-MgDirectoryOnPremiseSynchronization).Features | Format-List',
  sources: [connectPrerequisites('Prepare your on-premises data'), connectOverview('Features')],
  needs: ['syncFeatures', 'syncFeaturesReviewed'],
  judge({ syncFeatures: { features }, syncFeaturesReviewed }) {
    const those = (state: boolean | null) =>
      Object.keys(features)
        .filter((name) => features[name] === state)
        .map((name) => name.replace(/Enabled$/, ''))
        .sort();
    const value = { on: those(true), off: those(false), notReported: those(null) };
    const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');
    const states = `On: ${list(value.on)}. Off: ${list(value.off)}. Not reported: ${list(value.notReported)}.`;
    return syncFeaturesReviewed
      ? pass(`Reviewed. ${states}`, value)
      : fail(`Nobody has confirmed the features yet. ${states}`, value);
  },
});
