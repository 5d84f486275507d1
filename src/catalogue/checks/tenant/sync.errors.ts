import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';
import { showCount, showList } from '../../words.ts';

export default defineCheck({
  title: 'No object is stuck with a synchronization error',
  severity: 'recommended',
  tools: 'both',
  why: 'An object with a conflict is not updated, and errors are far harder to find once more objects are synchronized.',
  fix: [
    'Remove the duplicate values in Active Directory',
    'Find the objects: Entra admin center > Entra Connect > Connect Health > Sync errors',
    'Correct the attribute on one of the two objects; the next cycle clears the error',
  ],
  verify:
    'Get-MgUser -ConsistencyLevel eventual -CountVariable n -Filter "onPremisesProvisioningErrors/any(o:o/category eq \'PropertyConflict\')" -Property userPrincipalName,onPremisesProvisioningErrors',
  sources: [connectPrerequisites('Prepare your on-premises data'), gateCheck('On-prem AD side: IdFix')],
  needs: ['organization'],
  uses: ['provisioningErrors'],
  judge({ organization, provisioningErrors }) {
    if (!organization.onPremisesSyncEnabled) return notApplicable('The tenant is not synchronized.');
    if (!provisioningErrors.ok)
      return unknown('Synchronization errors could not be read.', 'provisioningErrors', provisioningErrors);
    if (provisioningErrors.value.length === 0) return pass('No object has a property conflict.', { errors: [] });
    const errors = [...provisioningErrors.value].sort(
      (a, b) => b.count - a.count || (a.property < b.property ? -1 : 1),
    );
    const kinds = errors.map(({ object, property, count }) => `${property} on ${showCount(count, object)}`);
    return fail(`Duplicate attributes: ${showList(kinds)}.`, {
      errors: errors.map(({ object, property }) => ({ object, property })),
    });
  },
});
