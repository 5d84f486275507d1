import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether TLS traffic to Microsoft Entra ID is inspected',
  ask: 'Does a firewall or proxy break open and inspect the TLS traffic from the server to Microsoft Entra ID?',
  input: {
    kind: 'choice',
    choices: [
      { value: 'none', title: 'Nothing inspects TLS traffic' },
      { value: 'excluded', title: 'This traffic is excluded from inspection' },
      { value: 'inspected', title: 'It is inspected' },
    ],
  },
  value: z.enum(['none', 'excluded', 'inspected']),
  howToFindOut:
    "On the server: $c = [Net.Sockets.TcpClient]::new('login.microsoftonline.com', 443); $s = [Net.Security.SslStream]::new($c.GetStream()); $s.AuthenticateAsClient('login.microsoftonline.com'); $s.RemoteCertificate.Issuer names a public authority, not your own",
  of: ['active', 'staging', 'agent'],
});
