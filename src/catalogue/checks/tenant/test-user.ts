import { defineCheck } from '../../define.ts';
import { pass, warning } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'A test user account is ready to verify synchronization',
  severity: 'informational',
  tools: 'both',
  why: 'A test user shows within one cycle whether synchronization works, without touching anyone.',
  fix: ['Create a test user in an OU that will be synchronized'],
  verify: 'Get-ADUser -Identity <name of the test user>',
  sources: [connectPrerequisites('Other')],
  needs: ['testUserReady'],
  judge: ({ testUserReady }) =>
    testUserReady
      ? pass('A test user is ready.', { ready: true })
      : warning('There is no test user yet.', { ready: false }),
});
