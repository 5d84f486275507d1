import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Hard match takeover is disabled',
  severity: 'recommended',
  tools: 'both',
  urgent: true,
  why: 'Hard match lets Active Directory take over a cloud user and overwrite it, its password included.',
  fix: [
    'Turn on blockCloudObjectTakeoverThroughHardMatchEnabled',
    'Update-MgDirectoryOnPremiseSynchronization -OnPremisesDirectorySynchronizationId <tenant id> -Features @{ blockCloudObjectTakeoverThroughHardMatchEnabled = $true }',
    'Where a recovery or migration needs hard match, accept the risk with a waiver that ends when it does',
  ],
  verify: '(Get-MgDirectoryOnPremiseSynchronization).Features.BlockCloudObjectTakeoverThroughHardMatchEnabled',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Soft-match and hard-match takeover'),
  ],
  needs: ['syncFeatures'],
  judge({ syncFeatures: { features } }) {
    const isBlocked = features.blockCloudObjectTakeoverThroughHardMatchEnabled ?? null;
    if (isBlocked === null)
      return unknown('Graph does not report blockCloudObjectTakeoverThroughHardMatchEnabled.', 'syncFeatures', {
        kind: 'unexpectedShape',
      });
    const value = { blockCloudObjectTakeoverThroughHardMatchEnabled: isBlocked };
    return isBlocked
      ? pass('Hard match takeover is blocked.', value)
      : fail('Hard match takeover is open: blockCloudObjectTakeoverThroughHardMatchEnabled is off.', value);
  },
});
