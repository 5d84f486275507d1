import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'No NetBIOS domain name contains a period',
  severity: 'required',
  tools: 'connect',
  why: 'The wizard fails where it checks Active Directory: forests and domains with dotted NetBIOS names are not supported.',
  fix: [
    'Rename the domain, or move its objects into one without a period',
    'The NetBIOS name is meant (CONTOSO), not the DNS name (contoso.com)',
  ],
  verify: '(Get-ADForest).Domains | %{ (Get-ADDomain $_).NetBIOSName }',
  sources: [
    connectPrerequisites('On-premises Active Directory'),
    gateCheck('On-prem AD side: NetBIOS domain name with no dots'),
  ],
  needs: ['netbiosNames'],
  judge({ netbiosNames }) {
    const value = { netbiosNames };
    const dotted = netbiosNames.filter((name) => name.includes('.'));
    return dotted.length > 0
      ? fail(`With a period: ${showList(dotted)}.`, value)
      : pass(`Without a period: ${showList(netbiosNames)}.`, value);
  },
});
