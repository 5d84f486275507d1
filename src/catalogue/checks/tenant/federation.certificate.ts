import type { FactValues } from '../../../facts/facts.ts';
import type { Cause } from '../../../facts/reading.ts';
import { showDay, showDistance } from '../../day.ts';
import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown, warning } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';
import { showList } from '../../words.ts';

const soon = 30 * 86_400_000;

export default defineCheck({
  title: 'Federated domains have a valid signing certificate',
  severity: 'required',
  tools: 'connect',
  urgent: true,
  why: 'When the signing certificate of a federated domain expires, nobody with that domain can sign in.',
  fix: [
    'Renew the token-signing certificate and publish it to the tenant',
    'On the AD FS server: Update-AdfsCertificate -CertificateType Token-Signing, then repair the trust in the Entra Connect wizard',
    'With another identity provider: Update-MgDomainFederationConfiguration with its new certificate',
  ],
  verify: 'Get-MgDomainFederationConfiguration -DomainId <domain> | Select SigningCertificate,NextSigningCertificate',
  sources: [connectOverview('Federation: manually updating federation certificates')],
  needs: ['domains'],
  uses: ['federationConfigurations'],
  judge({ domains, federationConfigurations }, { now }) {
    const federated = domains
      .filter(({ authenticationType }) => authenticationType === 'Federated')
      .map(({ id }) => id);
    if (federated.length === 0) return notApplicable('No domain is federated.');
    if (!federationConfigurations.ok)
      return unknown(
        `The federation settings of ${showList(federated)} could not be read.`,
        'federationConfigurations',
        federationConfigurations,
      );

    const ends: Record<string, string> = {};
    const expired: string[] = [];
    const expiring: string[] = [];
    const valid: string[] = [];
    const unread: { domain: string; cause: Cause }[] = [];
    for (const domain of federated) {
      const found = certificateOf(domain, federationConfigurations.value);
      if ('cause' in found) {
        unread.push({ domain, cause: found.cause });
        continue;
      }
      const left = Date.parse(found.ends) - now.getTime();
      ends[domain] = found.ends;
      if (left <= 0) expired.push(`the certificate of ${domain} expired on ${showDay(found.ends)} (${next(found)})`);
      else if (left <= soon)
        expiring.push(
          `the certificate of ${domain} expires on ${showDay(found.ends)} (${showDistance(found.ends, now)}, ${next(found)})`,
        );
      else valid.push(`${domain} until ${showDay(found.ends)}`);
    }
    const notRead = unread.length > 0 ? `not known for ${showList(unread.map(({ domain }) => domain))}` : null;
    const words = (...parts: (string | null)[]) => sentence(parts.filter((part) => part !== null));
    if (expired.length > 0) return fail(words(...expired, ...expiring, notRead), ends);
    const [first] = unread;
    if (first) return unknown(words(notRead, ...expiring), 'federationConfigurations', first.cause);
    if (expiring.length > 0) return warning(words(...expiring), ends);
    return pass(`Valid: ${showList(valid)}.`, ends);
  },
});

interface Certificate {
  readonly ends: string;
  readonly nextEnds: string | null;
}

function certificateOf(
  domain: string,
  configurations: FactValues['federationConfigurations'],
): Certificate | { cause: Cause } {
  const reading = configurations[domain];
  if (!reading) return { cause: { kind: 'unexpectedShape' } };
  if (!reading.ok) return reading;
  const [own] = reading.value;
  // A subdomain without settings of its own is federated as the nearest domain above it is.
  const [parent] = Object.keys(configurations)
    .filter((other) => domain.endsWith(`.${other}`))
    .sort((a, b) => b.length - a.length);
  if (!own && parent) return certificateOf(parent, configurations);
  return own?.signingCertificateEnds
    ? { ends: own.signingCertificateEnds, nextEnds: own.nextSigningCertificateEnds }
    : { cause: { kind: 'unexpectedShape', detail: `Graph shows no readable signing certificate for ${domain}.` } };
}

function next({ ends, nextEnds }: Certificate): string {
  if (!nextEnds) return 'no next certificate is in place';
  return Date.parse(nextEnds) > Date.parse(ends)
    ? `the next one lasts until ${showDay(nextEnds)}`
    : `the next one does not outlast it, it ends on ${showDay(nextEnds)}`;
}

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
