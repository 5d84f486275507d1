import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The schema has msDS-ExternalDirectoryObjectId',
  severity: 'required',
  tools: 'cloud',
  why: 'Cloud Sync needs the attribute. The schema of Windows Server 2016 or later has it.',
  fix: [
    'Extend the schema to that of Windows Server 2016 or later',
    'On the schema master, from the installation medium: adprep /forestprep',
  ],
  verify:
    'Get-ADObject -SearchBase (Get-ADRootDSE).schemaNamingContext -Filter "lDAPDisplayName -eq \'msDS-ExternalDirectoryObjectId\'"',
  sources: [
    cloudSyncPrerequisites('Cloud provisioning agent requirements'),
    learn2026.cloudSyncPrerequisites('Cloud provisioning agent requirements'),
  ],
  needs: ['externalDirectoryObjectIdInSchema'],
  judge: ({ externalDirectoryObjectIdInSchema }) =>
    externalDirectoryObjectIdInSchema
      ? pass('The schema has the attribute.', { present: true })
      : fail('The schema does not have the attribute.', { present: false }),
});
