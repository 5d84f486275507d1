import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { connectOverview, connectPrerequisites, integrationPrerequisites } from '../../sources.ts';

const unsupported: ReadonlySet<string> = new Set(['2008', '2008 R2', '2012']);
const needsPaidSupport: ReadonlySet<string> = new Set(['2012 R2', '2016']);

export default defineCheck({
  title: 'AD FS and Web Application Proxy servers run Windows Server 2012 R2 or later',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'The wizard sets up AD FS and the Web Application Proxy only on Windows Server 2012 R2 or later.',
  fix: [
    'Use servers with Windows Server 2022 or later',
    'Releases up to 2016 work too, but support for them may take a paid program',
  ],
  verify: '(Get-CimInstance Win32_OperatingSystem).Caption',
  sources: [
    connectPrerequisites('Installation prerequisites'),
    integrationPrerequisites('Hardware and software'),
    connectOverview('Federation'),
  ],
  needs: ['federationServerOs'],
  judge({ federationServerOs: release }) {
    const value = { release };
    if (unsupported.has(release)) return fail(`Windows Server ${release} is older than 2012 R2.`, value);
    return needsPaidSupport.has(release)
      ? warning(`Windows Server ${release} is accepted, but support for it may take a paid program.`, value)
      : pass(`Windows Server ${release}.`, value);
  },
});
