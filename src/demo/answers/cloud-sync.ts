import type { FactValues } from '../../facts/facts.ts';

/** Answers on which every check of this area passes. */
export const cloudSyncAnswers = {
  closedGroupProvisioningPorts: [],
  domainObjectCount: 4200,
  groupProvisioningSelection: 'selected',
  inetOrgPersonCount: 0,
  largestProvisionedGroup: 320,
  largestScopingGroup: 2400,
  provisionedGroupCount: 40,
  provisionedMembershipCount: 2600,
  provisioningAgentVersion: '1.1.2505.0',
  provisioningLogsAcknowledged: true,
  scopedContainerCount: 12,
  scopeRenamesAcknowledged: true,
} satisfies Partial<FactValues>;
