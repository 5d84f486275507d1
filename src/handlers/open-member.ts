import type { Member } from '../protocol/conversation.ts';
import type { Who } from '../protocol/intent.ts';
import type { Person } from '../review/person.ts';
import { isSame } from '../review/policy.ts';
import type { Refused } from '../review/waiver.ts';
import type { Ports } from './ports.ts';

/**
 * Who is speaking, if the conversation's roster has them as someone of its own tenant. A roster tells of no guests, so
 * whoever it gives no tenant for, or another one, is refused.
 */
export async function openMember(who: Who, ports: Ports): Promise<Person | Refused> {
  if (!who.user) return { refused: 'Teams does not say who you are, so Preflight takes no decision from you.' };
  const members = await openMembers(who, ports);
  if ('refused' in members) return members;
  const { id } = who.user;
  const member = members.find((one) => isSame(one.id, id));
  if (!member) return { refused: 'You are not in this conversation, as its roster has it, so you cannot decide here.' };
  return asOwn(member, await tenantOf(who, ports));
}

/** Everybody in a conversation. */
export async function openMembers(who: Who, ports: Ports): Promise<readonly Member[] | Refused> {
  const members = await ports.roster.of(who.conversation.id);
  return (
    members ?? {
      refused: 'Teams does not tell who is in this conversation, so nothing can be decided here now. Try again.',
    }
  );
}

/** The tenant that a conversation belongs to. */
export const tenantOf = async (who: Who, ports: Ports): Promise<string | null> =>
  (await ports.conversations.get(who.conversation.id))?.tenantId ?? null;

/** A member as someone who may be given a say: of the conversation's own tenant. */
export function asOwn({ id, name, tenantId }: Member, tenant: string | null): Person | Refused {
  if (tenantId === null || tenant === null)
    return { refused: `Teams does not tell which tenant ${name} belongs to, so they have no say here.` };
  return isSame(tenantId, tenant)
    ? { id, name }
    : { refused: `${name} belongs to another tenant: guests and people from outside have no say here.` };
}
