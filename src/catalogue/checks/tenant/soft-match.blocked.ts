import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Soft matching is disabled unless a migration needs it',
  severity: 'recommended',
  tools: 'both',
  urgent: true,
  why: 'With soft matching a new user in Active Directory who has the email address of a cloud user takes that user over.',
  fix: [
    'Turn on blockSoftMatchEnabled',
    'Update-MgDirectoryOnPremiseSynchronization -OnPremisesDirectorySynchronizationId <tenant id> -Features @{ blockSoftMatchEnabled = $true }',
    'Where a migration needs soft matching, accept the risk with a waiver that ends when the migration does',
  ],
  verify: '(Get-MgDirectoryOnPremiseSynchronization).Features.BlockSoftMatchEnabled',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Soft-match and hard-match takeover'),
  ],
  needs: ['syncFeatures'],
  judge({ syncFeatures: { features } }) {
    const isBlocked = features.blockSoftMatchEnabled ?? null;
    if (isBlocked === null)
      return unknown('Graph does not report blockSoftMatchEnabled.', 'syncFeatures', { kind: 'unexpectedShape' });
    const value = { blockSoftMatchEnabled: isBlocked };
    return isBlocked
      ? pass('Soft matching is blocked.', value)
      : fail('Soft matching is open: blockSoftMatchEnabled is off.', value);
  },
});
