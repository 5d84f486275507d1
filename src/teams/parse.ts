import { type Mentioned, parseCommand } from '../protocol/commands.ts';
import type { Conversation } from '../protocol/conversation.ts';
import { type Intent, intentSchema, type Who } from '../protocol/intent.ts';
import { internalIntents } from '../protocol/rights.ts';
import type { Activity } from './activity.ts';

/** What an activity means to Preflight. */
type Meaning =
  /** Something is asked. `card`: the message whose button was pressed, where that is known. */
  | { kind: 'asked'; intent: Intent; who: Who; conversation: Conversation; card: string | null }
  /** A card sent what no card of ours sends. `text` tells the person. */
  | { kind: 'refused'; text: string; who: Who; conversation: Conversation; card: string | null }
  | { kind: 'installed'; who: Who; conversation: Conversation }
  /** Known already, with something new about how it is reached. */
  | { kind: 'upgraded'; conversation: Conversation }
  | { kind: 'removed'; conversationId: string }
  /** Somebody came to a conversation or left it. */
  | { kind: 'membersChanged' }
  /** Teams could not sign a person in by itself, and says by a code why. */
  | { kind: 'signInFailed'; code: string }
  /** An invoke that Preflight does not serve. */
  | { kind: 'unserved' }
  /** Edits, reactions, typing, and all that Teams may yet invent. */
  | { kind: 'ignored' };

const ignored = { kind: 'ignored' } as const;

/** Reads an activity: the one place that looks into what Teams sends. */
export function parse(activity: Activity): Meaning {
  switch (activity.type) {
    case 'message':
      return parseMessage(activity);
    case 'invoke':
      return parseInvoke(activity);
    case 'installationUpdate':
      return parseInstallation(activity);
    case 'conversationUpdate':
      return parseConversationUpdate(activity);
    default:
      return ignored;
  }
}

function parseInvoke(activity: Activity): Meaning {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return parseExecute(activity);
    case 'signin/failure':
      return { kind: 'signInFailed', code: String(asRecord(activity.value).code).slice(0, 60) };
    default:
      return { kind: 'unserved' };
  }
}

function parseMessage(activity: Activity): Meaning {
  const place = placeOf(activity);
  if (!place) return ignored;
  const sentence = sentenceOf(activity);
  // The fallback of Action.Execute: a message without text, whose value is the button's data with the inputs.
  if (sentence === '' && activity.value != null) return { ...place, ...parseData(activity.value), card: null };
  return { kind: 'asked', ...place, intent: understand(sentence, mentionedIn(activity)), card: null };
}

function parseExecute(activity: Activity): Meaning {
  const place = placeOf(activity);
  if (!place) return { kind: 'unserved' };
  const { action } = asRecord(activity.value);
  const { verb, data } = asRecord(action);
  return { ...place, ...parseData(data, verb ?? null), card: activity.replyToId ?? null };
}

/** The intent that a sentence means. The schema has the last word on what was typed, as on what cards send. */
function understand(sentence: string, mentioned: readonly Mentioned[]): Intent {
  const parsed = intentSchema.safeParse(parseCommand(sentence, mentioned));
  return parsed.success ? parsed.data : { kind: 'command.unclear', text: sentence.slice(0, 20_000) };
}

/** The people that a message mentions, each once. */
function mentionedIn({ entities, recipient }: Activity): Mentioned[] {
  const people = (entities ?? []).flatMap(({ type, mentioned }) =>
    type === 'mention' && mentioned?.id && mentioned.id !== recipient?.id
      ? [[mentioned.id, { account: mentioned.id, name: mentioned.name ?? '' }] as const]
      : [],
  );
  return [...new Map(people).values()];
}

/** Mentions of the bot removed, other people by their name, entities and odd spaces as plain text, lines as they were. */
function sentenceOf(activity: Activity): string {
  let text = activity.text ?? '';
  for (const { type, text: mention, mentioned } of activity.entities ?? []) {
    // A mention edited by hand arrives in pieces, each an entity of its own; and the same piece may occur twice.
    if (type === 'mention' && mention && mentioned?.id === activity.recipient?.id) text = text.replaceAll(mention, ' ');
  }
  return text
    .replace(/<\/?at[^<>]*>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/&nbsp;|&#160;|[\u200b-\u200f\u2060\ufeff]/gi, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, toGap)
    .trim();
}

/** A tab tells the columns of a pasted table apart. */
const toGap = (spaces: string) => (spaces.includes('\t') ? '\t' : ' ');

/** More than any card of ours sends, and less than would slow anyone down. */
const largestData = 100 * 1024;

const unknownButton =
  'Preflight does not know this button. It may be from an older card: ask "are we ready?" for a new one.';

/** A card's data as an intent. With a `verb`, it has to name the same intent as the data. */
function parseData(
  data: unknown,
  verb?: unknown,
): { kind: 'asked'; intent: Intent } | { kind: 'refused'; text: string } {
  const refuse = (text: string) => ({ kind: 'refused' as const, text });
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse(unknownButton);
  if (bytesOf(data) > largestData) {
    return refuse('This card sent more than 100 KB, which is more than Preflight takes.');
  }
  const { kind } = data as { kind?: unknown };
  if (verb !== undefined && verb !== kind) return refuse(unknownButton);
  const parsed = intentSchema.safeParse(nest(data));
  if (parsed.success)
    return internalIntents.has(parsed.data.kind) ? refuse(unknownButton) : { kind: 'asked', intent: parsed.data };
  const field = parsed.error.issues[0]?.path.join('.');
  if (!field || field === 'kind') return refuse(unknownButton);
  return refuse(`Preflight cannot use what this card sent as "${field}". Ask for a new card and try again.`);
}

function bytesOf(data: object): number {
  try {
    return Buffer.byteLength(JSON.stringify(data));
  } catch {
    // Nested deeper than the stack goes: no card of ours does that.
    return Number.POSITIVE_INFINITY;
  }
}

/** Inputs have flat names: `form.tool` becomes `tool` of `form`. */
function nest(data: object): Record<string, unknown> {
  const nested = new Map<string, unknown>(Object.entries(data).filter(([key]) => !key.includes('.')));
  for (const [key, value] of Object.entries(data)) {
    const [group = '', ...rest] = key.split('.');
    if (rest.length > 0) nested.set(group, { ...asRecord(nested.get(group)), [rest.join('.')]: value });
  }
  // Object.fromEntries defines properties, so that a key named __proto__ is a key and nothing more.
  return Object.fromEntries(nested);
}

function parseInstallation(activity: Activity): Meaning {
  const place = placeOf(activity);
  if (!place) return ignored;
  switch (activity.action) {
    case 'add':
      return installed(place);
    case 'add-upgrade':
      return { kind: 'upgraded', conversation: place.conversation };
    case 'remove':
      return { kind: 'removed', conversationId: place.conversation.id };
    default:
      return ignored;
  }
}

function parseConversationUpdate(activity: Activity): Meaning {
  const place = placeOf(activity);
  if (!place) return ignored;
  const bot = activity.recipient?.id;
  const isGone = ['teamDeleted', 'channelDeleted'].includes(activity.channelData?.eventType ?? '');
  if (activity.membersAdded?.some(({ id }) => id === bot)) return installed(place);
  if (isGone || activity.membersRemoved?.some(({ id }) => id === bot)) {
    return { kind: 'removed', conversationId: place.conversation.id };
  }
  return activity.membersAdded?.length || activity.membersRemoved?.length ? { kind: 'membersChanged' } : ignored;
}

function installed({ who, conversation }: Place): Meaning {
  return { kind: 'installed', who, conversation: { ...conversation, installedBy: who.user?.id ?? null } };
}

interface Place {
  who: Who;
  conversation: Conversation;
}

/** Who speaks and where. Null where the activity does not say enough to answer it. */
function placeOf(activity: Activity): Place | null {
  const { conversation, serviceUrl, channelId, recipient, from, channelData } = activity;
  if (!conversation || !serviceUrl || !recipient?.id) return null;
  // An installation in a team comes twice, for the team and for the channel chosen for it: both name the channel.
  const thread = channelData?.settings?.selectedChannel?.id ?? conversation.id;
  const id = thread.split(';')[0] ?? thread;
  const type = typeOf(conversation);
  const zone = zoneOf(activity);
  return {
    who: {
      // Only Entra's own id counts as a person. A meeting's guest has none.
      user: from?.aadObjectId ? { id: from.aadObjectId, name: from.name || 'Someone' } : null,
      conversation: { id, thread, type },
      ...(zone !== null && { zone }),
    },
    conversation: {
      id,
      type,
      installedBy: null,
      teamId: channelData?.team?.id ?? null,
      personId: type === 'personal' ? (from?.aadObjectId ?? null) : null,
      tenantId: conversation.tenantId ?? channelData?.tenant?.id ?? null,
      reference: {
        serviceUrl,
        channelId: channelId ?? 'msteams',
        bot: { id: recipient.id, ...(recipient.name ? { name: recipient.name } : {}) },
      },
    },
  };
}

/** The time zone of the person's client, if it is one that this machine knows. */
function zoneOf({ entities, localTimezone }: Activity): string | null {
  const zone = entities?.find(({ type }) => type === 'clientInfo')?.timezone ?? localTimezone;
  if (!zone) return null;
  try {
    const known = zones.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    zones.set(zone, known);
    return known;
  } catch {
    return null;
  }
}

/** By what clients call them. To look one up costs as much as all the rest of reading an activity. */
const zones = new Map<string, string>();

function typeOf({ conversationType, isGroup }: NonNullable<Activity['conversation']>): Conversation['type'] {
  if (conversationType === 'channel' || conversationType === 'groupChat' || conversationType === 'personal') {
    return conversationType;
  }
  return isGroup ? 'groupChat' : 'personal';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
