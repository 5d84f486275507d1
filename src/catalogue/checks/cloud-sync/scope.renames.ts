import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The team knows what a deleted or renamed scoping group or OU does',
  severity: 'informational',
  tools: 'cloud',
  when: ({ scoping }) => scoping !== 'all',
  why: 'Members of a deleted scoping group are not removed. After a rename of a group or OU delta sync does not remove its users, the new name is not recognized, and the job still looks healthy.',
  fix: [
    'Tell those who manage scoping groups and OUs',
    'After a rename, name the group or OU in the scoping filter again',
  ],
  verify: 'Entra admin center > Entra Connect > Cloud Sync > the configuration > Scoping filters',
  sources: [
    cloudSyncPrerequisites('Known limitations: delta synchronization'),
    cloudSyncPrerequisites('Known limitations: group renaming or OU renaming'),
  ],
  needs: ['scopeRenamesAcknowledged'],
  judge: ({ scopeRenamesAcknowledged: acknowledged }) =>
    acknowledged
      ? pass('The team knows that their users stay and the job looks healthy.', { acknowledged })
      : fail('The team does not know yet that their users stay and the job looks healthy.', { acknowledged }),
});
