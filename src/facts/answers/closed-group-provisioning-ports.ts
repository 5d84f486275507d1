import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { groupProvisioningPorts, portNames } from '../ports.ts';
import { testPortsOf } from '../test-command.ts';

const ports = portNames(groupProvisioningPorts);

/** Empty: both are open. */
export default defineAnswer({
  about: "the closed ports between the agent's server and the domain controllers",
  ask: `Which of these ports are closed between the agent's server and the domain controllers: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut: `On the server: ${testPortsOf('<domain controller>', ports)}`,
  of: ['agent'],
  accepts: 'The closed ports such as "3268", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
