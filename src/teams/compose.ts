import type { Shown, View } from '../protocol/view.ts';

/** Lays a view out as an Adaptive Card, with the text for clients and notifications that show none. */
export type Render = (view: View) => { card: object; fallbackText: string };

/** A message with a card, not yet addressed. */
export interface Message {
  readonly type: 'message';
  readonly summary: string;
  readonly attachments: readonly [{ readonly contentType: typeof cardType; readonly content: object }];
}

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** Teams guarantees delivery up to 80 KB in UTF-16; the addresses that the adapter adds take their share of it. */
const largestMessage = 78 * 1024;

/** A view as a message that Teams delivers for certain: one that is too large gives way to a notice that says so. */
export function compose(view: View, render: Render): Message {
  const message = toMessage(view, render);
  if (JSON.stringify(message).length * 2 <= largestMessage) return message;
  return toMessage(
    {
      kind: 'notice',
      text: 'The answer is too large for one message in Teams. Ask for a part of it.',
      commands: ['blockers', 'unread', 'show account'],
    },
    render,
  );
}

/** Why a message is sent again although it may be there: the process stopped meanwhile, or Teams gave no answer. */
export type Again = 'restart' | 'noAnswer';

/** The same message once more, which says so. */
export function sayAgain(message: Message, because: Again): Message {
  const [{ content, ...attachment }] = message.attachments;
  const text =
    because === 'restart'
      ? 'Sent again after a restart: this may be here twice.'
      : 'Sent again, because Teams did not say whether it took the first one: this may be here twice.';
  const line = { type: 'TextBlock', text, wrap: true, isSubtle: true, size: 'Small' };
  const body = (content as { body?: readonly object[] }).body ?? [];
  return { ...message, attachments: [{ ...attachment, content: { ...content, body: [line, ...body] } }] };
}

/** What makes a message a mention of one person. Their name is as the roster has it, less what would end the mention. */
export function mention({ account, name }: NonNullable<Shown['to']>) {
  const text = `<at>${name.replaceAll(/[<>]/g, '')}</at>`;
  return { text, textFormat: 'xml', entities: [{ type: 'mention', text, mentioned: { id: account, name } }] };
}

function toMessage(view: View, render: Render): Message {
  const { card, fallbackText } = render(view);
  return { type: 'message', summary: fallbackText, attachments: [{ contentType: cardType, content: card }] };
}
