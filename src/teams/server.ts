import { setTimeout } from 'node:timers/promises';
import { AuthenticationError, type UserTokenClient } from 'botframework-connector';
import { createServer, type Next, plugins, type Request, type Response } from 'restify';
import type { Conversation } from '../protocol/conversation.ts';
import type { Intent, Who } from '../protocol/intent.ts';
import { type Activity, activitySchema } from './activity.ts';
import { type Authentication, TeamsAdapter } from './adapter.ts';
import type { Render } from './compose.ts';
import { keepConversations } from './conversations.ts';
import { createConversing, refusal } from './converse.ts';
import { createDeliver, type Deliver } from './deliver.ts';
import { createHealth } from './health.ts';
import { createOutbound, type Outbound } from './outbound.ts';
import { type Pace, realPace } from './pace.ts';
import { parse } from './parse.ts';
import type { Ports } from './ports.ts';
import { createRoster, type Roster } from './roster.ts';
import { createSignIn } from './sign-in.ts';
import { isServed } from './tenants.ts';

export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly authentication: Authentication;
  readonly ports: Ports;
  readonly render: Render;
  /** Bytes of a request's body. */
  readonly bodyLimit?: number;
  /** Milliseconds after which a pressed button is answered with "working on it". Teams gives up after some ten seconds. */
  readonly patience?: number;
  /** Milliseconds that `stop` waits for what is still being handled. The rest is in the inbox for the next start. */
  readonly grace?: number;
  /** How time passes between what is sent. */
  readonly pace?: Pace;
}

export interface RunningServer {
  readonly port: number;
  /** Sends something that nobody has just asked for. Rejects when Teams does not take it. */
  readonly deliver: Deliver;
  readonly roster: Roster;
  /**
   * Handles an intent of the clock and delivers what it shows. A defect is logged and told in the conversation;
   * it rejects only when Teams did not take a message and may take it later.
   */
  handle(intent: Intent, who: Who): Promise<void>;
  /** Takes nothing new, says so at `/readyz`, and resolves when what was taken is handled or the grace is over. */
  drain(): Promise<void>;
  /** Drains, then stops listening. */
  stop(): Promise<void>;
}

/** What goes back over HTTP. */
interface Answer {
  status: number;
  body?: object;
}

const notServed = 'Preflight does not serve your organization.';

/** Listens for Teams: `POST /api/messages`, and `GET /healthz` and `/readyz` for whoever watches over the process. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { authentication, render, bodyLimit = 512 * 1024, patience = 4000, grace = 10_000, pace = realPace } = options;
  const ports = { ...options.ports, conversations: keepConversations(options.ports.conversations) };
  const { conversations, inbox, log, newId } = ports;
  const adapter = new TeamsAdapter(authentication);
  const paced = createOutbound(pace);
  const outbound: Outbound = { ...paced, send: (...what) => ports.sending(() => paced.send(...what)) };
  const deliver = createDeliver(adapter, outbound, ports, render);
  const roster = createRoster(adapter, outbound, ports);
  const conversing = createConversing(ports, deliver, render, patience);

  let installations = Promise.resolve();
  /** One after the other: an installation is announced twice, and only the first finds a stranger. */
  function welcome(activity: Activity, turn: () => Promise<void>): Promise<void> {
    const turnTaken = installations.then(turn);
    installations = turnTaken.catch(() => log.warn({ activity: activity.id }, 'an installation was not taken'));
    return turnTaken;
  }

  const connection = authentication === 'off' ? undefined : authentication.connection;
  const people = connection === undefined ? null : createSignIn(connection, patience, ports);

  async function turn(activity: Activity, tokens: UserTokenClient): Promise<Answer> {
    const meaning = parse(activity);
    switch (meaning.kind) {
      case 'asked': {
        const { intent, who, conversation, card } = meaning;
        await conversations.remember(conversation);
        const key = keyOf(activity, conversation);
        if (activity.type === 'invoke') {
          const signIn = people && ((reason: string) => people(activity, tokens, reason));
          return { status: 200, body: await conversing.press(key, intent, who, card, signIn) };
        }
        await conversing.take(key, intent, who);
        return { status: 200 };
      }
      case 'refused': {
        const { text, who, conversation } = meaning;
        await conversations.remember(conversation);
        conversing.tell(who, text);
        return activity.type === 'invoke' ? { status: 200, body: refusal(400, text) } : { status: 200 };
      }
      case 'installed': {
        const { who, conversation } = meaning;
        await welcome(activity, async () => {
          const isKnown = (await conversations.get(conversation.id)) !== null;
          await conversations.remember(conversation);
          if (!isKnown) await conversing.take(keyOf(activity, conversation), { kind: 'welcome.show' }, who);
        });
        return { status: 200 };
      }
      case 'upgraded':
        await conversations.remember(meaning.conversation);
        return { status: 200 };
      case 'removed':
        await conversations.forget(meaning.conversationId);
        return { status: 200 };
      case 'signInFailed':
        log.warn({ code: meaning.code }, 'Teams could not sign a person in');
        return { status: 200 };
      case 'membersChanged':
        roster.forget();
        return { status: 200 };
      case 'unserved':
        return { status: 501 };
      case 'ignored':
        return { status: 200 };
    }
  }

  /**
   * Answers someone of a tenant that is not served, and keeps nothing of it. The answer to Teams is 200, as Teams takes
   * any other for a bot that is out of order: it would deliver again, and tell the person that something went wrong.
   */
  function turnAway(activity: Activity): Answer {
    const meaning = parse(activity);
    if (meaning.kind === 'unserved') return { status: 501 };
    if (meaning.kind !== 'asked' && meaning.kind !== 'refused') return { status: 200 };
    if (activity.type === 'invoke') return { status: 200, body: refusal(400, notServed) };
    const { conversation, who } = meaning;
    adapter
      .reach(conversation.reference, who.conversation.thread, async (context) => {
        await outbound.send(conversation, () => context.sendActivity(notServed));
      })
      .catch((err: unknown) => log.warn({ err }, 'Teams did not take a message'));
    return { status: 200 };
  }

  /** Teams may deliver an activity again when it thinks that the first one was lost. */
  const keyOf = ({ id }: Activity, conversation: Conversation) => `${conversation.id}|${id ?? newId()}`;

  async function receive(authorization: string, body: unknown): Promise<Answer> {
    const parsed = activitySchema.safeParse(body);
    if (!parsed.success) return { status: 400, body: { message: 'This is no activity of the Bot Framework.' } };
    const activity = parsed.data;
    // Other channels of the Bot Framework have no business here.
    if (authentication !== 'off' && (!activity.serviceUrl || activity.channelId !== 'msteams')) return { status: 401 };
    let answer: Answer = { status: 500 };
    await adapter.receive(authorization, body, async (tokens) => {
      const isHere = authentication === 'off' || isServed(activity, authentication.tenants);
      answer = isHere ? await turn(activity, tokens) : turnAway(activity);
    });
    return answer;
  }

  let isStopping = false;
  const turns = new Set<Promise<void>>();
  function reply(response: Response, { status, body }: Answer): void {
    // Else the connection would stay open for the caller's next request, and the stop would wait for it.
    if (isStopping) response.setHeader('connection', 'close');
    response.send(status, body);
  }

  async function take(request: Request, response: Response): Promise<void> {
    if (isStopping) return reply(response, { status: 503 });
    const turn = ports.inTurn(() => answer(request, response)).finally(() => turns.delete(turn));
    turns.add(turn);
    await turn;
  }

  async function answer(request: Request, response: Response): Promise<void> {
    try {
      reply(response, await receive(request.headers.authorization ?? '', request.body));
    } catch (err) {
      if (err instanceof AuthenticationError) {
        log.warn({ reason: err.message }, 'a request was not authenticated');
        // Where the keys of the Bot Framework cannot be read, Teams may come again.
        reply(response, { status: err.statusCode === 503 ? 503 : 401 });
        return;
      }
      const id = newId();
      log.error({ err, id }, 'a turn failed');
      const message = `Preflight could not do this. Give this id to whoever runs it: ${id}`;
      reply(response, { status: 500, body: { message } });
    }
  }

  const server = createServer({ name: 'Preflight' });
  const health = createHealth(ports.readiness);
  server.get('/healthz', async (_request: Request, response: Response) => reply(response, health.alive()));
  server.get('/readyz', async (_request: Request, response: Response) =>
    reply(response, await health.ready(isStopping)),
  );
  // The published types do not know that the options reach the body reader.
  const reading = { mapParams: false, maxBodySize: bodyLimit };
  server.post('/api/messages', refuseEncodings, plugins.jsonBodyParser(reading), take);

  async function drain(): Promise<void> {
    isStopping = true;
    outbound.stop();
    const finished = Promise.all(turns).then(() => conversing.settled());
    await Promise.race([finished, setTimeout(grace, undefined, { ref: false })]);
  }

  // Read before anything new can arrive, or what arrives meanwhile would be handled twice.
  const left = await inbox.unfinished();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  conversing.resume(left);

  return {
    port: server.address().port,
    deliver,
    roster,
    handle: conversing.handle,
    drain,
    async stop() {
      await drain();
      const closed = new Promise<void>((resolve) => {
        server.close(resolve);
      });
      // Answers may still be on their way; a body that never ends is not waited for.
      await Promise.race([closed, setTimeout(1000, undefined, { ref: false })]);
      server.server.closeAllConnections();
    },
  };
}

/** Teams never compresses what it sends, and restify neither bounds what a gzip body grows to nor survives a broken one. */
function refuseEncodings(request: Request, response: Response, next: Next): void {
  if (request.headers['content-encoding'] === undefined) {
    next();
    return;
  }
  response.send(415, { message: 'Send the body as it is, without a content encoding.' });
  next(false);
}
