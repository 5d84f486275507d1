import type { Json, Outcome, OutcomeKind } from '../catalogue/outcome.ts';
import type { Profile } from '../facts/profile.ts';
import type { Reading } from '../facts/reading.ts';
import type { Answer } from './answer.ts';
import { canonical } from './canonical.ts';
import type { Waiver } from './waiver.ts';

/**
 * All that a decision rests on, and nothing else: two readings of an unchanged site give the same, so times, counters
 * and days left enter only through the outcomes that they lead to. People are not named in it.
 */
export interface Evidence {
  /** The version of the rules. */
  readonly catalogue: string;
  readonly profile: Profile;
  readonly answers: readonly {
    readonly fact: string;
    readonly subject: string;
    /** The value, or the cause of there being none. */
    readonly said: unknown;
    readonly evidence: string;
  }[];
  /** Those in force. */
  readonly waivers: readonly {
    readonly id: string;
    readonly check: string;
    readonly object: string | null;
    readonly until: string;
    readonly reason: string;
  }[];
  /** Of every check that applies. */
  readonly checks: readonly {
    readonly id: string;
    readonly subject: string;
    readonly outcome: OutcomeKind;
    readonly value: Json;
  }[];
}

interface Material {
  readonly catalogue: string;
  readonly profile: Profile;
  readonly told: readonly Answer[];
  /** Those in force. */
  readonly waivers: readonly Waiver[];
  readonly outcomes: readonly Outcome[];
}

/** Puts together what a decision rests on. Its canonical form is what is hashed. */
export function gatherEvidence({ catalogue, profile, told, waivers, outcomes }: Material): Evidence {
  return {
    catalogue,
    profile,
    answers: inOrder(
      told.flatMap(({ fact, subject, reading, evidence }) =>
        reading ? [{ fact, subject, said: saidBy(reading), evidence }] : [],
      ),
    ),
    waivers: inOrder(
      waivers.map(({ id, check, object, until, reason }) => ({ id, check, object: object?.id ?? null, until, reason })),
    ),
    checks: inOrder(
      outcomes
        .filter(({ outcome }) => outcome !== 'notApplicable')
        .map((row) => ({
          id: row.id,
          subject: row.subject ?? '',
          outcome: row.outcome,
          value: 'value' in row && row.value !== undefined ? unordered(row.value) : null,
        })),
    ),
  };
}

function saidBy(reading: Reading<unknown>): unknown {
  if (reading.ok) return { value: reading.value };
  const { detail: _, ...cause } = reading.cause;
  return { cause };
}

/** Graph lists things in any order, so a list in a judged value is a set. */
function unordered(value: Json): Json {
  if (Array.isArray(value)) return inOrder(value.map(unordered));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unordered(part)]));
}

function inOrder<T>(parts: readonly T[]): T[] {
  const written = parts.map((part) => ({ part, text: canonical(part) }));
  return written.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text))).map(({ part }) => part);
}
