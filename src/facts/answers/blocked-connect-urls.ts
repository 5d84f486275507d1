import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { connectEndpoints } from '../endpoints.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';
import { testEndpoints } from '../test-command.ts';

/** Empty: all are allowed. */
export default defineAnswer({
  about: 'the blocked URLs of Entra Connect',
  ask: "Which of Entra Connect's URLs are blocked on the way from the server to the internet?",
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a name such as login.microsoftonline.com or *.windows.net')),
  howToFindOut: testEndpoints(connectEndpoints),
  of: ['active', 'staging'],
  accepts: 'The blocked names, "none", or the output of Test-NetConnection.',
  parse: parseClosedHosts,
});
