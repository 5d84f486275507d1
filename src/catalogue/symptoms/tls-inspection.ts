import { defineSymptom } from '../define-symptom.ts';
import { gateCheck } from '../sources.ts';

export default defineSymptom({
  title: 'Synchronization works for hours, then fails with TLS errors',
  phrases: [
    'sync fails after some hours with TLS errors',
    'sync worked yesterday and now there are certificate errors',
    'could not establish trust relationship for the SSL/TLS secure channel',
    'the firewall breaks open HTTPS',
  ],
  cause:
    'A firewall or proxy inspects outbound TLS and presents a certificate of its own, which Entra Connect does not accept. Connections that were open before it was switched on still work for a while.',
  fix: [
    'Exclude the Microsoft Entra endpoints from TLS inspection',
    'Check the path from the server itself, with its own proxy settings',
  ],
  checks: ['network.no-tls-inspection'],
  sources: [gateCheck('Things that catch people during pre-install: SSL inspection in the firewall')],
});
