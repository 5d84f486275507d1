import type { Profile } from '../facts/profile.ts';

/** One project's question "are we ready?": a tenant, a planned installation, and what is known about both. */
export interface Review {
  readonly id: string;
  readonly conversationId: string;
  readonly name: string;
  readonly profile: Profile;
  /** Raised by every change of state; a card carries it, so that an old card cannot act on a new state. */
  readonly revision: number;
  readonly createdAt: Date;
  /** Since when it is out of the way: kept, and changed no more. `null`: it is worked on. */
  readonly archivedAt: Date | null;
}
