import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningTenant, startTenant } from '../../src/demo/server.ts';
import type { Refusal, Site } from '../../src/demo/site.ts';
import { answersSchema, factsFromFile } from '../../src/facts/snapshot.ts';
import { startPreflight } from '../../src/main.ts';
import type { Target } from '../../src/targets.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { leapingPace } from '../connector/pace.ts';
import { databaseTemplate } from '../store/template.ts';

interface Options {
  /** A folder of the test's own, so that a second journey finds what the first one kept. */
  readonly dataDir?: string;
  /** A database on a server, in place of a folder. */
  readonly databaseUrl?: string;
  /** A tenant that is running already, in place of one of this journey's own. */
  readonly tenant?: RunningTenant;
  readonly connector?: Connector;
  readonly latencyMs?: number;
  readonly now?: () => Date;
  readonly auditKey?: Uint8Array;
  readonly catalogueVersion?: string;
  /** Takes the lines of the log, which nobody reads otherwise. */
  readonly logTo?: { write(line: string): void };
  /** Sends traces and measurements where the environment says. */
  readonly telemetry?: { readonly everyMs: number };
  /** The OAuth connection by which people sign in. */
  readonly connection?: string;
  /** Who has signed in, by their tokens for Graph, and what it refuses them. */
  readonly people?: ReadonlyMap<string, readonly Refusal[]>;
  /** The token of the simulated tenant, in place of one that names its permissions. */
  readonly token?: string;
  /** Tenants besides the default one. */
  readonly targets?: readonly Target[];
}

/** A data folder of one's own, with an empty database in it. */
export async function newDataDir(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'preflight-journey-'));
  cpSync(await databaseTemplate(), dataDir, { recursive: true });
  return dataDir;
}

/**
 * The whole of Preflight on loopback: real HTTP to a simulated tenant, a real database, and a connector that demands
 * its tokens both ways. A test speaks as Teams does and looks at the cards that come back.
 */
export async function startJourney(site: Site, options: Options = {}) {
  const { databaseUrl } = options;
  const dataDir = databaseUrl ? '' : (options.dataDir ?? (await newDataDir()));
  const connector = options.connector ?? (await startConnector());
  const tenant =
    options.tenant ??
    (await startTenant(site, {
      latencyMs: options.latencyMs ?? 0,
      ...(options.people ? { people: options.people } : {}),
      ...(options.token ? { token: options.token } : {}),
    }));
  const preflight = await startPreflight({
    store: databaseUrl ? { databaseUrl } : { dataDir },
    graph: { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
    authentication: {
      ...connector.authentication,
      ...(options.connection === undefined ? {} : { connection: options.connection }),
    },
    port: 0,
    host: '127.0.0.1',
    ...(options.logTo ? { logTo: options.logTo } : { logLevel: 'silent' }),
    pace: leapingPace(),
    start: { profile: site.profile, answers: factsFromFile(answersSchema.parse(site.answers), new Date()) },
    ...(options.telemetry ? { telemetry: options.telemetry } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.auditKey ? { auditKey: options.auditKey } : {}),
    ...(options.targets ? { targets: options.targets } : {}),
    ...(options.catalogueVersion ? { catalogueVersion: options.catalogueVersion } : {}),
  });
  return {
    connector,
    tenant,
    port: preflight.port,
    say: (activity: Parameters<Connector['post']>[1]) => connector.post(preflight.port, activity),
    async stop() {
      await preflight.stop();
      if (!options.tenant) await tenant.stop();
      if (!options.connector) await connector.stop();
      if (dataDir && !options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Journey = Awaited<ReturnType<typeof startJourney>>;

/** Everything that a card says, in the order in which it is read. */
export function wordsOf(card: unknown): string {
  const words: string[] = [];
  const walk = (part: unknown) => {
    if (Array.isArray(part)) for (const one of part) walk(one);
    else if (part && typeof part === 'object')
      for (const [key, value] of Object.entries(part)) {
        if (
          typeof value === 'string' &&
          ['text', 'title', 'value', 'label', 'errorMessage', 'placeholder'].includes(key)
        )
          words.push(value);
        else if (key !== 'fallback' && key !== 'data') walk(value);
      }
  };
  walk(card);
  return words.join('\n');
}

/** The words of the card in a message that was sent. */
export const saidIn = (sent: Sent | undefined) => wordsOf(cardOf(sent as Sent));

interface Action {
  readonly type: string;
  readonly title: string;
  readonly verb: string;
  readonly data: { kind: string } & Record<string, unknown>;
}

/** The buttons of a card. */
export function buttonsOf(card: unknown): Action[] {
  const found: Action[] = [];
  const walk = (part: unknown) => {
    if (Array.isArray(part)) for (const one of part) walk(one);
    else if (part && typeof part === 'object') {
      if ('type' in part && part.type === 'Action.Execute') found.push(part as Action);
      for (const [key, value] of Object.entries(part)) if (key !== 'fallback' && key !== 'data') walk(value);
    }
  };
  walk(card);
  return found;
}

/** The data of the button with this title. */
export function dataOf(card: unknown, title: string): Action['data'] {
  const button = buttonsOf(card).find((action) => action.title === title);
  if (!button)
    throw new Error(
      `No button is called "${title}": ${buttonsOf(card)
        .map((one) => one.title)
        .join(', ')}`,
    );
  return button.data;
}
