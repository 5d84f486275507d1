import type { GraphSettings } from '../config.ts';
import { startTenant } from '../demo/server.ts';
import type { Site } from '../demo/site.ts';
import { sites } from '../demo/sites.ts';
import { UsageError } from './usage-error.ts';

/** A simulated site as it is at a time. A UsageError names those that there are. */
export function findSite(name: string, now: Date): Site {
  const site = sites[name]?.(now);
  if (site) return site;
  throw new UsageError(`There is no simulated tenant "${name}": it is one of ${Object.keys(sites).join(', ')}.`);
}

/** Does something with a site's tenant while it is listening. */
export async function withSite<T>(site: Site, now: Date, work: (settings: GraphSettings) => Promise<T>): Promise<T> {
  const tenant = await startTenant(site, { now: () => now });
  try {
    return await work({ cloud: 'global', endpoint: tenant.url, accessToken: tenant.token });
  } finally {
    await tenant.stop();
  }
}
