import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The server is domain-joined',
  severity: 'required',
  tools: 'both',
  why: 'Neither tool can be installed on a server of a workgroup.',
  fix: ['Join the server to a domain of the forest', 'Add-Computer -DomainName <domain> -Restart'],
  verify: '(Get-CimInstance Win32_ComputerSystem).PartOfDomain',
  sources: [
    connectPrerequisites('Installation prerequisites'),
    integrationPrerequisites('Hardware and software'),
    cloudSyncPrerequisites('In your on-premises environment'),
  ],
  needs: ['serverDomainJoined'],
  judge: ({ serverDomainJoined }) =>
    serverDomainJoined
      ? pass('Joined to a domain.', { joined: true })
      : fail('Not joined to a domain.', { joined: false }),
});
