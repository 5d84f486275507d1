import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'The Active Directory Recycle Bin is enabled',
  severity: 'recommended',
  tools: 'both',
  why: 'With it an object that was deleted by mistake comes back whole, and the cloud object with it; without it only from a backup.',
  fix: [
    'Enable the Active Directory Recycle Bin; it cannot be turned off again',
    "Enable-ADOptionalFeature 'Recycle Bin Feature' -Scope ForestOrConfigurationSet -Target <forest>",
  ],
  verify: "Get-ADOptionalFeature 'Recycle Bin Feature' | Select EnabledScopes",
  sources: [
    connectPrerequisites('On-premises Active Directory'),
    gateCheck('On-prem AD side: Active Directory Recycle Bin enabled'),
  ],
  needs: ['recycleBinEnabled'],
  judge: ({ recycleBinEnabled }) =>
    recycleBinEnabled
      ? pass('The Recycle Bin is enabled.', { enabled: true })
      : fail('The Recycle Bin is not enabled.', { enabled: false }),
});
