import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';

export default defineCheck({
  title: 'The team changes only what is documented as supported',
  severity: 'required',
  tools: 'connect',
  why: 'Any other change may leave synchronization inconsistent, and Microsoft then gives no support.',
  fix: [
    'Agree to change only what Microsoft documents as supported',
    'Copy a default rule before changing it, and leave the database and its tables alone',
  ],
  verify: 'The people who will run Entra Connect',
  sources: [connectOverview('Important')],
  needs: ['supportedChangesAcknowledged'],
  judge: ({ supportedChangesAcknowledged }) =>
    supportedChangesAcknowledged
      ? pass('The team agreed to it.', { agreed: true })
      : fail('The team has not agreed to it.', { agreed: false }),
});
