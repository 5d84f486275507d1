import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Nothing inspects the TLS traffic to Microsoft Entra ID',
  severity: 'required',
  tools: 'both',
  why: 'Breaking open this traffic is not supported. Synchronization may work for hours and then fail with TLS errors.',
  fix: ['Exclude the traffic to Microsoft Entra ID from TLS inspection'],
  verify: 'The issuer of the certificate that the server sees at login.microsoftonline.com is a public authority',
  sources: [connectPrerequisites('Installation prerequisites'), gateCheck('Critical: no SSL inspection in the path')],
  needs: ['tlsInspection'],
  judge({ tlsInspection }) {
    switch (tlsInspection) {
      case 'none':
        return pass('Nothing inspects TLS traffic.', { tlsInspection });
      case 'excluded':
        return pass('This traffic is excluded from TLS inspection.', { tlsInspection });
      case 'inspected':
        return fail('This traffic is broken open and inspected.', { tlsInspection });
    }
  },
});
