import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'AD validation fails with a dotted NetBIOS name',
  phrases: [
    'AD validation fails',
    'the wizard rejects the domain',
    'NetBIOS name with a dot',
    'the short domain name is CORP.LOCAL',
  ],
  cause:
    'The NetBIOS name of a domain contains a period. Entra Connect does not support such names, and other software fails on them too.',
  fix: [
    'Plan to rename the domain, or move its users to another one',
    'Until then leave that domain out: the installation stops at the validation of Active Directory',
  ],
  checks: ['ad.netbios.no-dot'],
  sources: [gateCheck('Things that catch people during pre-install: NetBIOS name has a dot')],
});
