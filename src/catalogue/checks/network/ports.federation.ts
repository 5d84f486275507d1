import { federationBackEndPorts, federationFrontEndPorts, federationServerPorts } from '../../../facts/ports.ts';
import { defineCheck } from '../../define.ts';
import { fail, pass, warning } from '../../outcome.ts';
import { showPorts } from '../../show-ports.ts';
import { connectPrerequisites, learn2026 } from '../../sources.ts';

export default defineCheck({
  title: 'The ports of AD FS and Web Application Proxy are open',
  severity: 'required',
  tools: 'connect',
  when: ({ federationSetup }) => federationSetup === 'adfs',
  why: 'The wizard sets the servers up over these ports, and every sign-in passes them.',
  fix: [
    'Open the closed ports',
    'Entra Connect to AD FS and WAP: 80, 443, 5985. WAP to AD FS: 443. Users to WAP: 443, and 49443 for certificate sign-in',
  ],
  verify: 'On the Entra Connect server: Test-NetConnection <AD FS or WAP server> -Port <port>',
  sources: [connectPrerequisites('Connectivity'), learn2026.ports('Tables 3 to 5: AD FS and Web Application Proxy')],
  needs: ['closedFederationServerPorts', 'closedFederationBackEndPorts', 'closedFederationFrontEndPorts'],
  judge({
    closedFederationServerPorts: server,
    closedFederationBackEndPorts: backEnd,
    closedFederationFrontEndPorts: frontEnd,
  }) {
    const value = { server, backEnd, frontEnd };
    const users = frontEnd.filter((port) => port !== '49443 TCP');
    const gaps = [
      ...(server.length > 0 ? [`from Entra Connect ${showPorts(server, federationServerPorts)}`] : []),
      ...(backEnd.length > 0 ? [`from WAP to AD FS ${showPorts(backEnd, federationBackEndPorts)}`] : []),
      ...(users.length > 0 ? [`from users to WAP ${showPorts(users, federationFrontEndPorts)}`] : []),
    ];
    if (gaps.length > 0) return fail(`Closed: ${gaps.join('; ')}.`, value);
    return frontEnd.length > 0
      ? warning('Closed: from users to WAP 49443 TCP, without which nobody signs in with a certificate.', value)
      : pass('All of them are open.', value);
  },
});
