import type { FactName, FactValues } from '../facts/facts.ts';
import type { Cause, Reading } from '../facts/reading.ts';

/** Many fewer objects are synchronized. Counts tell the difference only: what came anew hides what went. */
export interface ObjectsGone {
  readonly kind: 'objectsGone';
  readonly gone: number;
  /** By kind, those that became fewer. */
  readonly parts: readonly {
    readonly what: keyof FactValues['syncedObjectCounts'];
    readonly before: number;
    readonly after: number;
  }[];
  /** As many deletions in one run stop synchronization. */
  readonly threshold: number;
  /** Whether the tenant stops there. Where it does not, or where that is not known, the threshold is Microsoft's own. */
  readonly prevention: 'on' | 'off' | 'notKnown';
}

/** Someone changed how a domain signs in, as the audit log has it. */
interface FederationChanged {
  readonly kind: 'federationChanged';
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly domain: string;
  readonly activity: string;
  readonly by: string;
}

/** Someone holds a role, or can activate it, who did neither before. To activate what one was eligible for is none. */
export interface RoleGained {
  readonly kind: 'roleGained';
  /** The role's name. */
  readonly role: string;
  /** A user's sign-in name, else the name of a group or an application. */
  readonly who: string;
  readonly type: 'user' | 'group' | 'servicePrincipal' | 'unknown';
  /** The group through which a user has it; `null`: it was given to them. */
  readonly through: string | null;
  /** Whether it has to be activated first. */
  readonly isEligible: boolean;
}

/** Something that happened in a tenant between two readings. */
export type Happening = ObjectsGone | FederationChanged | RoleGained;

/** What could not be looked at, so that silence about it means nothing. */
export type Unseen =
  /** The audit log was read from this moment on only, ISO 8601 in UTC. */
  | { readonly kind: 'logTooShort'; readonly what: 'federationChanged'; readonly from: string }
  | {
      readonly kind: 'notRead';
      readonly what: Happening['kind'];
      readonly fact: FactName;
      /** The single thing that was not read, such as a group, by its name; empty: the fact as a whole. */
      readonly of: string;
      /** The reading that lacks it. */
      readonly when: 'before' | 'after';
      readonly cause: Cause;
    };

export interface WhatHappened {
  /** The worst first, and of one kind the newest. */
  readonly happenings: readonly Happening[];
  readonly unseen: readonly Unseen[];
}

/** Why a reading tells nothing of a fact; nothing where it does. */
export function notRead(
  what: Happening['kind'],
  fact: FactName,
  when: 'before' | 'after',
  reading: Reading<unknown> | undefined,
  of = '',
): Unseen[] {
  return reading?.ok ? [] : [{ kind: 'notRead', what, fact, of, when, cause: reading?.cause ?? { kind: 'notAsked' } }];
}
