import { createHash, randomUUID } from 'node:crypto';
import type { DestinationStream } from 'pino';
import packageJson from '../package.json' with { type: 'json' };
import { render } from './cards/render.ts';
import { catalogue, catalogueVersion, symptoms } from './catalogue/index.generated.ts';
import type { GraphSettings, StoreSettings, TelemetrySettings } from './config.ts';
import { sayAccepted } from './facts/accepts.ts';
import { askedFacts } from './facts/asked.ts';
import { attestations } from './facts/attestations.ts';
import { combine } from './facts/combine.ts';
import type { AnswerFact, TenantFact } from './facts/define.ts';
import type { FactName, Facts } from './facts/facts.ts';
import { createGroups } from './facts/group-members.ts';
import { answerFacts, tenantFacts } from './facts/index.generated.ts';
import { parseDate } from './facts/parse/date.ts';
import { mayBeRefused, neededPermissions, seePermissions } from './facts/permissions.ts';
import { defaultProfile, type Profile } from './facts/profile.ts';
import { readTenant } from './facts/read-tenant.ts';
import { understand } from './facts/understand.ts';
import { understandPlan } from './facts/understand-plan.ts';
import { graphToken } from './graph/credential.ts';
import type { GraphObserver } from './graph/observer.ts';
import { doubtToken } from './graph/person-token.ts';
import { openGraph } from './graph/session.ts';
import { answer } from './handlers/answer.ts';
import type { Ports } from './handlers/ports.ts';
import { windClock } from './handlers/wind-clock.ts';
import { openLog } from './open-log.ts';
import { openTenants } from './open-tenants.ts';
import { logContext } from './operation/correlation.ts';
import { createObserver, type Origin } from './operation/observe.ts';
import { readQueueState } from './operation/queue-state.ts';
import { watchReadiness } from './operation/readiness.ts';
import { noTelemetry } from './operation/telemetry.ts';
import type { Intent, Who } from './protocol/intent.ts';
import { createRedactor } from './redact.ts';
import type { ApprovalRequest } from './review/approval.ts';
import { startQueue } from './schedule/queue.ts';
import { openDatabase } from './store/database.ts';
import { openStore, type Store } from './store/store.ts';
import type { Target } from './targets.ts';
import type { Authentication } from './teams/adapter.ts';
import type { Pace } from './teams/pace.ts';
import type { PersonToken } from './teams/ports.ts';
import { type RunningServer, startServer } from './teams/server.ts';

interface PreflightOptions {
  readonly store: StoreSettings;
  readonly graph: GraphSettings;
  /** Tenants besides the default one. */
  readonly targets?: readonly Target[];
  readonly authentication: Authentication;
  readonly port: number;
  /** Where to listen; every address unless said otherwise. */
  readonly host?: string;
  readonly logLevel?: string;
  /** Takes secrets out of what is logged. */
  readonly redact?: (line: string) => string;
  /** Where the lines of the log go; standard error unless said otherwise, because standard output is the command line's. */
  readonly logTo?: DestinationStream;
  /** Sends traces and measurements. */
  readonly telemetry?: TelemetrySettings;
  /** Seals the entries of the record. */
  readonly auditKey?: Uint8Array;
  /** What a conversation's first review starts from: the demo's site comes with a planned installation and with answers. */
  readonly start?: { readonly profile: Profile; readonly answers: Facts };
  /** Entra object ids of the first administrators. None: whoever installed Preflight in a conversation. */
  readonly admins?: readonly string[];
  readonly now?: () => Date;
  /** Other rules than the catalogue's own are told by another version: a test gives one. */
  readonly catalogueVersion?: string;
  /** How time passes between what is sent to Teams. */
  readonly pace?: Pace;
  /** Milliseconds for which facts count as fresh. */
  readonly freshFor?: number;
  /** Days for which readings are kept. */
  readonly keepReadings?: number;
}

export interface Preflight {
  readonly port: number;
  stop(): Promise<void>;
}

const facts: Record<string, TenantFact<unknown> | AnswerFact<unknown>> = { ...answerFacts, ...tenantFacts };
const questions: Record<string, AnswerFact<unknown>> = answerFacts;

function questionOf(name: FactName): AnswerFact<unknown> {
  const question = questions[name] ?? attestations.get(name);
  if (!question) throw new Error(`Nobody is asked for ${name}`);
  return question;
}

const minute = 60_000;
const quarterOfAnHour = 15 * minute;
const day = 24 * 60 * minute;
/** Someone has pressed a button and waits: Teams gives up after some ten seconds. */
const groupBudget = 5000;

/** Builds everything, joins it and starts listening. Throws when the data folder is held or the configuration contradicts itself. */
export async function startPreflight(options: PreflightOptions): Promise<Preflight> {
  const { now = () => new Date(), freshFor = quarterOfAnHour, start } = options;
  const log = openLog(options.logLevel ?? 'info', options.redact ?? createRedactor([]), logContext, options.logTo);
  const telemetry = options.telemetry
    ? (await import('./operation/otlp.ts')).startOtlp(packageJson.version, options.telemetry.everyMs)
    : noTelemetry;
  const observer = createObserver(log, randomUUID, telemetry);
  const targets = options.targets ?? [];
  const token = graphToken(options.graph);
  const tenant = openTenants(options.graph, token, targets, now, {
    graph: observer.graph,
    reading: (read) =>
      observer.scan(async () => {
        const reading = await read();
        watch.heard(reading.facts);
        return reading;
      }),
  });
  const database = await openDatabase(options.store);
  const store = openStore(database, options.auditKey);
  const ago = (ms: number) => new Date(Date.now() - ms);
  await store.inbox.prune(ago(day));
  await store.audit.configure({ cloud: options.graph.cloud, tenant: options.graph.tenantId ?? null });

  const inbox = {
    ...store.inbox,
    // On a server that several instances share, what came in just now is being answered by the one that took it.
    unfinished: () => store.inbox.unfinished(database.jobs.backend === 'postgres' ? ago(minute) : undefined),
  };

  const ports: Omit<Ports, 'turn' | 'readAs'> = {
    ...store,
    reviews: start ? { ...store.reviews, ...createAnswered(store, start.answers) } : store.reviews,
    canSignIn: options.authentication !== 'off' && options.authentication.connection !== undefined,
    tenant,
    targets: targets.map(({ name, tenantId, conversations, graph }) => ({
      ...{ name, tenantId, conversations },
      cloud: graph.cloud,
    })),
    homes: homesOf(options),
    keepReadings: options.keepReadings ?? 400,
    facts: {
      combine,
      about: (name) => facts[name]?.about ?? name,
      question: (name) => {
        const { ask, about, input, howToFindOut } = questionOf(name);
        return { ask, about, input, howToFindOut, accepts: sayAccepted(questionOf(name)) };
      },
      understand: (name, text) => understand(questionOf(name), text),
      understandPlan,
      day: (text) => parseDate(text) ?? null,
      asked: askedFacts,
      attestable: attestations,
      permissions: { needed: neededPermissions, mayBeRefused, see: seePermissions },
    },
    queue: {
      add: async (intent, who) => (await queue).add(intent, { ...who, origin: observer.origin() } as Who),
      addFor: async (at, key, intent, who) => (await queue).addFor(at, idOf(key), intent, who),
    },
    groups: createGroups(() => openGraph({ endpoint: options.graph.endpoint, token, budgetMs: groupBudget })),
    roster: { of: async (conversationId) => (await listening.promise).roster.of(conversationId) },
    catalogue,
    catalogueVersion: options.catalogueVersion ?? catalogueVersion,
    symptoms,
    admins: options.admins ?? [],
    hash,
    firstProfile: start?.profile ?? { ...defaultProfile, cloud: options.graph.cloud },
    now,
    newId: randomUUID,
    idOf,
    freshFor,
  };

  // The queue speaks through the server and the server through the queue, so each waits for the other's first word.
  let server: RunningServer | undefined;
  const listening = Promise.withResolvers<RunningServer>();
  const queue = startQueue({
    ...database.jobs,
    async handle(intent, spoken) {
      // What the queue keeps of who spoke comes back as it was given, and so does the turn that it was in.
      const { origin, ...who } = spoken as Who & { readonly origin?: Origin };
      await observer.job(intent.kind, origin, async () => (await listening.promise).handle(intent, who));
    },
    onError: observer.queueFailed,
  });
  const { db } = database.jobs;
  telemetry.gauge('preflight.queue.jobs', async () => {
    const { isStuck: _, ...jobs } = await readQueueState(db);
    return jobs;
  });
  const watch = watchReadiness({
    database: () => db.executeSql('SELECT 1'),
    async queue() {
      await queue;
      if ((await readQueueState(db)).isStuck) throw new Error('Jobs are due and nobody takes them.');
    },
  });
  try {
    server = await startServer({
      port: options.port,
      host: options.host ?? '0.0.0.0',
      authentication: options.authentication,
      render,
      ...(options.pace ? { pace: options.pace } : {}),
      ports: {
        ...store,
        inbox,
        inTurn: observer.turn,
        readiness: watch.readiness,
        sending: observer.send,
        answer: (intent, who, turn, token) => {
          const asPerson = token ? readAs(options, token, observer.graph, now) : null;
          return observer.handling(intent.kind, answer(intent, who, { ...ports, turn, readAs: asPerson }));
        },
        log,
        newId: randomUUID,
      },
    });
    listening.resolve(server);
    const running = await queue;
    const add = async (intent: Intent, { reviewId, thread }: ApprovalRequest) => {
      const id = (await store.dossiers.get(reviewId))?.review.conversationId ?? thread;
      await running.add(intent, { user: null, conversation: { id, thread, type: 'channel' } });
    };
    // A crash may have come between a vote and the card that tells everyone of it.
    for (const one of await store.approvals.unpublished())
      await add({ kind: 'approval.publish', request: one.id }, one);
    // A new version may come with other rules.
    for (const one of await store.approvals.open()) await add({ kind: 'approval.recheck', review: one.reviewId }, one);
    await windClock(ports);
  } catch (error) {
    await queue.then((running) => running.stop()).catch(() => {});
    await database.close();
    throw error;
  }
  const { port, drain, stop } = server;
  log.info({ port }, 'Preflight listens');
  return {
    port,
    async stop() {
      // What a turn queued is kept, and it listens to the end, to say that it stops.
      await drain();
      await (await queue).stop();
      await stop();
      // It looks at the queue once more.
      await telemetry.stop();
      await database.close();
    },
  };
}

/** The Teams tenants that the default tenant is for: that of the bot, and itself. */
function homesOf({ authentication, graph }: PreflightOptions): readonly string[] {
  const own = authentication === 'off' ? undefined : authentication.settings.MicrosoftAppTenantId;
  return [own, graph.tenantId].flatMap((id) => (id ? [id.toLowerCase()] : []));
}

/** Reads with a person's own token, which is held for this turn alone and goes to Graph and nowhere else. */
function readAs(
  { graph: own, targets = [] }: Pick<PreflightOptions, 'graph' | 'targets'>,
  token: PersonToken,
  observer: GraphObserver,
  now: () => Date,
): NonNullable<Ports['readAs']> {
  return async (person, tenantId, scope, facts) => {
    const { endpoint, tenantId: configured } = targets.find((one) => one.tenantId === scope.target)?.graph ?? own;
    const expected = { personId: person.id, tenantIds: configured ? [tenantId, configured] : [tenantId] };
    const doubt = doubtToken(token(), expected, now());
    if (doubt) return { doubt };
    return (
      await readTenant(openGraph({ endpoint, token: async () => token(), observer }), scope, now(), { only: facts })
    ).facts;
  };
}

/** The review that a conversation has by itself comes with the site's answers; one that someone starts asks as in real life. */
function createAnswered(store: Store, answers: Facts): Pick<Ports['reviews'], 'createFirst'> {
  return {
    async createFirst(review, creator) {
      const isNew = await store.reviews.createFirst(review, creator);
      const by = { id: 'file', name: 'a file of answers' };
      // They are of the default tenant's site.
      if (isNew && !review.profile.target)
        await store.answers.seed(review.id, answers, { by, at: review.createdAt.toISOString() });
      return isNew;
    },
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The first 128 bits of a text's SHA-256, written as a UUID of version 8. */
function idOf(text: string): string {
  const hex = hash(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
