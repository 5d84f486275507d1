import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: "The federation name is in the browsers' intranet zone",
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup, adfsIntegratedSignIn }) => federationSetup === 'adfs' && adfsIntegratedSignIn,
  why: 'Browsers send Windows credentials only to sites of the intranet zone; others ask for a password.',
  fix: [
    'Add the federation name to the intranet zone by Group Policy',
    'Internet Control Panel > Security Page > Site to Zone Assignment List: https://NAME with the value 1',
  ],
  verify: 'Group Policy: Internet Control Panel > Security Page > Site to Zone Assignment List',
  sources: [connectPrerequisites('Name resolution for federation servers')],
  needs: ['federationNameInIntranetZone'],
  judge: ({ federationNameInIntranetZone }) =>
    federationNameInIntranetZone
      ? pass('The federation name is in the intranet zone.', { intranetZone: true })
      : fail('The federation name is not in the intranet zone.', { intranetZone: false }),
});
