import type { FactValues } from '../../../facts/facts.ts';
import { defineCheck } from '../../define.ts';
import { expectObjects } from '../../expected-objects.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { isInForce, isPremium } from '../../premium.ts';
import { connectPrerequisites, gateCheck } from '../../sources.ts';
import { showList, showNumber } from '../../words.ts';

const mostWithoutLicence = 500_000;

export default defineCheck({
  title: 'A licence covers more than 500,000 objects',
  severity: 'required',
  tools: 'both',
  why: 'Above 500,000 objects the tenant needs Microsoft 365, Entra ID P1 or P2, or Enterprise Mobility + Security.',
  fix: ['Subscribe to Entra ID P1 or Microsoft 365', 'A subscription that has run out counts again once it is renewed'],
  verify: 'Get-MgSubscribedSku | Select SkuPartNumber,CapabilityStatus',
  sources: [connectPrerequisites('Microsoft Entra ID'), gateCheck('Cloud side: sync limits known')],
  needs: ['adObjectCount'],
  uses: ['syncedObjectCounts', 'objectQuota', 'objectCounts', 'licences'],
  judge({ licences, ...counts }) {
    const { syncedObjectCounts, objectCounts } = counts;
    const objects = expectObjects(counts);
    if (!objects) return unknown('How many objects the tenant holds is not known.', 'objectCounts', objectCounts);
    const { least, most, seen } = objects;
    if (most <= mostWithoutLicence)
      return notApplicable(`${seen}, which is not more than ${showNumber(mostWithoutLicence)}.`);
    if (least <= mostWithoutLicence)
      return unknown(
        `${seen}; above ${showNumber(mostWithoutLicence)} it takes a licence.`,
        'syncedObjectCounts',
        syncedObjectCounts,
      );
    if (!licences.ok) return unknown(`${seen}; the licences are not known.`, 'licences', licences);
    const covering = licences.value
      .filter((sku) => isInForce(sku) && covers(sku))
      .map(({ skuPartNumber }) => skuPartNumber ?? 'a subscription without a name')
      .sort();
    return covering.length > 0
      ? pass(`${seen}, covered by ${showList(covering)}.`, { covering })
      : fail(`${seen}, and no licence in force covers more than ${showNumber(mostWithoutLicence)}.`, { covering });
  },
});

type Sku = FactValues['licences'][number];

/**
 * Microsoft 365 has no plan of its own to be told by. A suite of it holds a mailbox and SharePoint, or the Office apps;
 * EXCHANGE_S_FOUNDATION says nothing, since nearly every free subscription holds it.
 */
function covers(sku: Sku): boolean {
  const has = (name: RegExp) => sku.servicePlans.some(({ servicePlanName }) => name.test(servicePlanName ?? ''));
  return (
    isPremium(sku) ||
    has(/^(OFFICESUBSCRIPTION|OFFICE_BUSINESS)/i) ||
    (has(/^EXCHANGE_S_(STANDARD|ENTERPRISE|DESKLESS)/i) && has(/^SHAREPOINT(STANDARD|ENTERPRISE|DESKLESS)/i))
  );
}
