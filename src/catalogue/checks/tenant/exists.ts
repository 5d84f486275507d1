import { defineCheck } from '../../define.ts';
import { pass } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, integrationPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'A Microsoft Entra tenant exists and Preflight can read it',
  severity: 'required',
  tools: 'both',
  why: 'Synchronization needs a tenant as its target, and a review of the wrong tenant is worth nothing.',
  fix: ['Give Preflight the permission Organization.Read.All in the right tenant'],
  verify: 'Entra admin center > Overview shows the tenant id and name',
  sources: [connectPrerequisites('Microsoft Entra ID'), gateCheck('Cloud side'), integrationPrerequisites()],
  needs: ['organization'],
  judge: ({ organization }) =>
    pass(`${organization.displayName ?? 'Unnamed tenant'} (${organization.id}).`, {
      id: organization.id,
      name: organization.displayName,
    }),
});
