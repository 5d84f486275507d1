import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'A new user does not synchronize and there is no error',
  phrases: [
    'a new user does not sync and there is no error',
    'a recently created user is missing in the cloud',
    'some users are not synchronized after NTLM was blocked',
  ],
  cause: 'NTLM is denied on the server, as it should be, and the account in use can only authenticate by NTLM.',
  fix: ['Use an account that can authenticate by Kerberos', 'Or relax the NTLM block while synchronization runs'],
  checks: ['hardening.ntlm'],
  sources: [
    gateCheck('Things that catch people during pre-install: Recently-created user not syncing despite no errors'),
  ],
});
