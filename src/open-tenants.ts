import { setTimeout as wait } from 'node:timers/promises';
import type { GraphSettings } from './config.ts';
import type { ScanScope } from './facts/profile.ts';
import { readTenant } from './facts/read-tenant.ts';
import { CredentialError, graphToken, type TokenSource } from './graph/credential.ts';
import type { GraphObserver } from './graph/observer.ts';
import { openGraph } from './graph/session.ts';
import { grantIn } from './graph/token-grant.ts';
import type { Ports } from './handlers/ports.ts';
import type { Target } from './targets.ts';

/** How long somebody waits who asks for the permissions: a machine without a way out would wait for minutes. */
const patienceMs = 10_000;

/** Who watches over what is read. */
interface TenantObserver {
  readonly graph: GraphObserver;
  reading(read: () => ReturnType<typeof readTenant>): ReturnType<typeof readTenant>;
}

/**
 * Opens the default tenant and all others, each with its own credential: the scope of a reading says which one is meant.
 * @param token the default tenant's
 */
export function openTenants(
  own: GraphSettings,
  token: TokenSource,
  targets: readonly Target[],
  now: () => Date,
  observer: TenantObserver,
): Ports['tenant'] {
  const tenants = new Map([
    [undefined, openTenant(own, token, now, observer)],
    ...targets.map(({ tenantId, graph }) => [tenantId, openTenant(graph, graphToken(graph), now, observer)] as const),
  ]);
  const of = ({ target }: ScanScope) => {
    const tenant = tenants.get(target);
    if (!tenant) throw new Error(`No tenant ${target} is configured`);
    return tenant;
  };
  return { read: (scope, facts) => of(scope).read(scope, facts), grant: (scope) => of(scope).grant(scope) };
}

/** Reads of one tenant for one scope that are asked for at once are one reading. */
function openTenant(
  { endpoint, tenantId }: GraphSettings,
  token: TokenSource,
  now: () => Date,
  observer: TenantObserver,
): Ports['tenant'] {
  const running = new Map<string, ReturnType<typeof readTenant>>();
  return {
    read(scope, facts) {
      const key = JSON.stringify([scope, facts ? [...facts] : 'all']);
      const reading =
        running.get(key) ??
        observer
          .reading(() =>
            readTenant(openGraph({ endpoint, token, observer: observer.graph }), scope, now(), {
              only: facts,
              tenantId,
            }),
          )
          .finally(() => running.delete(key));
      running.set(key, reading);
      return reading;
    },
    async grant() {
      const over = new AbortController();
      const late = wait(patienceMs, null, { signal: over.signal });
      try {
        const found = await Promise.race([token(), late]);
        return found === null
          ? { kind: 'none', problem: `The sign-in had no answer within ${patienceMs / 1000} seconds.` }
          : grantIn(found);
      } catch (error) {
        // Only our own sentences are shown: another's might quote a secret.
        if (error instanceof CredentialError) return { kind: 'none', problem: error.message };
        throw error;
      } finally {
        over.abort();
        late.catch(() => {});
      }
    },
  };
}
