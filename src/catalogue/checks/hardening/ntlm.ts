import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

const consequence = 'an account that can only use NTLM fails to synchronize';

export default defineCheck({
  title: 'NTLM is denied on the server',
  severity: 'recommended',
  tools: 'both',
  why: `NTLM is old and weak, and lets stolen hashes be used. Once it is denied, ${consequence}.`,
  fix: [
    'Audit NTLM first, move what still uses it to Kerberos, then deny it',
    'Group Policy > Security Options > Network security: Restrict NTLM: Outgoing NTLM traffic to remote servers: Deny all',
    'Make sure that no account of synchronization can only use NTLM',
  ],
  verify:
    "(Get-ItemProperty 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa\\MSV1_0').RestrictSendingNTLMTraffic: 2 is denied",
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: NTLM disabled'),
    gateCheck('Recently-created user not syncing despite no errors'),
    cloudSyncPrerequisites('NTLM requirement'),
  ],
  needs: ['ntlmRestriction'],
  judge({ ntlmRestriction }) {
    const value = { ntlmRestriction };
    if (ntlmRestriction === 'denied') return pass(`NTLM is denied; ${consequence}.`, value);
    return ntlmRestriction === 'audited'
      ? warning(`NTLM is only audited. Once it is denied, ${consequence}.`, value)
      : fail(`NTLM is allowed. Once it is denied, ${consequence}.`, value);
  },
});
