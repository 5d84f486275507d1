import { coversHost } from '../../covers-host.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';
import { showList } from '../../words.ts';

export default defineCheck({
  title: 'The certificate matches the federation service name',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'Browsers and Microsoft Entra ID refuse a certificate that does not name the host that they asked for.',
  fix: [
    'Obtain a certificate that has the federation service name as SAN',
    'A wildcard stands for one label only: *.contoso.com covers sts.contoso.com, not sts.emea.contoso.com',
  ],
  verify: 'certutil -v -store my',
  sources: [connectPrerequisites('TLS/SSL certificate requirements')],
  needs: ['federationServiceName', 'adfsCertificateNames'],
  judge({ federationServiceName: service, adfsCertificateNames: { dnsNames, otherNames, commonName } }) {
    const value = { service, dnsNames, commonName };
    const match = dnsNames.find((name) => coversHost(name, service));
    if (match) return pass(`The alternative name ${match} covers ${service}.`, value);
    if (dnsNames.length > 0) return fail(`${service} is not covered by ${showList(dnsNames)}.`, value);
    // The common name counts only where there is no alternative name of any kind.
    if (otherNames.length > 0)
      return fail(`None of the alternative names is a DNS name, so nothing covers ${service}.`, value);
    if (commonName === null) return fail(`The certificate holds no name that could cover ${service}.`, value);
    return coversHost(commonName, service)
      ? pass(`There is no alternative name, and the common name ${commonName} covers ${service}.`, value)
      : fail(`There is no alternative name, and the common name ${commonName} does not cover ${service}.`, value);
  },
});
