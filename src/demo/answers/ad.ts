import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const adAnswers = {
  forestFunctionalLevel: 'Windows2016Forest',
  domainControllerReleases: ['2019', '2022'],
  domainControllerReadOnly: false,
  netbiosNames: ['CONTOSO'],
  recycleBinEnabled: true,
  directoryCheckTool: 'IdFix',
  directoryCheckErrorsLeft: 0,
  directoryCheckedOn: '2026-11-16',
  externalDirectoryObjectIdInSchema: true,
  topology: 'singleForest',
  largestGroupSize: 4800,
} satisfies Partial<FactValues>;
