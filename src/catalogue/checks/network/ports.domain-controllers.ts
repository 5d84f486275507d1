import { domainControllerPorts, portNames } from '../../../facts/ports.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass } from '../../outcome.ts';
import { showPorts } from '../../show-ports.ts';
import { connectPrerequisites, gateCheck, learn2026 } from '../../sources.ts';

/** Needed only when the wizard sets up AD FS with a group managed service account. */
const onlyForAdfs: ReadonlySet<string> = new Set(['5985 TCP', '9389 TCP']);

export default defineCheck({
  title: 'The ports between the server and the domain controllers are open',
  severity: 'required',
  tools: 'connect',
  why: 'The wizard binds to the forest and the sync engine reads from it over these ports.',
  fix: ['Open the closed ports between the server and the domain controllers'],
  fixFor: (profile) => {
    const needed = portNames(domainControllerPorts).filter((port) => usesAdfsGmsa(profile) || !onlyForAdfs.has(port));
    return [`All that are needed: ${showPorts(needed, domainControllerPorts)}`];
  },
  verify: 'On the server: Test-NetConnection <domain controller> -Port <port>',
  sources: [
    connectPrerequisites('Connectivity'),
    gateCheck('Network and firewall: Entra Connect server to domain controllers'),
    learn2026.ports('Table 1: Connect and on-premises AD'),
  ],
  conflict:
    'The gate-check lists LDAPS as TCP, and 3269. Microsoft Learn of 2026 has LDAPS as TCP and UDP and only with TLS, has no 3269, and adds 5985 and 9389 for AD FS with a gMSA. The rule takes the list of the gate-check, and the last two where AD FS needs them.',
  needs: ['closedDomainControllerPorts'],
  judge({ closedDomainControllerPorts: closed }, { profile }) {
    const needed = closed.filter((port) => usesAdfsGmsa(profile) || !onlyForAdfs.has(port));
    if (needed.length > 0) return fail(`Closed: ${showPorts(needed, domainControllerPorts)}.`, { closed });
    return closed.length > 0
      ? pass(`Open but for ${showPorts(closed, domainControllerPorts)}, which only AD FS with a gMSA needs.`, {
          closed,
        })
      : pass('All of them are open.', { closed });
  },
});

const usesAdfsGmsa = ({ federationSetup, adfsGmsa }: { federationSetup: string; adfsGmsa: boolean }) =>
  federationSetup === 'adfs' && adfsGmsa;
