import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the federation service name points to the load balancer',
  ask: 'Does the federation service name resolve to the load balancer wherever there are several AD FS or Web Application Proxy servers?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    'Resolve-DnsName sts.contoso.com, with your own federation service name, on the intranet and outside shows the address of the load balancer',
});
