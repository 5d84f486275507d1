import { showMoment } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { expectObjects } from '../../expected-objects.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { learn2026 } from '../../sources.ts';

const firstDays = 48 * 3_600_000;
const firstLimit = 600;

export default defineCheck({
  title: 'The tenant is past its first two days',
  severity: 'required',
  tools: 'both',
  why: 'In its first two days a new tenant takes 600 objects, whatever its domains and licences.',
  fix: ['Wait until the tenant is two days old', 'Or synchronize at most 600 objects until then'],
  verify: 'Get-MgOrganization | Select CreatedDateTime',
  sources: [learn2026.serviceLimits()],
  needs: ['organization'],
  uses: ['adObjectCount', 'syncedObjectCounts', 'objectQuota', 'objectCounts'],
  judge({ organization, adObjectCount, syncedObjectCounts, objectQuota, objectCounts }, { now }) {
    if (!organization.createdDateTime)
      return unknown('Graph does not say when the tenant was created.', 'organization', { kind: 'unexpectedShape' });
    const created = new Date(organization.createdDateTime);
    const ends = new Date(created.getTime() + firstDays);
    if (now >= ends) return pass(`Created on ${showMoment(created)}.`, { pastFirstDays: true });

    const until = `Until ${showMoment(ends)} the tenant takes ${firstLimit} objects`;
    if (!adObjectCount.ok) return unknown(`${until}.`, 'adObjectCount', adObjectCount);
    const objects = expectObjects({
      adObjectCount: adObjectCount.value,
      syncedObjectCounts,
      objectQuota,
      objectCounts,
    });
    if (!objects) return unknown(`${until}.`, 'objectCounts', objectCounts);
    const words = `${objects.seen}. ${until}.`;
    const value = { pastFirstDays: false };
    if (objects.least > firstLimit) return fail(words, value);
    return objects.most > firstLimit ? unknown(words, 'syncedObjectCounts', syncedObjectCounts) : pass(words, value);
  },
});
