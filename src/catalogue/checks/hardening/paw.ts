import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';

export default defineCheck({
  title: 'Privileged access workstations are used',
  severity: 'recommended',
  tools: 'both',
  why: 'Privileges are only as safe as the workstation on which they are used.',
  fix: ['Give people with privileged access dedicated workstations for it'],
  verify: 'Group Policy: the rights to log on keep privileged accounts off all other workstations',
  sources: [
    connectPrerequisites('Harden your Microsoft Entra Connect server'),
    gateCheck('Security: Separate admin accounts'),
    cloudSyncPrerequisites('Harden your Microsoft Entra provisioning agent server'),
  ],
  needs: ['privilegedAccessWorkstations'],
  judge: ({ privilegedAccessWorkstations }) =>
    privilegedAccessWorkstations
      ? pass('Privileged access workstations are used.', { used: true })
      : fail('Privileged access workstations are not used.', { used: false }),
});
