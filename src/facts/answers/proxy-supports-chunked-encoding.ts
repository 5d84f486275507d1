import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'whether the proxy speaks HTTP 1.1 with chunked encoding',
  ask: 'Does the proxy support HTTP 1.1 with chunked encoding enabled?',
  input: { kind: 'yesNo' },
  value: z.boolean(),
  howToFindOut: 'The configuration of the proxy: the HTTP version towards servers, and chunked transfer encoding',
});
