import { randomUUID } from 'node:crypto';
import type { Conversation } from '../../src/protocol/conversation.ts';
import { type IntentKind, intentSchema, type Who } from '../../src/protocol/intent.ts';
import type { View } from '../../src/protocol/view.ts';
import type { Ports } from '../../src/teams/ports.ts';
import { type ServerOptions, startServer } from '../../src/teams/server.ts';
import type { ActivityJson } from './activities.ts';
import { type Connector, startConnector } from './connector.ts';
import { leapingPace } from './pace.ts';

/** What a store keeps, in memory. Give it to a second bot to see what a restart would find. */
export function newMemory() {
  return {
    conversations: new Map<string, Conversation>(),
    suspended: new Map<string, Date>(),
    messages: new Map<string, string>(),
    inbox: new Map<string, { json: string; isDone: boolean }>(),
    /** By key, whether Teams has taken it. */
    deliveries: new Map<string, boolean>(),
  };
}

type Memory = ReturnType<typeof newMemory>;

interface LogEntry {
  level: 'info' | 'warn' | 'error';
  about: Record<string, unknown>;
  message: string;
}

export interface BotOverrides extends Partial<Omit<ServerOptions, 'ports'>> {
  ports?: Partial<Ports>;
  memory?: Memory;
  connector?: Connector;
}

/** The card of a stub: the view itself, so that a test can look at it. */
const renderAsItIs = (view: View) => ({
  card: { type: 'AdaptiveCard', version: '1.5', body: [], view },
  fallbackText: `a ${view.kind}`,
});

/**
 * A bot on loopback with a connector of its own, authenticated both ways. By default its handlers show nothing, its
 * store is memory, its cards are the bare views and its waits before a message take no time; a journey gives the real ones:
 *
 *     const bot = await startBot({ ports: { answer }, render });
 *     await bot.say(message('are we ready?'));
 *     const [first] = await bot.connector.untilSent(1);
 *     cardOf(first)
 *     await bot.stop();
 */
export async function startBot(overrides: BotOverrides = {}) {
  const { memory = newMemory(), connector = await startConnector(), ports: given, ...options } = overrides;
  const log: LogEntry[] = [];
  const asked: { kind: IntentKind; intent: unknown; who: Who }[] = [];
  const write = (level: LogEntry['level']) => (about: object, message: string) => {
    log.push({ level, about: about as Record<string, unknown>, message });
  };
  const ports: Ports = {
    ...portsOn(memory),
    inTurn: (work) => work(),
    sending: (send) => send(),
    readiness: async () => ({ database: true, queue: true, graph: 'not asked yet' }),
    async *answer() {},
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    newId: randomUUID,
    ...given,
  };
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    authentication: connector.authentication,
    render: renderAsItIs,
    pace: leapingPace(),
    ...options,
    ports: {
      ...ports,
      answer(intent, who, turn, token) {
        asked.push({ kind: intent.kind, intent, who });
        return ports.answer(intent, who, turn, token);
      },
    },
  });
  return {
    ...server,
    connector,
    memory,
    log,
    /** Every intent that reached the handlers, in order. */
    asked,
    /** Brings the bot an activity; resolves with its HTTP answer. */
    say: (activity: ActivityJson, authorization?: string | null) =>
      connector.post(server.port, activity, authorization),
    async stop() {
      await server.stop();
      if (!overrides.connector) await connector.stop();
    },
  };
}

function portsOn({
  conversations,
  suspended,
  messages,
  inbox,
  deliveries,
}: Memory): Pick<Ports, 'conversations' | 'messages' | 'inbox' | 'deliveries'> {
  return {
    conversations: {
      async remember(conversation) {
        conversations.set(conversation.id, conversation);
        suspended.delete(conversation.id);
      },
      get: async (id) => conversations.get(id) ?? null,
      async forget(id) {
        conversations.delete(id);
        suspended.delete(id);
      },
      async suspend(id) {
        suspended.set(id, new Date());
      },
      async revive(id) {
        suspended.delete(id);
      },
      suspendedSince: async (id) => suspended.get(id) ?? null,
      personalOf: async (personId) => [...conversations.values()].find((one) => one.personId === personId) ?? null,
    },
    messages: {
      get: async (thread, slot) => messages.get(`${thread} ${slot}`) ?? null,
      async put(thread, slot, activityId) {
        messages.set(`${thread} ${slot}`, activityId);
      },
    },
    deliveries: {
      async begin(key) {
        const isDone = deliveries.get(key);
        if (isDone === undefined) deliveries.set(key, false);
        return isDone === undefined ? 'new' : isDone ? 'done' : 'unclear';
      },
      async done(key) {
        deliveries.set(key, true);
      },
      isDone: async (key) => deliveries.get(key) === true,
      async drop(key) {
        deliveries.delete(key);
      },
    },
    inbox: {
      async accept(key, intent, who) {
        if (inbox.has(key)) return false;
        inbox.set(key, { json: JSON.stringify({ intent, who }), isDone: false });
        return true;
      },
      async done(key) {
        const row = inbox.get(key);
        if (row) row.isDone = true;
      },
      async unfinished() {
        return [...inbox]
          .filter(([, { isDone }]) => !isDone)
          .map(([key, { json }]) => {
            const { intent, who } = JSON.parse(json) as { intent: unknown; who: Who };
            return { key, intent: intentSchema.parse(intent), who };
          });
      },
    },
  };
}
