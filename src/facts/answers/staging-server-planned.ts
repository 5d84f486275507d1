import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether a staging or stand-by server is planned',
  ask: 'Is a second server planned, in staging mode or as a stand-by?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The plan of the installation; on an existing server: (Get-ADSyncScheduler).StagingModeEnabled',
  fromProfile: ({ servers }) => (servers.some(({ role }) => role === 'staging') ? true : null),
});
