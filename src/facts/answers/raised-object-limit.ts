import { z } from 'zod';
import { defineAnswer } from '../define.ts';

/** 0 where Microsoft never raised it. The support case is the answer's evidence. */
export default defineAnswer({
  about: 'the object limit that Microsoft Support raised for the tenant',
  ask: 'To how many objects did Microsoft Support raise the limit of the tenant? Answer 0 if it was never raised.',
  input: { kind: 'number', unit: 'objects' },
  value: z.number().int().nonnegative(),
  howToFindOut: 'The support case in which Microsoft confirmed the new limit',
});
