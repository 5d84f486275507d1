import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the federation service name resolves on the extranet',
  ask: 'Does public DNS resolve the federation service name to the Web Application Proxy?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'Resolve-DnsName sts.contoso.com -Server 1.1.1.1, with your own federation service name',
});
