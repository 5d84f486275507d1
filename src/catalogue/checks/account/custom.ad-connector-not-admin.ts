import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The AD DS Connector account is no Enterprise or Domain Administrator',
  severity: 'required',
  tools: 'connect',
  when: ({ settings }) => settings === 'custom',
  why: 'The wizard refuses an administrator as its connector account, since whoever takes the server would have the forest.',
  fix: [
    'Use an account that is in neither group',
    'Let the wizard create the account, or prepare one with Set-ADSyncBasicReadPermissions',
  ],
  verify: "'Domain Admins', 'Enterprise Admins' | % { Get-ADGroupMember -Identity $_ -Recursive } | Select name",
  sources: [learn2026.accountsAndPermissions('AD DS Connector account')],
  needs: ['adConnectorAccountIsAdmin'],
  judge: ({ adConnectorAccountIsAdmin }) =>
    adConnectorAccountIsAdmin
      ? fail('The AD DS Connector account is an Enterprise or Domain Administrator.', { administrator: true })
      : pass('The AD DS Connector account is in neither group.', { administrator: false }),
});
