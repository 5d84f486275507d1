import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { healthEndpoints } from '../endpoints.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';
import { testEndpoints } from '../test-command.ts';

/** Empty: all are allowed. */
export default defineAnswer({
  about: 'the blocked URLs of Connect Health',
  ask: "Which of Connect Health's URLs are blocked on the way from the server to the internet?",
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a name such as login.microsoftonline.com or *.windows.net')),
  howToFindOut: testEndpoints(healthEndpoints),
  of: ['active', 'staging'],
  accepts: 'The blocked names, "none", or the output of Test-NetConnection.',
  parse: parseClosedHosts,
});
