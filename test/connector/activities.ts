/**
 * Activities as Teams sends them, with ids of the real shapes. Every builder takes overrides as its last argument.
 * What they leave out is put in by the connector that sends them: `serviceUrl`, and an `id` of their own.
 */
export const appId = '22222222-2222-4222-8222-222222222222';
export const tenantId = '11111111-1111-4111-8111-111111111111';
/** Another tenant that the bot serves too. */
export const partnerTenantId = '33333333-3333-4333-8333-333333333333';

export interface Person {
  id: string;
  name: string;
  aadObjectId: string;
}

export const person = (n: number, name: string): Person => ({
  id: `29:1${String(n).repeat(20)}-${name.replace(' ', '')}`,
  name,
  aadObjectId: `aaaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`,
});

export const adele = person(1, 'Adele Vance');
export const alex = person(2, 'Alex Wilber');
export const megan = person(3, 'Megan Bowen');
/** In no roster, unless a test puts him there. */
export const nestor = person(4, 'Nestor Wilke');

export const bot = { id: `28:${appId}`, name: 'Preflight' };

interface Place {
  conversation: { id: string; conversationType: string; tenantId: string; isGroup?: boolean };
  channelData: Record<string, unknown>;
}

const teamId = '19:General0000000000000000000000000@thread.tacv2';
const channelId = '19:7a3f0c5de1b24b0d9d2f8a6c4e5b1a90@thread.tacv2';
const tenant = { id: tenantId };

/** A thread in a channel. Its conversation id is the channel's with the id of the message that began it. */
export function channel(root = '1763640000001', id = channelId): Place {
  return {
    conversation: { id: `${id};messageid=${root}`, conversationType: 'channel', tenantId, isGroup: true },
    channelData: { tenant, team: { id: teamId, aadGroupId: 'bbbbbbbb-0000-4000-8000-000000000001' }, channel: { id } },
  };
}

/** A group chat. */
export function groupChat(): Place {
  const id = '19:2da4c29f6d7041eca70b638b43d45437@thread.v2';
  return { conversation: { id, conversationType: 'groupChat', tenantId, isGroup: true }, channelData: { tenant } };
}

/** The chat with the bot alone. */
export function personal(): Place {
  const id = 'a:1pL6i0oY3C0K8oAj8xQWQcE3FhFLHsQ0G8Zb5nX2kq9rT7vYwUeRsDfGhJkL';
  return { conversation: { id, conversationType: 'personal', tenantId }, channelData: { tenant } };
}

export type ActivityJson = Record<string, unknown> & { type: string };

function from(who: Person, place: Place): Omit<ActivityJson, 'type'> {
  return { channelId: 'msteams', from: who, recipient: bot, ...place };
}

/** What a person typed, with the mention of the bot in front, as a channel and a group chat require. */
export function message(text: string, place: Place = channel(), who: Person = adele, over: object = {}): ActivityJson {
  const isMentioned = place.conversation.conversationType !== 'personal';
  return {
    type: 'message',
    ...from(who, place),
    textFormat: 'plain',
    text: isMentioned ? `<at>${bot.name}</at> ${text}` : text,
    entities: [
      ...(isMentioned ? [mention()] : []),
      { type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows', timezone: 'Europe/Berlin' },
    ],
    ...over,
  };
}

export function mention(mentioned: { id: string; name: string } = bot, text = `<at>${mentioned.name}</at>`) {
  return { type: 'mention', mentioned: { id: mentioned.id, name: mentioned.name }, text };
}

/** A press of an Action.Execute button. `data` is an intent, its `kind` the verb; `card` the message that it is on. */
export function execute(
  data: { kind: string } & Record<string, unknown>,
  { place = channel(), who = adele, card = '1763640000100' }: { place?: Place; who?: Person; card?: string } = {},
  over: object = {},
): ActivityJson {
  return invoke(
    'adaptiveCard/action',
    { action: { type: 'Action.Execute', id: '', verb: data.kind, data }, trigger: 'manual' },
    { place, who },
    { replyToId: card, ...over },
  );
}

/** Any invoke. */
export function invoke(
  name: string,
  value: unknown,
  { place = channel(), who = adele }: { place?: Place; who?: Person } = {},
  over: object = {},
): ActivityJson {
  return { type: 'invoke', name, ...from(who, place), value, ...over };
}

/** A press of the Action.Submit fallback: a message without text. */
export function submit(
  data: unknown,
  { place = channel(), who = adele, card = '1763640000100' }: { place?: Place; who?: Person; card?: string } = {},
): ActivityJson {
  return { type: 'message', ...from(who, place), replyToId: card, value: data };
}

/** The bot was installed (`add`) or removed. In a team the channel that was chosen for it is named. */
export function installation(action: string, place: Place = channel(), who: Person = adele): ActivityJson {
  return { type: 'installationUpdate', action, ...from(who, selecting(place)) };
}

/** The other announcement of an installation or removal. In a team it is addressed to the team. */
export function membership(change: 'membersAdded' | 'membersRemoved', place: Place = channel(), members = [bot]) {
  return { type: 'conversationUpdate', ...from(adele, selecting(place)), [change]: members };
}

function selecting(place: Place): Place {
  const { channel: chosen, team } = place.channelData as { channel?: { id: string }; team?: { id: string } };
  if (!chosen || !team) return place;
  return {
    conversation: { ...place.conversation, id: team.id },
    channelData: { ...place.channelData, settings: { selectedChannel: chosen } },
  };
}
