import type { FactValues } from '../../../facts/facts.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

const missing: { readonly [K in FactValues['wapRemotingGaps'][number]]: string } = {
  winRm: 'WinRM does not run on it',
  trustedHosts: 'it is not in the TrustedHosts of the machine with the wizard',
  serverManager: 'it is not in the Server Manager pool with local credentials',
  session: 'no remote session opens',
};

export default defineCheck({
  title: 'A Web Application Proxy outside the domain can be managed remotely',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup, wapOutsideDomain }) => federationSetup === 'adfs' && wapOutsideDomain,
  why: 'Without a shared domain the wizard can reach the proxy only as a trusted host with local credentials.',
  fix: [
    'On the proxy: Enable-PSRemoting -Force, and see that WinRM runs',
    'On the machine with the wizard: Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value PROXY -Force -Concatenate',
    'In Server Manager: Manage > Add Servers > DNS, then Manage As with local credentials of the proxy',
    'In Server Manager: right-click the proxy > Windows PowerShell opens a remote session',
  ],
  verify: 'Get-Item WSMan:\\localhost\\Client\\TrustedHosts',
  sources: [connectPrerequisites('Windows Remote Management')],
  needs: ['wapRemotingGaps'],
  judge: ({ wapRemotingGaps: gaps }) =>
    gaps.length === 0
      ? pass('It can be managed remotely.', { missing: [] })
      : fail(`It can't be managed remotely: ${showList(gaps.map((gap) => missing[gap]))}.`, { missing: gaps }),
});
