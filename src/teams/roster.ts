import { type TeamsChannelAccount, TeamsInfo } from 'botbuilder';
import type { Conversation, Member } from '../protocol/conversation.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Outbound } from './outbound.ts';
import type { Ports } from './ports.ts';

/** Who is in which conversation. */
export interface Roster {
  /** The members of a conversation; those of its team for a channel. `null`: Teams does not tell. */
  of(conversationId: string): Promise<readonly Member[] | null>;
  /** Somebody came or left: what is known is out of date. */
  forget(): void;
}

/** Teams bounds how often rosters may be asked for, and people rarely come and go; when they do, Teams says so. */
const freshFor = 5 * 60_000;

const pageSize = 500;
/** Ten thousand people. Beyond them a person counts as not known. */
const mostPages = 20;

export function createRoster(
  adapter: TeamsAdapter,
  outbound: Outbound,
  { conversations, log }: Pick<Ports, 'conversations' | 'log'>,
): Roster {
  const known = new Map<string, { members: Promise<readonly Member[] | null>; until: number }>();

  async function read(conversationId: string): Promise<readonly Member[] | null> {
    const conversation = await conversations.get(conversationId);
    if (!conversation) return null;
    try {
      return await readPages(adapter, outbound, conversation);
    } catch (err) {
      log.warn({ err, conversation: conversationId }, 'Teams did not tell who is in a conversation');
      known.delete(conversationId);
      return null;
    }
  }

  return {
    of(conversationId) {
      const here = known.get(conversationId);
      if (here && here.until > Date.now()) return here.members;
      const members = read(conversationId);
      known.set(conversationId, { members, until: Date.now() + freshFor });
      return members;
    },
    forget: () => known.clear(),
  };
}

async function readPages(adapter: TeamsAdapter, outbound: Outbound, place: Conversation): Promise<Member[]> {
  const { id, teamId, reference } = place;
  const members: Member[] = [];
  await adapter.reach(reference, teamId ?? id, async (context) => {
    let token: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const result = await outbound.send(place, () => TeamsInfo.getPagedMembers(context, pageSize, token));
      // Without Entra's id it is an app, or someone who is known to nobody.
      for (const one of result.members) if (one.aadObjectId) members.push(toMember(one.aadObjectId, one));
      token = result.continuationToken || undefined;
      if (!token) break;
    }
  });
  return members;
}

/** A guest's account stands in the tenant that they visit, and its name says so. */
function toMember(entraId: string, { id, name, tenantId, userRole, userPrincipalName }: TeamsChannelAccount): Member {
  const isGuest = (userRole ?? 'user') !== 'user' || /#EXT#/i.test(userPrincipalName ?? '');
  const member = { id: entraId, account: id, name: name || 'Someone', tenantId: tenantId ?? null };
  return isGuest ? { ...member, isGuest } : member;
}
