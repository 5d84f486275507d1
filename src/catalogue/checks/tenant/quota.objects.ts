import { isCustomDomain } from '../../custom-domain.ts';
import { defineCheck } from '../../define.ts';
import { expectObjects } from '../../expected-objects.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';
import { showNumber } from '../../words.ts';

/** What the documents grant by themselves. */
const documented = { withCustomDomain: 300_000, without: 50_000 };

export default defineCheck({
  title: 'The objects to be synchronized fit into the limit of the tenant',
  severity: 'required',
  tools: 'both',
  why: 'At its limit the tenant refuses every further object, and synchronization reports an error for each of them.',
  fix: [
    'Have Microsoft Support raise the object limit',
    'Or verify a custom domain, which raises 50,000 to 300,000',
    'Or leave objects out of the scope of synchronization',
  ],
  verify: 'GET https://graph.microsoft.com/beta/organization?$select=directorySizeQuota',
  sources: [
    connectPrerequisites('Microsoft Entra ID'),
    gateCheck('Cloud side: sync limits known'),
    learn2026.serviceLimits(),
  ],
  conflict:
    'The prerequisites of 2023 and the gate-check post: a verified domain raises 50,000 to 300,000. Learn in 2026: a tenant from self-service sign-up stays at 50,000 even with a verified domain, and the 500,000 of the price list is another limit. The rule follows the limit that Graph shows for this tenant, and the former where Graph shows none.',
  needs: ['adObjectCount'],
  uses: ['syncedObjectCounts', 'objectQuota', 'objectCounts', 'domains', 'raisedObjectLimit'],
  judge({ adObjectCount, syncedObjectCounts, objectQuota, objectCounts, domains, raisedObjectLimit }) {
    const objects = expectObjects({ adObjectCount, syncedObjectCounts, objectQuota, objectCounts });
    if (!objects) return unknown('How many objects the tenant holds is not known.', 'objectCounts', objectCounts);
    const { least, most, seen } = objects;
    const conclude = (limit: number, origin: string) => {
      const value = { limit };
      const words = `${seen}, the limit is ${showNumber(limit)} ${origin}.`;
      if (least > limit) return fail(`Too many: ${words}`, value);
      if (isComfortable(most, limit)) return pass(words, value);
      return most > limit || isComfortable(least, limit)
        ? unknown(words, 'syncedObjectCounts', syncedObjectCounts)
        : warning(`Close to the limit: ${words}`, value);
    };

    // Graph's own limit holds whatever else is said: a limit that Microsoft raised is in it already.
    if (objectQuota.ok && objectQuota.value) return conclude(objectQuota.value.total, 'as Graph shows it');

    const hasCustomDomain = domains.ok && domains.value.some((domain) => domain.isVerified && isCustomDomain(domain));
    const granted = hasCustomDomain ? documented.withCustomDomain : documented.without;
    const raised = raisedObjectLimit.ok ? raisedObjectLimit.value : 0;
    const limit = Math.max(granted, raised);
    const origin =
      raised >= granted
        ? 'as Microsoft Support raised it'
        : `for a tenant ${hasCustomDomain ? 'with' : 'without'} a verified custom domain (Graph shows none for this tenant)`;
    if (isComfortable(most, limit)) return conclude(limit, origin);
    if (!domains.ok)
      return unknown(`${seen}; whether a custom domain is verified decides the limit.`, 'domains', domains);
    if (most > limit && !raisedObjectLimit.ok)
      return unknown(
        `${seen}; more than ${showNumber(limit)} only fit if Microsoft Support raised the limit.`,
        'raisedObjectLimit',
        raisedObjectLimit,
      );
    return conclude(limit, origin);
  },
});

/** Up to 90 % of the limit. */
const isComfortable = (expected: number, limit: number) => expected * 10 <= limit * 9;
