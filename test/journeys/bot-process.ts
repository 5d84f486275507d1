// Preflight as a process of its own, so that a test can kill it: `node bot-process.ts '{…BotOptions}'`.
// It prints its port, stops on SIGTERM, and kills itself at the statement that the options name.
import { PGlite } from '@electric-sql/pglite';
import { stopOnSignal } from '../../src/cli/stop-on-signal.ts';
import { site } from '../../src/demo/sites.ts';
import type { Profile } from '../../src/facts/profile.ts';
import { answersSchema, factsFromFile } from '../../src/facts/snapshot.ts';
import { startPreflight } from '../../src/main.ts';
import { authenticationFor, type Trust } from '../connector/connector.ts';

export interface BotOptions {
  readonly dataDir: string;
  readonly trust: Trust;
  readonly tenant: { readonly url: string; readonly token: string };
  /** The planned installation where it is not that of the site, of which then nobody has told anything. */
  readonly plan?: Partial<Profile>;
  /** It is gone as soon as it comes to a statement that matches this, before or after it was carried out. */
  readonly death?: { readonly at: string; readonly when: 'before' | 'after' };
}

const { dataDir, trust, tenant, plan, death } = JSON.parse(process.argv[2] ?? '') as BotOptions;

if (death) {
  const { query, transaction } = PGlite.prototype;
  const at = new RegExp(death.at);
  const die = () => process.kill(process.pid, 'SIGKILL');
  PGlite.prototype.query = async function dieAt(this: PGlite, sql: string, ...more: unknown[]) {
    const isLast = at.test(sql);
    if (isLast && death.when === 'before') die();
    const result = await query.call(this, sql, ...(more as []));
    if (isLast) die();
    return result;
  } as typeof query;
  // What a transaction does is carried out once it is committed.
  PGlite.prototype.transaction = async function dieAfter(this: PGlite, run: Parameters<typeof transaction>[0]) {
    let isLast = false;
    const result = await transaction.call(this, (tx) => {
      const inside = tx.query;
      const watched = async (sql: string, ...more: unknown[]) => {
        isLast ||= at.test(sql);
        if (isLast && death.when === 'before') die();
        return inside.call(tx, sql, ...(more as []));
      };
      return run(Object.assign(tx, { query: watched as typeof inside }));
    });
    if (isLast) die();
    return result;
  } as typeof transaction;
}

const { profile, answers } = site('trouble');
const { port, stop } = await startPreflight({
  store: { dataDir },
  graph: { cloud: 'global', endpoint: tenant.url, accessToken: tenant.token },
  authentication: authenticationFor(trust),
  port: 0,
  host: '127.0.0.1',
  logLevel: 'silent',
  start: {
    profile: { ...profile, ...plan },
    answers: factsFromFile(answersSchema.parse(plan ? {} : answers), new Date()),
  },
});
stopOnSignal(stop);
console.log(port);
