import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { federationFrontEndPorts, portNames } from '../ports.ts';
import { testPortsOf } from '../test-command.ts';

const ports = portNames(federationFrontEndPorts);

/** Empty: all are open. */
export default defineAnswer({
  about: 'the closed ports from users to Web Application Proxy',
  ask: `Which of these ports are closed from users on the internet to the Web Application Proxy: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut: `From outside the network: ${testPortsOf('<federation service name>', ports)}`,
  accepts: 'The closed ports such as "49443", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
