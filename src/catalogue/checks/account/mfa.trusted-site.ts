import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';

const page = 'https://secure.aadcdn.microsoftonline-p.com';

export default defineCheck({
  title: 'The MFA page is a trusted site on the server',
  severity: 'required',
  tools: 'connect',
  when: ({ installingAccountUsesMfa }) => installingAccountUsesMfa,
  why: 'Otherwise the MFA prompt of the wizard stays empty and the installation hangs.',
  fix: [
    'Add the MFA page to the trusted sites of the server',
    `Internet Options > Security > Trusted sites > Sites: ${page}`,
  ],
  verify: 'On the server: Internet Options > Security > Trusted sites > Sites',
  sources: [connectPrerequisites('Installation prerequisites'), gateCheck('MFA pop-up during install')],
  needs: ['mfaPageTrusted'],
  judge: ({ mfaPageTrusted }) =>
    mfaPageTrusted
      ? pass(`${page} is a trusted site.`, { trusted: true })
      : fail(`${page} is not a trusted site.`, { trusted: false }),
});
