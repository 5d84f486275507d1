import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'Users arrive with the onmicrosoft.com suffix',
  phrases: [
    'users have the onmicrosoft.com suffix',
    'the user name ends in onmicrosoft.com',
    'the UPN changed in the cloud',
    'users cannot sign in with their company address',
  ],
  cause:
    'The UPN suffix of the users is not a verified domain of the tenant, so Microsoft Entra ID replaces it by the initial domain.',
  fix: [
    'Add the domain to the tenant and verify it',
    'Give the users a UPN suffix that is a verified domain; a later cycle then corrects their names',
  ],
  checks: ['tenant.domain.verified'],
  sources: [gateCheck('Cloud side — what Entra ID needs to look like')],
});
