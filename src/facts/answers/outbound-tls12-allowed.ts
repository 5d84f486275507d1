import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the way to the internet allows TLS 1.2',
  ask: 'Does everything between the server and Microsoft Entra ID (firewall, proxy, load balancer) allow TLS 1.2?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut:
    "On the server: [Net.ServicePointManager]::SecurityProtocol = 'Tls12'; Invoke-WebRequest https://login.microsoftonline.com -UseBasicParsing | Select StatusCode",
  of: ['active', 'staging'],
});
