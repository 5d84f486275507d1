import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const operationAnswers = {
  autoUpgradeState: 'Enabled',
  componentsAcknowledged: true,
  deviceWriteback: 'off',
  filteringWrittenDown: true,
  healthAgentsPlanned: true,
  installationVerifier: 'Lee Gu',
  installerFromAdminCenter: true,
  installerVersion: '2.6.92.0',
  passwordWriteback: 'on',
  supportedChangesAcknowledged: true,
} satisfies Partial<FactValues>;
