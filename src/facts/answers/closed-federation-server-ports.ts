import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { federationServerPorts, portNames } from '../ports.ts';
import { testPortsOf } from '../test-command.ts';

const ports = portNames(federationServerPorts);

/** Empty: all are open. */
export default defineAnswer({
  about: 'the closed ports from Entra Connect to AD FS and Web Application Proxy',
  ask: `Which of these ports are closed from the Entra Connect server to an AD FS or Web Application Proxy server: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut: `On the Entra Connect server: ${testPortsOf('<AD FS or WAP server>', ports)}`,
  accepts: 'The closed ports such as "5985", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
