import { expect, test } from 'vitest';
import { correlationId } from '../../src/operation/correlation.ts';
import { createObserver } from '../../src/operation/observe.ts';
import { noTelemetry } from '../../src/operation/telemetry.ts';

function start() {
  const lines: { level: string; about: object; message: string; correlation: string | undefined }[] = [];
  const write = (level: string) => (about: object, message: string) => {
    lines.push({ level, about, message, correlation: correlationId() });
  };
  let ids = 0;
  const logs = { info: write('info'), warn: write('warn'), error: write('error') };
  const observer = createObserver(logs, () => `${++ids}`, noTelemetry);
  return { observer, lines };
}

test('a job belongs to the turn that queued it; one that nobody queued has an id of its own', async () => {
  const { observer } = start();
  const origin = await observer.turn(async () => observer.origin());
  expect(origin).toEqual({ correlation: '1' });
  expect(await observer.job('scan.run', origin, async () => correlationId())).toBe('1');
  expect(observer.origin()).toBeUndefined();
  expect(await observer.job('scan.run', undefined, async () => correlationId())).toBe('2');
});

test('every step of a handler runs under the id of its turn, and one that a crash left under one of its own', async () => {
  const { observer } = start();
  async function* handler() {
    yield correlationId();
    await null;
    yield correlationId();
  }
  const ids = async (views: AsyncIterable<string | undefined>) => {
    const found = [];
    for await (const id of views) found.push(id);
    return found;
  };
  expect(await observer.turn(() => ids(observer.handling('help.show', handler())))).toEqual(['1', '1']);
  expect(await ids(observer.handling('help.show', handler()))).toEqual(['2', '2']);
});

test('a handler that nobody listens to any more is ended', async () => {
  const { observer } = start();
  let ended = false;
  async function* handler() {
    try {
      yield 1;
      yield 2;
    } finally {
      ended = true;
    }
  }
  for await (const _ of observer.handling('help.show', handler())) break;
  expect(ended).toBe(true);
});

test('a failed job is told once, under its id, though the queue hears of it too', async () => {
  const { observer, lines } = start();
  const away = new Error('Graph is away');
  const job = observer.job('scan.run', { correlation: 'turn-7' }, () => Promise.reject(away));
  await expect(job).rejects.toBe(away);
  observer.queueFailed(away);
  expect(lines).toEqual([
    {
      level: 'error',
      about: { err: away, intent: 'scan.run' },
      message: 'a queued intent failed',
      correlation: 'turn-7',
    },
  ]);
  observer.queueFailed(new Error('the poll failed'));
  expect(lines).toHaveLength(2);
});

test('what Graph refuses is information, what it fails at is a warning', () => {
  const { observer, lines } = start();
  for (const failure of [{ status: 403 }, { status: 429 }, { status: 503 }, { lost: 'time' }])
    observer.graph.failed(failure);
  expect(lines.map(({ level }) => level)).toEqual(['info', 'warn', 'warn', 'warn']);
});
