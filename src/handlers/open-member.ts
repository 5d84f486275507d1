import type { Member } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { Person } from '../review/person.ts';
import { isSame } from '../review/policy.ts';
import type { Refused } from '../review/refused.ts';
import { memberNamed } from './find-member.ts';
import type { Ports } from './ports.ts';

/**
 * Who is speaking, if the roster of a review's conversation has them as someone of its own tenant. Whoever it gives no
 * tenant for, or another one, is refused.
 */
export async function openMember(conversationId: string, { user }: Who, ports: Ports): Promise<Person | Refused> {
  if (!user) return { refused: 'Teams does not say who you are, so Preflight changes nothing for you.' };
  const members = await openMembers(conversationId, ports);
  if ('refused' in members) return members;
  const member = memberNamed(user.id, members);
  if (!member) return { refused: 'You are not in this conversation, as its roster has it, so you can only look.' };
  return asOwn(member, await tenantOf(conversationId, ports));
}

/** Everybody in a conversation. */
export async function openMembers(conversationId: string, ports: Ports): Promise<readonly Member[] | Refused> {
  const members = await ports.roster.of(conversationId);
  return (
    members ?? {
      refused: 'Teams does not tell who is in this conversation, so nothing can be changed here now. Try again.',
    }
  );
}

/** The tenant that a conversation belongs to. */
export const tenantOf = async (conversationId: string, ports: Ports): Promise<string | null> =>
  (await ports.conversations.get(conversationId))?.tenantId ?? null;

/** A member as someone who may be given a say: of the conversation's own tenant. */
export function asOwn({ id, name, tenantId, isGuest }: Member, tenant: string | null): Person | Refused {
  if (isGuest) return { refused: `${name} is a guest here: guests look, and have no say.` };
  if (tenantId === null || tenant === null)
    return { refused: `Teams does not tell which tenant ${name} belongs to, so they have no say here.` };
  return isSame(tenantId, tenant)
    ? { id, name }
    : { refused: `${name} belongs to another tenant: guests and people from outside have no say here.` };
}
