import MiniSearch from 'minisearch';
import type { Member } from '../protocol/conversation.ts';
import type { IntentOf, Who } from '../protocol/intent.ts';
import type { Person } from '../review/person.ts';
import { isSame } from '../review/policy.ts';
import type { Ports } from './ports.ts';

/** Whom a sentence or a picker means. `names`: whom it could be, as they are typed. */
type Found =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'refused'; readonly text: string; readonly names: readonly string[] };

type User = NonNullable<Who['user']>;

/** The member whom a card or a mention names, by Entra's id or by the account in Teams. */
export const memberNamed = (name: string, members: readonly Member[]): Member | undefined =>
  members.find(({ id, account }) => isSame(id, name) || account === name);

/** As many names as a sentence holds. */
const mostNames = 10;

/** The person whom a sentence names or mentions, among those who are in the conversation of a review. */
export async function findMember(
  { name, accounts }: IntentOf<'owner.type'>['whom'],
  conversationId: string,
  user: User,
  ports: Ports,
): Promise<Found> {
  if (accounts.length === 0) {
    const plain = findPlain(name, user);
    if (plain) return plain;
  }
  const members = await ports.roster.of(conversationId);
  if (!members) return noRoster;
  if (accounts.length > 0) {
    const mentioned = members.filter(({ account }) => accounts.includes(account));
    if (accounts.length > 1)
      return refuse('One person takes care of it, and you name several.', mentioned.length > 0 ? mentioned : members);
    return mentioned[0] ? toPerson(mentioned[0]) : notHere(name, members);
  }
  const [match, ...others] = matching(name, members);
  if (!match) return notHere(name, members);
  return others.length > 0
    ? refuse(`“${name}” may be several people; mention the one with @.`, [match, ...others])
    : toPerson(match);
}

/** The person whom a picker names by Entra's id. What it sends may be forged, so that the roster has the last word. */
export async function findPicked(owner: string, conversationId: string, user: User, ports: Ports): Promise<Found> {
  if (owner === '') return { kind: 'refused', text: 'Choose who takes care of it.', names: [] };
  const plain = findPlain(owner, user);
  if (plain) return plain;
  const members = await ports.roster.of(conversationId);
  if (!members) return noRoster;
  const member = memberNamed(owner, members);
  return member ? toPerson(member) : notHere('', members);
}

function findPlain(name: string, user: User): Found | null {
  if (/^(me|myself|i)$/i.test(name)) return { kind: 'person', person: user };
  return /^(nobody|no one|none|noone)$/i.test(name) ? { kind: 'nobody' } : null;
}

const toPerson = ({ id, name }: Member): Found => ({ kind: 'person', person: { id, name } });

const noRoster: Found = {
  kind: 'refused',
  text: 'Teams does not tell who is in this conversation just now, so nobody can be named. Try again.',
  names: [],
};

/** The members with just this name; else those whose names begin with these words. */
function matching(name: string, members: readonly Member[]): readonly Member[] {
  const typed = name.toLowerCase().replace(/\s+/g, ' ');
  const same = members.filter((member) => member.name.toLowerCase() === typed);
  if (same.length > 0) return same;
  const words = typed.split(' ');
  return members.filter((member) => {
    const own = member.name.toLowerCase().split(/[\s,]+/);
    return words.every((word) => own.some((part) => part.startsWith(word)));
  });
}

function notHere(name: string, members: readonly Member[]): Found {
  const index = new MiniSearch({ fields: ['name'], searchOptions: { fuzzy: 0.4, prefix: true } });
  index.addAll(members.map((member, id) => ({ id, name: member.name })));
  const near = index.search(name).flatMap(({ id }) => members[id] ?? []);
  const who = name === '' ? 'That person' : `“${name}”`;
  return refuse(
    `${who} is not in this conversation; only who is in it can take care of something.`,
    near.length > 0 ? near : members,
  );
}

function refuse(text: string, members: readonly Member[]): Found {
  const names = [...new Set(members.map(({ name }) => name))];
  const named = names.slice(0, mostNames).join(', ');
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return { kind: 'refused', text: names.length > 0 ? `${text} It could be: ${named}${more}.` : text, names };
}
