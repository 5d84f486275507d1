import { defineSymptom } from '../define-symptom.ts';
import { gateCheck, learn2026 } from '../sources.ts';

export default defineSymptom({
  title: 'Synchronization stopped entirely on an old version',
  phrases: [
    'sync stopped entirely',
    'nothing has been synchronized since October',
    'Entra Connect can no longer sign in',
    'our Entra Connect is too old',
  ],
  cause:
    'Microsoft blocks versions below 2.5.79.0 after 30 September 2026, and versions below 2.6.84.0 or without application authentication after 7 April 2027.',
  fix: [
    'Upgrade Entra Connect to 2.6.84.0 or later',
    'Switch it to application authentication in the wizard',
    'The new version needs .NET Framework 4.7.2 and TLS 1.2',
  ],
  checks: ['tenant.connect.version', 'operation.application-authentication'],
  sources: [gateCheck('Mandatory upgrade deadline'), learn2026.connectPrerequisites('Mandatory upgrade')],
});
