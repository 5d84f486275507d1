import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { parseClosedPorts } from '../parse/closed-ports.ts';
import { federationBackEndPorts, portNames } from '../ports.ts';
import { testPortsOf } from '../test-command.ts';

const ports = portNames(federationBackEndPorts);

/** Empty: it is open. */
export default defineAnswer({
  about: 'the closed ports from Web Application Proxy to AD FS',
  ask: `Which of these ports are closed from a Web Application Proxy to the AD FS servers: ${ports.join(', ')}?`,
  input: { kind: 'list' },
  value: z.array(z.enum(ports)),
  howToFindOut: `On the Web Application Proxy: ${testPortsOf('<AD FS server>', ports)}`,
  accepts: 'The closed ports such as "443", "none", or the output of Test-NetConnection.',
  parse: parseClosedPorts(ports),
});
