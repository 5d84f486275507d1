import { expect, onTestFinished, test, vi } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { adele, message } from '../connector/activities.ts';
import { startConnector } from '../connector/connector.ts';
import { startCollector, valuesOf } from '../operation/collector.ts';
import { saidIn, startJourney } from './journey.ts';

async function scanWith(siteName: Parameters<typeof site>[0], endpoint: string) {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
  vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test');
  onTestFinished(() => void vi.unstubAllEnvs());
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const journey = await startJourney(site(siteName), { connector, telemetry: { everyMs: 60_000 } });
  await journey.say(message('are we ready?'));
  const isVerdict = (words: string) => /^(Ready|Not ready|Not known yet)/m.test(words);
  for (let count = 1; !isVerdict(saidIn((await connector.untilSent(count))[count - 1])); ) count += 1;
  return { ...journey, connector };
}

test('a trace leads from the activity over the job and the scan to each request to Graph, and out to Teams', async () => {
  const collector = await startCollector();
  onTestFinished(() => collector.stop());
  const journey = await scanWith('trouble', collector.url);
  await journey.stop();

  const spans = collector.spans();
  const named = (name: string) => spans.filter((span) => span.name === name);
  const [turn] = named('turn');
  expect(turn?.parentSpanId).toBeUndefined();
  const path = ['job scan.run', 'intent scan.run', 'scan'];
  const pathOf = (name: string) => {
    const names = [];
    for (let at = named(name)[0]; at; at = spans.find(({ spanId }) => spanId === at?.parentSpanId))
      names.unshift(at.name);
    return names;
  };
  expect(pathOf('graph POST v1.0/$batch')).toEqual(['turn', 'intent readiness.ask', ...path, 'graph POST v1.0/$batch']);
  const requests = spans.filter(({ name }) => name.startsWith('graph '));
  expect(requests).toHaveLength(journey.tenant.requests.length);
  expect(requests.every((span) => valuesOf(span)['http.response.status_code'] === 200)).toBe(true);
  // The messages, and the question who is there.
  const { sent, rosterReads } = journey.connector;
  expect(named('send')).toHaveLength(sent.length + rosterReads.length);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  const [correlation] = new Set(journey.tenant.requests.map((request) => request.clientRequestId));
  expect(valuesOf(turn as never)).toEqual({ correlation });
  expect(collector.resources()[0]).toMatchObject({
    'service.name': 'preflight',
    'service.version': '0.1.0',
    'deployment.environment.name': 'test',
  });

  expect(collector.points('preflight.scans')).toEqual([{ outcome: 'read', value: 1 }]);
  expect(collector.points('preflight.graph.requests')).toEqual([{ status: '2xx', value: requests.length }]);
  expect(collector.points('preflight.sends')).toEqual([{ outcome: 'taken', value: sent.length + rosterReads.length }]);
  expect(collector.points('preflight.intent.duration')).toEqual(
    expect.arrayContaining([
      { intent: 'readiness.ask', outcome: 'ok', value: 1 },
      { intent: 'scan.run', outcome: 'ok', value: 1 },
    ]),
  );
  expect(collector.points('preflight.queue.jobs')).toEqual(
    // The store is tidied in the night.
    Object.entries({ due: 0, later: 1, active: 0, failed: 0 }).map(([state, value]) => ({ state, value })),
  );

  const all = JSON.stringify(collector.bodies);
  for (const word of [adele.name, adele.aadObjectId, 'contoso', 'fabrikam', 'thread.tacv2', journey.tenant.token])
    expect(all.toLowerCase()).not.toContain(word.toLowerCase());
});

test('a collector that is not there costs no answer, and no more than some seconds at the end', async () => {
  const journey = await scanWith('ready', 'http://127.0.0.1:9');
  expect(saidIn(journey.connector.sent.at(-1))).toContain('Ready');
  const begun = performance.now();
  await journey.stop();
  expect(performance.now() - begun).toBeLessThan(15_000);
});
