import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startTenant } from '../../src/demo/server.ts';
import { site } from '../../src/demo/sites.ts';
import { message } from '../connector/activities.ts';
import { startConnector } from '../connector/connector.ts';
import { newDataDir, saidIn } from './journey.ts';
import { startBotProcess } from './start-bot-process.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A bot that is reading a tenant, which takes so many milliseconds for each request. */
async function startScan(latencyMs: number) {
  const dataDir = await newDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const tenant = await startTenant(site('trouble'), { latencyMs });
  onTestFinished(() => tenant.stop());
  const start = (to = tenant) =>
    startBotProcess({ dataDir, trust: connector.trust, tenant: { url: to.url, token: to.token } });
  const bot = await start();
  await connector.post(bot.port, message('scan'));
  while (tenant.requests.length === 0) await wait(5);
  return { bot, connector, start };
}

test('told to end while it reads the tenant, it says that it stops, posts the verdict and ends with 0', async () => {
  const { bot, connector } = await startScan(300);
  const health = (path: string) => fetch(`http://127.0.0.1:${bot.port}${path}`);
  expect((await health('/readyz')).status).toBe(200);
  const before = connector.sent.length;
  const stopped = bot.stop();
  await expect.poll(async () => (await health('/readyz')).status, { interval: 5 }).toBe(503);
  expect((await health('/healthz')).status).toBe(200);
  expect(connector.sent).toHaveLength(before);
  expect(await stopped).toEqual({ status: 0, signal: null });
  expect(saidIn(connector.sent.at(-1))).toContain('Not ready');
});

test('told to end while the tenant hangs, it ends with 0 in bounded time, and answers after the next start', async () => {
  const { bot, connector, start } = await startScan(25_000);
  const begun = performance.now();
  expect(await bot.stop()).toEqual({ status: 0, signal: null });
  expect(performance.now() - begun).toBeLessThan(25_000);
  const before = connector.sent.length;
  const lively = await startTenant(site('trouble'));
  onTestFinished(() => lively.stop());
  const again = await start(lively);
  await connector.untilSent(before + 1);
  expect(saidIn(connector.sent.at(-1))).toContain('Not ready');
  await again.stop();
});
