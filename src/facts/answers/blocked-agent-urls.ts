import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { provisioningAgentEndpoints } from '../endpoints.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';
import { testEndpoints } from '../test-command.ts';

/** Empty: all are allowed. */
export default defineAnswer({
  about: 'the blocked URLs of the provisioning agent',
  ask: "Which of the provisioning agent's URLs are blocked on the way from its server to the internet?",
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a name such as login.microsoftonline.com or *.windows.net')),
  howToFindOut: testEndpoints(provisioningAgentEndpoints),
  of: ['agent'],
  accepts: 'The blocked names, "none", or the output of Test-NetConnection.',
  parse: parseClosedHosts,
});
