import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';

/** Empty: all of them are reachable. */
export default defineAnswer({
  about: 'the Active Directory domains that the server cannot reach',
  ask: 'Which of the configured domains, and of the root domains of their forests, can the server not reach?',
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a domain such as contoso.local')),
  howToFindOut:
    'On the server: (Get-ADForest).Domains | % { Test-NetConnection $_ -Port 389 } | Select ComputerName,RemotePort,TcpTestSucceeded',
  of: ['active', 'staging'],
  accepts: 'The domains that cannot be reached, "none", or the output of Test-NetConnection.',
  parse: parseClosedHosts,
});
