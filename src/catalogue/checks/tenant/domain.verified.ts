import type { FactValues } from '../../../facts/facts.ts';
import type { Reading } from '../../../facts/reading.ts';
import { isCustomDomain } from '../../custom-domain.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { cloudSyncPrerequisites, connectPrerequisites, gateCheck } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The domain that users will sign in with is added and verified',
  severity: 'required',
  tools: 'both',
  why: 'A user whose UPN suffix is not a verified domain arrives with the onmicrosoft.com suffix, and renaming users later is painful.',
  fix: [
    'Create the DNS record and verify the domain in the Entra admin center',
    'Entra admin center > Custom domain names > Add custom domain shows the record',
    'Create the record at the DNS host, wait for it to be seen and press Verify',
  ],
  verify: 'Entra admin center > Custom domain names: the status is Verified',
  sources: [
    connectPrerequisites('Microsoft Entra ID'),
    gateCheck('Cloud side'),
    cloudSyncPrerequisites('In the Microsoft Entra admin center'),
  ],
  needs: ['domains'],
  uses: ['domainDnsRecords'],
  judge({ domains, domainDnsRecords }, { profile }) {
    const added = new Map(domains.map((domain) => [domain.id.toLowerCase(), domain]));
    const own = domains.filter(isCustomDomain);
    const unverified = (names: readonly string[]) =>
      names.map((name) => `${name} is added but not verified: ${missingRecord(domainDnsRecords, name)}.`);

    if (profile.upnSuffixes.length === 0) {
      const verified = own.filter(({ isVerified }) => isVerified).map(({ id }) => id);
      if (verified.length > 0) return pass(`Verified: ${showList(verified)}.`, { verified });
      const waiting = own.map(({ id }) => id.toLowerCase());
      return fail(
        waiting.length > 0
          ? unverified(waiting).join(' ')
          : 'The tenant has no domain of its own, only those that Microsoft gave it.',
        { unverified: waiting },
      );
    }

    const planned = [...new Set(profile.upnSuffixes.map((suffix) => suffix.toLowerCase()))];
    const notAdded = planned.filter((suffix) => !added.has(suffix));
    const waiting = planned.filter((suffix) => added.get(suffix)?.isVerified === false);
    if (notAdded.length === 0 && waiting.length === 0)
      return pass(`Verified: ${showList(planned)}.`, { verified: planned });
    const sentences = unverified(waiting);
    if (notAdded.length > 0) sentences.push(`Not added to the tenant: ${showList(notAdded)}.`);
    return fail(sentences.join(' '), { unverified: waiting, notAdded });
  },
});

function missingRecord(records: Reading<FactValues['domainDnsRecords']>, domain: string): string {
  const found = records.ok ? records.value[domain] : undefined;
  const alternatives = (found?.ok ? found.value : []).flatMap(({ label, text, mailExchange }) =>
    text ? [`the TXT record ${text} at ${label}`] : mailExchange ? [`the MX record ${mailExchange} at ${label}`] : [],
  );
  return alternatives.length > 0
    ? `${alternatives.join(' or ')} is still missing`
    : 'Custom domain names shows the DNS record that is still missing';
}
