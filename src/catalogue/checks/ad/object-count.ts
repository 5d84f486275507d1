import { defineCheck } from '../../define.ts';
import { pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';
import { showCount } from '../../words.ts';

export default defineCheck({
  title: 'The number of users, groups, contacts and computers in AD is known',
  severity: 'required',
  tools: 'both',
  why: 'The limit of the tenant, the hardware of the server and the choice of database all depend on it.',
  fix: ['Count the objects and enter the number in the planned installation'],
  verify:
    '(Get-ADObject -Filter \'objectClass -eq "user" -or objectClass -eq "group" -or objectClass -eq "contact" -or objectClass -eq "computer"\' -ResultPageSize 1000).Count',
  sources: [connectPrerequisites('Hardware requirements for Microsoft Entra Connect'), gateCheck('Hardware sizing')],
  needs: ['adObjectCount'],
  judge: ({ adObjectCount }) =>
    pass(`${showCount(adObjectCount, 'object')} in Active Directory will be synchronized.`, { adObjectCount }),
});
