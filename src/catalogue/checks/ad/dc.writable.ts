import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The domain controller used is writable, not an RODC',
  severity: 'required',
  tools: 'connect',
  why: 'Entra Connect writes to Active Directory and does not follow the redirects of a read-only domain controller.',
  fix: [
    'Let Entra Connect reach a writable domain controller of each domain',
    'Put the server into a site that has one, or name preferred domain controllers in the connector',
  ],
  verify: 'Get-ADDomainController -Discover -Writable | Select HostName,IsReadOnly',
  sources: [
    connectPrerequisites('On-premises Active Directory'),
    gateCheck('On-prem AD side'),
    integrationPrerequisites('Hardware and software'),
  ],
  needs: ['domainControllerReadOnly'],
  judge: ({ domainControllerReadOnly }) =>
    domainControllerReadOnly
      ? fail('The domain controller is read-only.', { readOnly: true })
      : pass('The domain controller is writable.', { readOnly: false }),
});
