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
}
