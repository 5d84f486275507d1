import { coversHost } from '../../covers-host.ts';
import { isCustomDomain } from '../../custom-domain.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, unknown, warning } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

const prefix = 'enterpriseregistration.';

export default defineCheck({
  title: 'The certificate names enterpriseregistration below every UPN suffix',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup, workplaceJoin }) => federationSetup === 'adfs' && workplaceJoin,
  why: 'A device that joins looks for enterpriseregistration below the UPN suffix of its user, over TLS.',
  fix: [
    'Obtain a certificate with enterpriseregistration below each UPN suffix',
    'Name the UPN suffixes in the profile, so that each of them can be looked for',
  ],
  verify: 'certutil -v -store my',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['adfsCertificateNames'],
  uses: ['domains'],
  judge({ adfsCertificateNames: { dnsNames }, domains }, { profile }) {
    const names = dnsNames.map((name) => name.toLowerCase());
    const isNamed = (suffix: string) => names.includes(prefix + suffix);
    const isCovered = (suffix: string) => names.some((name) => coversHost(name, prefix + suffix));
    if (profile.upnSuffixes.length === 0) {
      if (!names.some((name) => name.startsWith(prefix) || name.startsWith('*.')))
        return fail('The certificate has no enterpriseregistration name for any suffix.', { dnsNames });
      const words = 'The profile names no UPN suffix';
      if (!domains.ok) return unknown(`${words}, and the verified domains are not known.`, 'domains', domains);
      // A suffix has to be a verified domain, so these are all that it can be.
      const possible = domains.value
        .filter((domain) => domain.isVerified && isCustomDomain(domain))
        .map(({ id }) => id.toLowerCase());
      const without = possible.filter((suffix) => !isNamed(suffix));
      return without.length === 0 && possible.length > 0
        ? pass('The certificate has an enterpriseregistration name for every verified domain.', { dnsNames })
        : unknown(`${words}, and not every verified domain has an enterpriseregistration name.`, 'domains', {
            kind: 'notPlanned',
            field: 'the UPN suffixes to be synchronized',
          });
    }
    const suffixes = profile.upnSuffixes;
    const missing = suffixes.filter((suffix) => !isCovered(suffix)).map((suffix) => prefix + suffix);
    if (missing.length > 0) return fail(`The certificate lacks ${showList(missing)}.`, { missing });
    const byWildcard = suffixes.filter((suffix) => !isNamed(suffix)).map((suffix) => prefix + suffix);
    return byWildcard.length > 0
      ? warning(`Only a wildcard covers ${showList(byWildcard)}; the prerequisites ask for the name itself.`, {
          byWildcard,
        })
      : pass(`The certificate has ${showList(suffixes.map((suffix) => prefix + suffix))}.`, { missing: [] });
  },
});
