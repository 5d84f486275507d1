import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The path allows TLS 1.2',
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect 2.0 and later speaks nothing older than TLS 1.2 with Microsoft Entra ID.',
  fix: ['Let the firewall and proxy pass TLS 1.2'],
  verify:
    "[Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest https://login.microsoftonline.com -UseBasicParsing",
  sources: [connectPrerequisites('Connectivity')],
  needs: ['outboundTls12Allowed'],
  judge: ({ outboundTls12Allowed: allowed }) =>
    allowed
      ? pass('Everything on the way allows TLS 1.2.', { allowed })
      : fail('Something on the way does not allow TLS 1.2.', { allowed }),
});
