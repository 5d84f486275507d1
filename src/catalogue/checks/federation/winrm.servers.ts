import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'Windows Remote Management is enabled on the AD FS and Web Application Proxy servers',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'The wizard installs AD FS and the Web Application Proxy over Windows Remote Management.',
  fix: ['Run Enable-PSRemoting -Force in an elevated PowerShell on the server'],
  verify: 'Test-WSMan',
  sources: [connectPrerequisites('Installation prerequisites'), connectPrerequisites('Windows Remote Management')],
  needs: ['federationServerRemoting'],
  judge: ({ federationServerRemoting }) =>
    federationServerRemoting
      ? pass('Windows Remote Management is enabled.', { enabled: true })
      : fail('Windows Remote Management is not enabled.', { enabled: false }),
});
