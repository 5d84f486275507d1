import { type ZodType, z } from 'zod';
import type { Facts } from './facts.ts';
import { answerFacts, tenantFacts } from './index.generated.ts';
import { profileSchema } from './profile.ts';
import { readings } from './reading.ts';

const values = Object.entries<{ value: ZodType }>({ ...answerFacts, ...tenantFacts });

/** Every fact by name, each of them optional: what is absent was not asked. */
const factsSchema = z.strictObject(
  Object.fromEntries(values.map(([name, { value }]) => [name, readings(value).optional()])),
) as unknown as ZodType<Facts>;

/** Answers as a file holds them: fact name → value. A tenant fact may be attested in the same way. */
export const answersSchema = z
  .strictObject(Object.fromEntries(values.map(([name, { value }]) => [name, value.optional()])))
  .describe('Answers: fact name → value');

/** All that a review was judged on at one moment. Judging it again at `asOf` gives the same outcomes. */
export const snapshotSchema = z.strictObject({
  schema: z.literal(1),
  /** The version of the rules that judged it first. Absent in one written by hand. */
  catalogue: z.string().optional(),
  asOf: z.iso.datetime(),
  profile: profileSchema.prefault({}),
  facts: factsSchema,
  /** What is known of single servers, forests and domains, by their ids in the profile. */
  subjects: z.record(z.string(), factsSchema).default({}),
  graph: z
    .strictObject({ requests: z.number().int().nonnegative(), roundTrips: z.number().int().nonnegative() })
    .default({ requests: 0, roundTrips: 0 }),
});

export type Snapshot = z.output<typeof snapshotSchema>;

/** Answers as facts, told by a file at a time. */
export function factsFromFile(answers: z.output<typeof answersSchema>, at: Date): Facts {
  const source = { kind: 'file', at: at.toISOString() } as const;
  const told = Object.entries(answers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told.map(([name, value]) => [name, { ok: true, value, source }])) as Facts;
}
