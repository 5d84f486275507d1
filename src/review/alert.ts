import type { Facts } from '../facts/facts.ts';
import type { Happening } from './happening.ts';

/** Something that was told without waiting for a digest. */
export interface Alert {
  readonly id: string;
  readonly reviewId: string;
  readonly event:
    | { readonly kind: 'check'; readonly check: string; readonly subject: string }
    | { readonly kind: 'happening'; readonly happening: Happening };
  /** The outcome's words when it was seen. Empty for a happening. */
  readonly summary: string;
  /** ISO 8601 in UTC. */
  readonly seenAt: string;
  /** `null`: it goes on, or is of a kind that has no end. */
  readonly resolved: { readonly at: string; readonly summary: string } | null;
}

/** What was last seen of the few facts that are looked at between digests. */
export interface Seen {
  /** ISO 8601 in UTC. */
  readonly asOf: string;
  /** Each as it could be read last. */
  readonly facts: Facts;
  /** Checks, or subjects of them, that failed when they could be judged last, as `keyOf` names them. */
  readonly failing: readonly string[];
}
