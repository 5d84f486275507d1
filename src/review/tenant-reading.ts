import type { Facts } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';

/** What one reading of a tenant gave. */
export interface TenantReading {
  /** When the reading began. */
  readonly asOf: Date;
  /** The planned installation that the requests were made for. */
  readonly profile: Profile;
  readonly facts: Facts;
  readonly graph: { readonly requests: number; readonly roundTrips: number };
}
