import type { Who } from './intent.ts';

/** How a conversation is reached without anyone having written first. Plain JSON, refreshed by what arrives from there. */
export interface Reference {
  readonly serviceUrl: string;
  readonly channelId: string;
  readonly bot: { readonly id: string; readonly name?: string };
}

/** A chat or a channel that Preflight was added to or spoken to in. */
export interface Conversation {
  /** Of the chat or channel itself, never of a thread in it. */
  readonly id: string;
  readonly type: Who['conversation']['type'];
  /** The Entra tenant that the conversation belongs to, as the activity says. */
  readonly tenantId: string | null;
  readonly reference: Reference;
  /** Entra's id of the person who added Preflight, where this activity tells. */
  readonly installedBy: string | null;
  /** The team that a channel belongs to: its roster is the team's. */
  readonly teamId: string | null;
  /** Entra's id of the person whose chat with Preflight this is. */
  readonly personId: string | null;
}

/** Someone in a conversation, as its roster tells. */
export interface Member {
  /** Entra's object id. */
  readonly id: string;
  /** Teams' own id of the account, which mentions and views for single people go by. */
  readonly account: string;
  readonly name: string;
  /** The Entra tenant that the account belongs to, where the roster tells. */
  readonly tenantId: string | null;
  /** The roster marks them as a guest or as nameless, whatever tenant it tells. */
  readonly isGuest?: true;
}
