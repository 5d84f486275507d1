import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const sqlAnswers = {
  databaseBackupNeeded: false,
  sqlCollation: 'SQL_Latin1_General_CP1_CI_AS',
  sqlDriversLeftAlone: true,
  sqlInstanceDedicated: true,
  sqlMaxServerMemory: 12_288,
  sqlProtocol: 'tcp',
  sqlServerPlatform: 'windows',
  sqlServerRelease: 2022,
} as const satisfies Partial<FactValues>;
