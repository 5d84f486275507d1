import { defineSymptom } from '../define-symptom.ts';
import { gateCheck, learn2026 } from '../sources.ts';

export default defineSymptom({
  title: 'The Health agent is disabled after the install',
  phrases: [
    'Connect Health shows no data',
    'the Health agent is disabled',
    'no sync health in the admin center',
    'Connect Health is not registered',
  ],
  cause:
    'The wizard ran with Hybrid Identity Administrator. Older versions, and all versions outside the public cloud, then leave the Health agent disabled.',
  fix: [
    'Run Register-MicrosoftEntraConnectHealthAgent as Global Administrator',
    'Where Learn in 2026 holds, 2.5.79.0 or later in the public cloud, Hybrid Identity Administrator is enough',
  ],
  checks: ['account.role.health-agent'],
  sources: [
    gateCheck(
      "Things that catch people during pre-install: Disabled Health Agent because Hybrid Identity Admin wasn't enough",
    ),
    learn2026.healthAgent(),
  ],
});
