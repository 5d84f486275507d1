import { type Citation, learn2026, learnOnTools } from '../sources.ts';

/** What Microsoft says about choosing, each with who says so. */
interface Advice {
  readonly text: string;
  readonly sources: readonly [Citation, ...Citation[]];
}

/** Told where neither tool is ruled out. */
export const choosing: Advice = {
  text: 'Microsoft calls Cloud Sync “the recommended path forward for most organizations”: new features are developed primarily for it.',
  sources: [learn2026.choosingCloudSync('Introduction')],
};

/** Told where Connect Sync is there already and Cloud Sync is ruled out. */
export const staying: Advice = {
  text: 'Microsoft asks nobody to move to Cloud Sync before it supports the features that they depend on.',
  sources: [learnOnTools.migrationQuestions('Feature support and compatibility')],
};

/** Told where each tool can do something that the other cannot. */
export const sideBySide: Advice = {
  text: 'Both may run for one tenant, as long as no object is in the scope of both.',
  sources: [
    learnOnTools.migrationQuestions('Can I run Connect Sync and Cloud Sync side by side?'),
    learnOnTools.cloudSyncTopologies('Piloting Microsoft Entra Cloud Sync in an existing hybrid AD forest'),
  ],
};

/** What does not help to choose. */
export const shared: Advice = {
  text: 'Users, groups and contacts; one forest or several connected ones; password hash synchronization, password writeback, Exchange hybrid, extension attributes and attributes of one’s own, Seamless SSO, the US Government cloud.',
  sources: [learn2026.choosingCloudSync('Comparison')],
};
