import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';

/** Empty: all of them resolve. */
export default defineAnswer({
  about: 'the names that the server cannot resolve',
  ask: 'Which names can the server not resolve, of the Active Directory domains and of Microsoft Entra ID?',
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a name such as contoso.local')),
  howToFindOut:
    "On the server: @((Get-ADForest).Domains) + 'login.microsoftonline.com' | % { Resolve-DnsName $_ }; in US Government login.microsoftonline.us",
  of: ['active', 'staging'],
  accepts: 'The names that do not resolve, "none", or the errors of Resolve-DnsName.',
  parse: parseClosedHosts,
});
