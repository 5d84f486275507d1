import type { SiteFacts } from '../facts/facts.ts';
import type { Answer } from './answer.ts';
import type { Review } from './review.ts';
import type { TenantReading } from './tenant-reading.ts';
import type { Waiver } from './waiver.ts';

/** A review with all that is kept about it: enough to judge it. */
export interface Dossier {
  readonly review: Review;
  /** The newest reading of the tenant, or `null` where it was never read. */
  readonly reading: TenantReading | null;
  /** What people have told, without what was taken back. */
  readonly answers: SiteFacts;
  /** The newest entry of each question, in no order, also one that was taken back: its number is what a card saw. */
  readonly told: readonly Answer[];
  /** Every waiver that was asked for, oldest first, also those that are over. The same list as long as none changes. */
  readonly waivers: readonly Waiver[];
}
