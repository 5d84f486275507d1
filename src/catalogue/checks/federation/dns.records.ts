import { defineCheck } from '../../define.ts';
import { fail, pass, unknown } from '../../outcome.ts';
import { connectPrerequisites } from '../../sources.ts';

export default defineCheck({
  title: 'The federation name resolves on the intranet (A record) and the extranet',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'Windows authentication from domain-joined computers works only with an A record; from outside nobody finds AD FS without a public one.',
  fix: [
    'Create an A record on the intranet, and a public record',
    'Replace a CNAME on the intranet by an A record, else Windows authentication fails',
  ],
  verify: 'Resolve-DnsName NAME, on the intranet and with -Server 1.1.1.1',
  sources: [connectPrerequisites('Name resolution for federation servers')],
  needs: [],
  uses: ['federationIntranetRecord', 'federationNameResolvesOutside'],
  judge({ federationIntranetRecord: intranet, federationNameResolvesOutside: extranet }) {
    const faults = [
      ...(intranet.ok && intranet.value === 'CNAME' ? ['On the intranet the name is a CNAME, not an A record.'] : []),
      ...(intranet.ok && intranet.value === 'none' ? ['On the intranet the name has no A record.'] : []),
      ...(extranet.ok && !extranet.value ? ['On the extranet the name does not resolve.'] : []),
    ];
    if (faults.length > 0) return fail(faults.join(' '));
    if (!intranet.ok)
      return unknown('How the name resolves on the intranet is not known.', 'federationIntranetRecord', intranet);
    if (!extranet.ok)
      return unknown(
        'Whether the name resolves on the extranet is not known.',
        'federationNameResolvesOutside',
        extranet,
      );
    return pass('The name has an A record on the intranet and resolves on the extranet.');
  },
});
