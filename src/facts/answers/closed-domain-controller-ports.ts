import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { domainControllerPorts, portNames } from '../ports.ts';
import { testPortsOf } from '../test-command.ts';

const ports = portNames(domainControllerPorts);

/** Empty: all are open. */
export default defineAnswer({
  about: 'the closed ports between the server and the domain controllers',
  ask: `Which of these ports are closed between the server and the domain controllers: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut: `On the server: ${testPortsOf('<domain controller>', ports)}`,
  of: ['active', 'staging'],
  accepts: 'The closed ports such as "636, 389 UDP", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
