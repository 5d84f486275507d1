import { learn2026, learnOnTools } from '../sources.ts';
import { type Difference, none, type Stake } from './difference.ts';

const provisioning: Difference = {
  title: 'Provisioning security groups from the cloud to Active Directory',
  connect: {
    ability: 'cannot',
    text: 'Its group writeback v2 is no longer supported; Cloud Sync may run beside it for this alone.',
  },
  cloud: { ability: 'can', text: 'With Entra ID P1, and up to 50,000 members in each group.' },
  matters: ({ groupProvisioning }) =>
    groupProvisioning ? { kind: 'needed', because: 'Groups are to be provisioned to Active Directory.' } : none,
  sources: [
    learn2026.choosingCloudSync('Comparison'),
    learn2026.cloudSyncPrerequisites('Scale limits for Provisioning groups to Active Directory'),
    learnOnTools.groupWriteback('Group writeback v2'),
  ],
};

const microsoft365: Difference = {
  title: 'Writing Microsoft 365 groups back to Active Directory',
  connect: { ability: 'can', text: 'Group writeback v1, for groups of up to 250,000 members.' },
  cloud: { ability: 'unsaid', text: 'Microsoft contradicts itself.' },
  matters(_profile, tell): Stake {
    const [sync] = tell('syncFeatures');
    return sync?.features.unifiedGroupWritebackEnabled === true
      ? { kind: 'needed', because: 'It is switched on in this tenant.' }
      : none;
  },
  sources: [learn2026.choosingCloudSync('Comparison'), learnOnTools.groupWriteback('Group writeback v1')],
  conflict:
    'The guide of 2026 has group writeback v1 for both tools; the page on it of 2025 says that it stays with Connect Sync until Cloud Sync supports Microsoft 365 groups.',
};

export default [provisioning, microsoft365] satisfies readonly Difference[];
