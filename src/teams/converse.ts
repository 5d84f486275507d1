import { setImmediate } from 'node:timers/promises';
import type { Intent, Who } from '../protocol/intent.ts';
import type { Shown, View } from '../protocol/view.ts';
import { cardType, compose, type Render } from './compose.ts';
import { type Deliver, isRefusal, mayHeal } from './deliver.ts';
import type { PersonToken, Ports } from './ports.ts';
import type { SignIn } from './sign-in.ts';

/** The body of the answer to a pressed button. It travels with HTTP 200; clients look at the `statusCode` inside. */
export interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

interface Conversing {
  /** Makes sure that an intent gets handled, once, even after a crash; then handles it behind. */
  take(key: string, intent: Intent, who: Who): Promise<void>;
  /**
   * Handles an intent and answers with the first thing that it shows; the rest is delivered behind. Where the person has
   * to sign in for it, `signIn` answers until they have.
   */
  press(
    key: string,
    intent: Intent,
    who: Who,
    card: string | null,
    signIn: SignIn | null,
    token?: PersonToken,
  ): Promise<InvokeAnswer>;
  /** Handles an intent that nobody waits for, such as a queued one. Rejects when it is worth trying again. */
  handle(intent: Intent, who: Who): Promise<void>;
  /** Tells a person what stands in the way, behind. */
  tell(who: Who, text: string): void;
  /** Handles what a crash has left, one after the other, behind. */
  resume(left: Awaited<ReturnType<Ports['inbox']['unfinished']>>): void;
  /** Resolves when nothing is being handled any more. */
  settled(): Promise<void>;
}

/** Runs intents and delivers what they show. `patience`: milliseconds after which a pressed button is answered anyway. */
export function createConversing(ports: Ports, deliver: Deliver, render: Render, patience: number): Conversing {
  const { inbox, messages, log, newId } = ports;
  const running = new Set<Promise<void>>();

  /** Starts work after the answer to Teams has left, and keeps count of it. */
  function behind(work: () => Promise<void>): void {
    const run = setImmediate()
      .then(work)
      .catch((err: unknown) => log.error({ err, id: newId() }, 'work behind a turn failed'))
      .finally(() => running.delete(run));
    running.add(run);
  }

  /** Delivers all that is shown. False: something was not delivered that may be later. */
  async function follow(views: AsyncIterable<Shown>, intent: Intent, who: Who): Promise<boolean> {
    let settled = true;
    const show = async (shown: Shown) => {
      try {
        await deliver(who, shown);
      } catch (err) {
        // Anything else is a defect of ours, such as a card that cannot be laid out.
        if (!isRefusal(err)) throw err;
        log.warn({ err, intent: intent.kind, conversation: who.conversation.id }, 'Teams did not take a message');
        settled &&= !mayHeal(err);
      }
    };
    try {
      // A message that is not delivered does not stop the handler: what it does next may matter more.
      for await (const shown of views) await show(shown);
    } catch (err) {
      await show({ view: notice(recordDefect(err, intent)) });
    }
    return settled;
  }

  /** Handles to the end what the inbox holds. What Teams would not take stays there for the next start. */
  async function finish(key: string, views: AsyncIterable<Shown>, intent: Intent, who: Who): Promise<void> {
    if (await follow(views, intent, who)) await inbox.done(key);
  }

  function recordDefect(err: unknown, intent: Intent): string {
    const id = newId();
    log.error({ err, id, intent: intent.kind }, 'a handler failed');
    return `Preflight could not do this. Give this id to whoever runs it: ${id}`;
  }

  return {
    async take(key, intent, who) {
      if (await inbox.accept(key, intent, who)) behind(() => finish(key, ports.answer(intent, who, key), intent, who));
    },

    async press(key, intent, who, card, signIn, token) {
      const views = ports.answer(intent, who, key, token)[Symbol.asyncIterator]();
      /** Accepted first, so that a crash after the answer loses nothing. A repeat of a press is already being handled. */
      const goOn = async (next: Promise<IteratorResult<Shown>>) => {
        if (await inbox.accept(key, intent, who)) behind(() => finish(key, rest(next, views), intent, who));
      };
      const first = views.next();
      try {
        const step = await Promise.race([first, after(patience)]);
        if (step === 'late') {
          await goOn(first);
          return toast('Preflight is working on it. The answer follows here.');
        }
        if (step.done) return toast('Done.');
        const { view, slot } = step.value;
        if (view.kind === 'signIn' && signIn) {
          const signedIn = await signIn(compose(view, render).summary);
          // With the token it is asked once, and never for another sign-in.
          return 'token' in signedIn ? await this.press(key, intent, who, card, null, signedIn.token) : signedIn;
        }
        // The pressed card now shows this slot, so what comes later belongs into it.
        if (slot !== undefined && card !== null) await messages.put(who.conversation.thread, slot, card);
        const second = views.next();
        if (!(await isOver(second))) await goOn(second);
        return { statusCode: 200, type: cardType, value: compose(view, render).attachments[0].content };
      } catch (err) {
        const text = recordDefect(err, intent);
        this.tell(who, text);
        return refusal(500, text);
      }
    },

    async handle(intent, who) {
      const isSettled = await follow(ports.answer(intent, who, newId()), intent, who);
      if (!isSettled) throw new Error('Teams did not take the answer, and may take it later.');
    },

    tell(who, text) {
      behind(() => deliver(who, { view: notice(text) }));
    },

    resume(left) {
      behind(async () => {
        for (const { key, intent, who } of left) await finish(key, ports.answer(intent, who, key), intent, who);
      });
    },

    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** An answer that tells of an error. Its status stays in the body: as an HTTP status Teams would only say "went wrong". */
export function refusal(statusCode: 400 | 500, message: string): InvokeAnswer {
  const code = statusCode === 400 ? 'BadRequest' : 'InternalServerError';
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

export const toast = (text: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: text,
});

const notice = (text: string): View => ({ kind: 'notice', text, commands: [] });

async function* rest(next: Promise<IteratorResult<Shown>>, views: AsyncIterator<Shown>): AsyncGenerator<Shown> {
  for (let step = await next; !step.done; step = await views.next()) yield step.value;
}

/** Whether an iterator has ended already, as one does that showed a single thing. */
async function isOver(next: Promise<IteratorResult<Shown>>): Promise<boolean> {
  return Promise.race([
    next.then(
      (step) => step.done === true,
      () => false,
    ),
    setImmediate(false),
  ]);
}

function after(milliseconds: number): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, 'late').unref();
  });
}
