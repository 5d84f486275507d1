import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createObserver } from '../../src/operation/observe.ts';
import { startOtlp } from '../../src/operation/otlp.ts';
import { startCollector, valuesOf } from './collector.ts';

const silent = { info() {}, warn() {}, error() {} };

async function start() {
  const collector = await startCollector();
  onTestFinished(() => collector.stop());
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const telemetry = startOtlp('0', 60_000);
  return { collector, telemetry, observer: createObserver(silent, () => 'id', telemetry) };
}

test('what fails is told as failed, by its class and never in its words', async () => {
  const { collector, telemetry, observer } = await start();
  const secret = new TypeError('the password is hunter2');
  const failing = () => Promise.reject(secret);
  await expect(observer.scan(failing)).rejects.toBe(secret);
  await expect(
    observer.send(() => Promise.reject(Object.assign(new Error('hunter2'), { statusCode: 403 }))),
  ).rejects.toThrow();
  await expect(observer.job('scan.run', undefined, failing)).rejects.toBe(secret);
  await expect(observer.graph.request('GET', 'v1.0/users', failing)).rejects.toBe(secret);
  await observer.graph.request('GET', 'v1.0/users', async () => 403);
  async function* broken() {
    yield 1;
    throw secret;
  }
  const use = async () => {
    for await (const _ of observer.handling('help.show', broken()));
  };
  await expect(use()).rejects.toBe(secret);
  await telemetry.stop();

  const failed = collector.spans().filter(({ status }) => status.code === 2);
  expect(failed.map(({ name }) => name)).toEqual([
    'scan',
    'send',
    'job scan.run',
    'graph GET v1.0/users',
    'intent help.show',
  ]);
  expect(collector.points('preflight.scans')).toEqual([{ outcome: 'failed', value: 1 }]);
  expect(collector.points('preflight.sends')).toEqual([{ outcome: 'refused', status: 403, value: 1 }]);
  expect(collector.points('preflight.graph.requests')).toEqual([
    { status: 'none', value: 1 },
    { status: '4xx', value: 1 },
  ]);
  expect(collector.points('preflight.intent.duration')).toEqual([{ intent: 'help.show', outcome: 'failed', value: 1 }]);
  expect(JSON.stringify(collector.bodies)).not.toContain('hunter2');
  const refused = collector.spans().find((span) => span.name.startsWith('graph') && span.status.code !== 2);
  expect(valuesOf(refused as never)).toMatchObject({ 'http.response.status_code': 403 });
});

test('where it is off no part of OpenTelemetry is loaded', () => {
  const main = join(import.meta.dirname, '../../src/main.ts');
  const script = `
    const { registerHooks } = await import('node:module');
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    await import(${JSON.stringify(main)});
    console.log(JSON.stringify({ all: loaded.length, telemetry: loaded.filter((url) => url.includes('opentelemetry')).length }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  const { all, telemetry } = JSON.parse(output) as { all: number; telemetry: number };
  expect(all).toBeGreaterThan(300);
  expect(telemetry).toBe(0);
});
