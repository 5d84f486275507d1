import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const gmsaAnswers = {
  adSchemaVersion: 88,
  agentServiceAccount: 'CONTOSO\\provAgentgMSA$',
  missingGmsaPermissions: [],
  rsatOnDomainController: true,
} satisfies Partial<FactValues>;
