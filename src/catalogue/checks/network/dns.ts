import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The server resolves intranet and internet names',
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect has to find both the domain controllers and the endpoints of Microsoft Entra ID.',
  fix: ['Give the server a DNS server that resolves intranet and internet names'],
  verify: "@((Get-ADForest).Domains) + 'login.microsoftonline.com' | % { Resolve-DnsName $_ }",
  sources: [connectPrerequisites('Connectivity')],
  needs: ['unresolvedNames'],
  judge: ({ unresolvedNames }) =>
    unresolvedNames.length === 0
      ? pass('Names of Active Directory and of Microsoft Entra ID resolve.', { unresolvedNames })
      : fail(`Not resolved: ${showList(unresolvedNames, unresolvedNames.length)}.`, { unresolvedNames }),
});
