import { type ZodType, z } from 'zod';
import { profileSchema } from '../facts/profile.ts';
import type { Cause } from '../facts/reading.ts';
import type { Report } from './report.ts';

const verdict = z.enum(['ready', 'readyWithRisks', 'notReady', 'notKnownYet']);
/** Why a fact could not be read. */
export const causeKinds = [
  'permissionMissing',
  'signedInAdminNeeded',
  'licenceMissing',
  'throttled',
  'unreachable',
  'timedOut',
  'unexpectedShape',
  'otherTenant',
  'notAsked',
  'notPlanned',
  'saidUnknown',
] as const satisfies readonly Cause['kind'][];

/** What `scan --json` prints. */
export const reportSchema = z.strictObject({
  schema: z.literal(1),
  catalogue: z.string().describe('changes when any rule or wording changes'),
  verdict: verdict.describe('of all checks that apply'),
  tenantVerdict: verdict.describe('of the checks that need no person'),
  tenant: z.strictObject({ id: z.string().nullable(), name: z.string().nullable() }),
  profile: profileSchema,
  asOf: z.iso.datetime(),
  outcomes: z.array(
    z.strictObject({
      id: z.string(),
      subject: z.string().optional(),
      outcome: z.enum(['pass', 'fail', 'warning', 'unknown', 'notApplicable']),
      severity: z.enum(['required', 'recommended', 'informational']),
      summary: z.string(),
      value: z.json().optional(),
      cause: z
        .strictObject({
          kind: z.enum(causeKinds),
          fact: z.string(),
          permission: z.string().optional(),
          role: z.string().optional(),
          licence: z.string().optional(),
        })
        .optional(),
    }),
  ),
  graph: z.strictObject({
    requests: z.number().int().describe('HTTP requests to Graph'),
    roundTrips: z.number().int().describe('waves of requests, one after another'),
  }),
}) satisfies ZodType<unknown> as ZodType<Report>;
