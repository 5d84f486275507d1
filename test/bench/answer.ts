import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, plugins, type Request, type Response } from 'restify';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { answersSchema, factsFromFile } from '../../src/facts/snapshot.ts';
import { startPreflight } from '../../src/main.ts';
import { channel, message } from '../connector/activities.ts';
import { type Connector, startConnector } from '../connector/connector.ts';
import { leapingPace } from '../connector/pace.ts';
import { type Figure, figure, quantile } from './figure.ts';

const messages = 600;
const atOnce = 16;

interface Load {
  readonly perSecond: number;
  /** Milliseconds from the message to its answer at the connector. */
  readonly p99: number;
}

/** "Are we ready?" with fresh facts, against a bare echo bot. Both check tokens and answer through the connector. */
export async function measureAnswers(): Promise<Figure[]> {
  // Turn and turn about, so that neither profits from a warmer machine.
  const echoes: Load[] = [];
  const answers: Load[] = [];
  for (let round = 0; round < 3; round += 1) {
    echoes.push(await loadEcho());
    answers.push(await loadPreflight());
  }
  const best = (loads: Load[]) => loads.reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
  const [echo, answer] = [best(echoes), best(answers)];
  return [
    figure('answers a second, against an echo bot', answer.perSecond, echo.perSecond, { least: 0.5 }),
    figure('99th percentile of an answer, against an echo bot (ms)', answer.p99, echo.p99, { most: 2 }),
  ];
}

async function loadEcho(): Promise<Load> {
  const connector = await startConnector();
  const { settings, credentials } = connector.authentication;
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings, credentials));
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await context.sendActivity(`Echo: ${context.activity.text}`);
    await next();
  });
  const server = createServer();
  server.use(plugins.bodyParser());
  server.post('/api/messages', async (request: Request, response: Response) => {
    await adapter.process(request as never, response, (context) => bot.run(context));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await load(connector, server.address().port);
  } finally {
    server.server.closeAllConnections();
    server.close();
    await connector.stop();
  }
}

async function loadPreflight(): Promise<Load> {
  const trouble = site('trouble');
  const dataDir = mkdtempSync(join(tmpdir(), 'preflight-bench-'));
  const [connector, tenant] = await Promise.all([startConnector(), startTenant(trouble)]);
  const preflight = await startPreflight({
    store: { dataDir },
    graph: { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
    authentication: connector.authentication,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    // It asks in one channel, where Teams would allow two answers a second.
    pace: leapingPace(),
    start: { profile: trouble.profile, answers: factsFromFile(answersSchema.parse(trouble.answers), new Date()) },
  });
  try {
    // The first question reads the tenant: progress, then the verdict in its place.
    await connector.post(preflight.port, message('are we ready?', channel('first')));
    await connector.untilSent(2);
    return await load(connector, preflight.port);
  } finally {
    await preflight.stop();
    await Promise.all([connector.stop(), tenant.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Asks in many threads of one channel, a few at a time, each until its answer is there. */
async function load(connector: Connector, port: number): Promise<Load> {
  const authorization = `Bearer ${connector.sign()}`;
  const waiting = new Map<string, () => void>();
  const seen = connector.watch(({ thread }) => waiting.get(thread)?.());
  let next = 0;
  const ask = async (): Promise<number> => {
    next += 1;
    const place = channel(`${1_763_640_000_000 + next}`);
    const answered = new Promise<void>((resolve) => waiting.set(place.conversation.id, resolve));
    const start = performance.now();
    await connector.post(port, message('are we ready?', place), authorization);
    await answered;
    return performance.now() - start;
  };
  const run = async (count: number) => {
    const times: number[] = [];
    let left = count;
    const worker = async () => {
      while (left-- > 0) times.push(await ask());
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: atOnce }, worker));
    return { times, seconds: (performance.now() - start) / 1000 };
  };
  await run(messages / 4);
  const { times, seconds } = await run(messages);
  seen();
  return { perSecond: messages / seconds, p99: quantile(times, 0.99) };
}
