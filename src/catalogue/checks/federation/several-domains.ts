import { defineCheck } from '../../define.ts';
import { fail, notApplicable, pass, unknown } from '../../outcome.ts';
import { connectOverview } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'Several federated domains are planned for',
  severity: 'informational',
  tools: 'connect',
  why: 'AD FS tells several top-level domains apart only when it is set up for that; otherwise users of the second cannot sign in.',
  fix: [
    'Plan AD FS for several domains',
    'Let the wizard federate each further domain, so that it sets the claim rules',
  ],
  verify: 'Get-MgDomain | Where-Object AuthenticationType -eq Federated | Select Id',
  sources: [connectOverview('Federation: configure AD FS with subdomains')],
  needs: ['domains'],
  uses: ['severalFederatedDomainsAcknowledged'],
  judge({ domains, severalFederatedDomainsAcknowledged: acknowledged }) {
    const federated = domains
      .filter(({ authenticationType }) => authenticationType === 'Federated')
      .map(({ id }) => id);
    if (federated.length <= 1) return notApplicable('At most one domain is federated.');
    const words = `Federated: ${showList(federated)}`;
    if (!acknowledged.ok)
      return unknown(
        `${words}. Nobody has said whether that is planned for.`,
        'severalFederatedDomainsAcknowledged',
        acknowledged,
      );
    return acknowledged.value
      ? pass(`${words}, which is planned for.`, { federated })
      : fail(`${words}, which is not planned for yet.`, { federated });
  },
});
