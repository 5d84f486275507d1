import { z } from 'zod';
import { profileSchema } from '../facts/profile.ts';
import { answersSchema, snapshotSchema } from '../facts/snapshot.ts';
import { targetsSchema } from '../targets.ts';
import { readFlags } from './flags.ts';
import { reportSchema } from './report-schema.ts';
import { UsageError } from './usage-error.ts';

const schemas = {
  profile: profileSchema,
  answers: answersSchema,
  snapshot: snapshotSchema,
  scan: reportSchema,
  targets: targetsSchema,
};

/** `schema NAME`: the JSON Schema of a file that Preflight reads or writes. */
export function printSchema(args: readonly string[]): number {
  const { positionals } = readFlags(args, {}, { positionals: true });
  const [name = '', ...rest] = positionals;
  if (!Object.hasOwn(schemas, name) || rest.length > 0)
    throw new UsageError(`schema takes one of ${Object.keys(schemas).join(', ')}.`);
  const io = name === 'scan' ? 'output' : 'input';
  console.log(JSON.stringify(z.toJSONSchema(schemas[name as keyof typeof schemas], { io }), null, 2));
  return 0;
}
