import { type ZodType, z } from 'zod';
import type { GraphCause } from '../graph/cause.ts';

/** Why a fact is not known: Graph could not tell, nobody was asked yet, or someone said so. */
export type Cause =
  | GraphCause
  /** What answered is another tenant than the configured one, whose id this is: nothing of it is kept. */
  | { kind: 'otherTenant'; tenant: string; detail?: string }
  | { kind: 'notAsked' | 'saidUnknown'; detail?: string }
  /** The planned installation leaves it open: the field is named as a noun phrase. */
  | { kind: 'notPlanned'; field: string; detail?: string }
  /** A person said that the question does not apply to this site, and why: then its checks do not apply. */
  | { kind: 'saidNotApplicable'; because: string; detail?: string }
  /** Someone attested what Graph keeps back, too long ago to count still. `on` is when, ISO 8601 in UTC. */
  | { kind: 'attestationLapsed'; by: string; on: string; detail?: string };

/** Where a known fact comes from. Times are ISO 8601 in UTC. */
export type Source =
  /** With `as`, Graph told it to that person alone, who let Preflight read as them: it counts until `until`. */
  | { kind: 'graph'; at: string; as?: { id: string; name: string }; until?: string }
  /** With `until`, an attestation of what Graph keeps back: it counts until then. */
  | { kind: 'person'; at: string; by: { id: string; name: string }; evidence?: string; until?: string }
  | { kind: 'file'; at: string }
  | { kind: 'profile' };

/** A fact: its value and where it comes from, or why it is not known. Never an exception, never a silent default. */
export type Reading<T> = { ok: true; value: T; source: Source } | { ok: false; cause: Cause };

const time = z.iso.datetime({ offset: true });
const detail = z.string().optional();

const causeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('permissionMissing'), permission: z.string(), detail }),
  z.strictObject({ kind: z.literal('signedInAdminNeeded'), role: z.string(), permission: z.string(), detail }),
  z.strictObject({ kind: z.literal('licenceMissing'), licence: z.string(), detail }),
  z.strictObject({ kind: z.literal('otherTenant'), tenant: z.string(), detail }),
  z.strictObject({
    kind: z.enum(['throttled', 'unreachable', 'timedOut', 'unexpectedShape', 'notAsked', 'saidUnknown']),
    detail,
  }),
  z.strictObject({ kind: z.literal('notPlanned'), field: z.string(), detail }),
  z.strictObject({ kind: z.literal('saidNotApplicable'), because: z.string(), detail }),
  z.strictObject({ kind: z.literal('attestationLapsed'), by: z.string(), on: time, detail }),
]);

const person = z.strictObject({ id: z.string(), name: z.string() });

const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('graph'), at: time, as: person.optional(), until: time.optional() }),
  z.strictObject({
    kind: z.literal('person'),
    at: time,
    by: person,
    evidence: z.string().optional(),
    until: time.optional(),
  }),
  z.strictObject({ kind: z.literal('file'), at: time }),
  z.strictObject({ kind: z.literal('profile') }),
]);

/** The schema of a reading, as snapshots hold it. */
export function readings<T>(value: ZodType<T>): ZodType<Reading<T>> {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value, source: sourceSchema }),
    z.strictObject({ ok: z.literal(false), cause: causeSchema }),
  ]) as unknown as ZodType<Reading<T>>;
}
