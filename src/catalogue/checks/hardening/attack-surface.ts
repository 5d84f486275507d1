import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites } from '../../sources.ts';

const guidelines =
  'https://learn.microsoft.com/windows-server/identity/ad-ds/plan/security-best-practices/reducing-the-active-directory-attack-surface';

export default defineCheck({
  title: 'The guidelines for a smaller AD attack surface were followed',
  severity: 'recommended',
  tools: 'both',
  why: 'Synchronization carries a weakness of Active Directory into the cloud.',
  fix: ['Work through the guidelines of Microsoft for Active Directory', guidelines],
  verify: guidelines,
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['attackSurfaceGuidelinesFollowed'],
  judge: ({ attackSurfaceGuidelinesFollowed }) =>
    attackSurfaceGuidelinesFollowed
      ? pass('The guidelines were followed.', { followed: true })
      : fail('The guidelines were not followed yet.', { followed: false }),
});
