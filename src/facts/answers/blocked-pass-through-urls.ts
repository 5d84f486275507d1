import { z } from 'zod';
import { defineAnswer } from '../define.ts';
import { passThroughAgentEndpoints } from '../endpoints.ts';
import { hostPattern, parseClosedHosts } from '../parse/closed-hosts.ts';
import { testEndpoints } from '../test-command.ts';

/** Those that are blocked for any of the agents. Empty: all are allowed. */
export default defineAnswer({
  about: 'the blocked URLs of the pass-through authentication agents',
  ask: 'Which of the URLs of a pass-through authentication agent are blocked on the way to the internet?',
  input: { kind: 'list' },
  value: z.array(z.string().regex(hostPattern, 'a name such as login.microsoftonline.com or *.windows.net')),
  howToFindOut: testEndpoints(passThroughAgentEndpoints),
  accepts: 'The blocked names, "none", or the output of Test-NetConnection.',
  parse: parseClosedHosts,
});
