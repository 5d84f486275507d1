import type { Facts } from '../facts/facts.ts';
import type { ScanScope } from '../facts/profile.ts';

/** What one reading of a tenant gave. */
export interface TenantReading {
  /** When the reading began. */
  readonly asOf: Date;
  /** What the requests were made for. */
  readonly scope: ScanScope;
  readonly facts: Facts;
  readonly graph: { readonly requests: number; readonly roundTrips: number };
}

/** A reading that is kept, without what it gave. */
export interface KeptReading {
  readonly number: number;
  readonly asOf: Date;
  /** The version of the rules when it was kept. `null`: it was kept before that was. */
  readonly catalogue: string | null;
}
