import { expect, onTestFinished, test } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { message } from '../connector/activities.ts';
import { saidIn, startJourney } from './journey.ts';

async function start(options: Parameters<typeof startJourney>[1] = {}) {
  const lines: Record<string, unknown>[] = [];
  const logTo = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const journey = await startJourney(site('restricted'), { ...options, logTo });
  let isRunning = true;
  const stop = async () => {
    if (isRunning) await journey.stop();
    isRunning = false;
  };
  onTestFinished(stop);
  return { ...journey, lines, stop };
}

const untilVerdict = async ({ connector }: Awaited<ReturnType<typeof start>>, count: number) => {
  for (let sent = count; ; sent += 1)
    if (/^(Not ready|Not known yet)/m.test(saidIn((await connector.untilSent(sent))[sent - 1]))) return;
};

test('one id leads from a message through the queue to every request to Graph and to what it refused', async () => {
  const journey = await start();
  await journey.say(message('are we ready?'));
  await untilVerdict(journey, 1);
  const ids = new Set(journey.tenant.requests.map((request) => request.clientRequestId));
  expect(journey.tenant.requests.length).toBeGreaterThan(1);
  expect(ids.size).toBe(1);
  const [id] = ids;
  expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  const refused = journey.lines.filter((line) => 'graph' in line);
  expect(refused.length).toBeGreaterThan(0);
  for (const line of refused)
    expect(line).toMatchObject({ correlation: id, graph: { status: 403, requestId: expect.any(String) } });
});

test('two messages have two ids', async () => {
  const journey = await start();
  await journey.say(message('scan'));
  await untilVerdict(journey, 1);
  await journey.say(message('scan'));
  await untilVerdict(journey, journey.connector.sent.length + 1);
  expect(new Set(journey.tenant.requests.map((request) => request.clientRequestId)).size).toBe(2);
});
