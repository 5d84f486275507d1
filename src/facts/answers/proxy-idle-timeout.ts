import { z } from 'zod';
import { defineAnswer } from '../define.ts';

export default defineAnswer({
  about: 'the idle timeout of the proxy',
  ask: 'After how many minutes does the proxy close an idle connection?',
  input: { kind: 'number', unit: 'minutes' },
  value: z.number().nonnegative(),
  howToFindOut: 'The configuration of the proxy: idle or inactivity timeout of connections',
});
