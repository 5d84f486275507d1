import { z } from 'zod';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { gather } from '../../src/facts/gather.ts';
import { readTenant } from '../../src/facts/read-tenant.ts';
import { readList } from '../../src/graph/read.ts';
import { openGraph } from '../../src/graph/session.ts';
import { type Figure, figure, median, time } from './figure.ts';

const rounds = 7;

/** A whole scan at 100 ms latency, against one round trip, and against the same reads one after another. */
export async function measureScan(): Promise<Figure[]> {
  const { profile, ...ready } = site('ready');
  const tenant = await startTenant({ profile, ...ready }, { latencyMs: 100 });
  const open = () => openGraph({ endpoint: tenant.url, token: async () => tenant.token });
  try {
    const single = readList('/organization', z.object({ id: z.string() }));
    const [trips, scans, serials]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      trips.push(await time(() => open().read([single])));
      scans.push(await time(() => readTenant(open(), profile, new Date())));
    }
    for (let round = 0; round < 2; round += 1) {
      const graph = open();
      const oneByOne = {
        async read(reads: Parameters<typeof graph.read>[0]) {
          const results = [];
          for (const read of reads) results.push(...(await graph.read([read])));
          return results;
        },
      };
      serials.push(await time(() => gather(oneByOne, { profile: profile, now: new Date() })));
    }
    return [
      figure('scan in round trips (ms)', median(scans), median(trips), { most: 3.5 }),
      figure('same reads one after another, against a scan (ms)', median(serials), median(scans), { least: 8 }),
    ];
  } finally {
    await tenant.stop();
  }
}
