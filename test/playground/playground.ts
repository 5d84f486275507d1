import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { wordsOf } from '../journeys/journey.ts';

/** What the page is told: a message was posted, or changed. */
interface Shown {
  readonly action: 'createMessage' | 'updateMessage';
  readonly message: { readonly messageId: string; readonly attachments: readonly { readonly content: object }[] };
}

/** Drives an Agents Playground as its page does, through its own HTTP interface, which nobody documents. */
export async function connectPlayground(port: number) {
  const root = `http://localhost:${port}`;
  const shown: Shown[] = [];
  const arrived = new EventTarget();
  const stream = new WebSocket(`ws://localhost:${port}/_ws_conversation/v1/conversations/stream`);
  stream.addEventListener('message', ({ data }) => {
    shown.push(JSON.parse(data as string) as Shown);
    arrived.dispatchEvent(new Event('shown'));
  });
  await once(stream, 'open');
  onTestFinished(() => stream.close());

  async function send(path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${root}${path}`, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The Playground answered ${response.status} to ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
  const { config } = (await send('/_internal/v1/testConfig')) as {
    config: { personalChat: { id: string }; currentUser: { id: string; name: string } };
  };
  const from = { id: config.currentUser.id };

  return {
    personalChat: config.personalChat.id,
    /** Whose Playground this is. */
    me: config.currentUser,
    /** Adds the bot to a conversation. */
    async install(conversation: string): Promise<void> {
      const query = new URLSearchParams({ conversationId: conversation, type: 'install' });
      const activity = await send(`/_internal/v1/customActivities/template?${query}`);
      await send('/_internal/v1/customActivities', activity as object);
    },
    /** Writes a message, as the person whose Playground this is. */
    async write(conversation: string, text: string): Promise<void> {
      const path = `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
      await send(path, { from, mentions: [], text, textFormat: 'plain' });
    },
    /** Brings the bot a message as of anyone of the roster: the page always speaks as one person. */
    async say(conversation: string, text: string, by: object, over: object = {}): Promise<void> {
      const query = new URLSearchParams({ conversationId: conversation, type: 'install' });
      const { action: _, ...activity } = (await send(`/_internal/v1/customActivities/template?${query}`)) as {
        action: string;
        from: object;
      };
      const message = {
        ...activity,
        id: randomUUID(),
        type: 'message',
        text,
        from: { ...activity.from, ...by },
        ...over,
      };
      await send('/_internal/v1/customActivities', message);
    },
    /** Presses a button of a card that was shown, as anyone of the roster, and returns the card that takes its place. */
    async press(conversation: string, { message }: Shown, action: object, by = from): Promise<object> {
      const answer = await send('/_conversation/v1/invoke', {
        ...{ name: 'adaptiveCard/action', from: by, conversation: { id: conversation }, replyToId: message.messageId },
        value: { action },
      });
      return (answer as { value: object }).value;
    },
    /** Waits for a message whose card says this. */
    async untilShown(words: RegExp): Promise<Shown> {
      for (let next = 0; ; next += 1) {
        while (shown.length <= next) await once(arrived, 'shown');
        const one = shown[next] as Shown;
        if (words.test(wordsOf(cardOf(one)))) return one;
      }
    },
    /** How many messages were posted, not counting changes. */
    posted: () => shown.filter(({ action }) => action === 'createMessage').length,
  };
}

export const cardOf = ({ message }: Shown): object => message.attachments[0]?.content ?? {};
