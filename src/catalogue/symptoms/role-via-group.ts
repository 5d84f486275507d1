import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'Role validation fails although the account looks like an administrator',
  phrases: [
    'the wizard says that I am not a Global Administrator',
    'role validation failed',
    'insufficient privileges although the account is in the admin group',
    'the account is administrator through a group',
  ],
  cause:
    'The role comes through a group. The wizard looks at direct role assignments only and does not follow membership of a role-assignable group.',
  fix: [
    'Assign the role directly to the account',
    'Run the wizard again; a new assignment may take up to 15 minutes to take effect',
  ],
  checks: ['account.role.direct'],
  sources: [
    gateCheck('Things that catch people during pre-install: Role assigned to a group, not directly to the user'),
  ],
});
