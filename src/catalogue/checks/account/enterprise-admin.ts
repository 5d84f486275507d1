import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'An Enterprise Administrator of the forest is available',
  severity: 'required',
  tools: 'connect',
  when: ({ settings, installation }) => settings === 'express' || installation === 'dirsync',
  why: 'With express settings the wizard creates its account in the forest and gives it permissions, which takes an Enterprise Administrator.',
  fix: [
    'Have an Enterprise Administrator join the installation',
    'Or install with custom settings and prepared accounts',
  ],
  verify: "Get-ADGroupMember -Identity 'Enterprise Admins' -Recursive | Select name",
  sources: [connectPrerequisites('Accounts'), integrationPrerequisites('Accounts')],
  conflict:
    'Prerequisites for integrating with Active Directory (2023): required for every installation of Entra Connect. Prerequisites of Entra Connect (2023): only for express settings and an upgrade from DirSync. The rule follows the latter.',
  needs: ['enterpriseAdminAvailable'],
  judge: ({ enterpriseAdminAvailable }) =>
    enterpriseAdminAvailable
      ? pass('An Enterprise Administrator is available.', { available: true })
      : fail('No Enterprise Administrator is available.', { available: false }),
});
