import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { agentPorts, portNames } from '../ports.ts';

const ports = portNames(agentPorts);

/** Empty: all are open. */
export default defineAnswer({
  about: "the closed ports from the agent's server to Microsoft Entra ID",
  ask: `Which of these outbound ports are closed from the agent's server to Microsoft Entra ID: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut:
    'On the server: Test-NetConnection www.microsoft.com -Port 80; Test-NetConnection login.microsoftonline.com -Port 443; for 8080 the rules of the firewall',
  of: ['agent'],
  accepts: 'The closed ports such as "8080", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
