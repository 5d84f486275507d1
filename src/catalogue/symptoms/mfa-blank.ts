import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'The MFA prompt stays empty and the install hangs',
  phrases: [
    'the MFA prompt is blank',
    'the sign-in window stays white',
    'the installation hangs at the sign-in',
    'the wizard stops at the MFA page',
  ],
  cause: "The page of the MFA prompt is not among the server's trusted sites, so its content is blocked.",
  fix: ['Add https://secure.aadcdn.microsoftonline-p.com to Trusted Sites', 'Then close the wizard and start it again'],
  checks: ['account.mfa.trusted-site'],
  sources: [gateCheck('MFA pop-up during install')],
});
