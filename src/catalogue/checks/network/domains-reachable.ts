import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: "Every configured domain, and each forest's root domain, is reachable",
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect talks to every configured domain and to the root domain of each forest.',
  fix: ['Open the way from the server to the domain controllers of these domains'],
  verify: '(Get-ADForest).Domains | % { Test-NetConnection $_ -Port 389 }',
  sources: [connectPrerequisites('Connectivity')],
  needs: ['unreachableDomains'],
  judge: ({ unreachableDomains }) =>
    unreachableDomains.length === 0
      ? pass('All of them are reachable.', { unreachableDomains })
      : fail(`Not reachable: ${showList(unreachableDomains, unreachableDomains.length)}.`, { unreachableDomains }),
});
