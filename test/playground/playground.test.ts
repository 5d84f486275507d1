import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium, launchChromium } from '../../src/cli/chromium.ts';
import { buttonsOf, wordsOf } from '../journeys/journey.ts';
import { portIn, runDemo } from './demo.ts';
import { cardOf, connectPlayground } from './playground.ts';

const screenshots = new URL('../../out/playground/', import.meta.url).pathname;
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'preflight-playground-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const chromium = findChromium();
if (chromium === undefined && process.env.CI !== 'true')
  console.warn('The Playground was not tried in a browser: Chromium is not on this machine.');

test.runIf(chromium !== undefined || process.env.CI === 'true')(
  'a newcomer asks in a channel, reads the verdict, presses a button and sees the card change in place',
  async () => {
    expect(chromium, 'With CI=true the Playground has to be tried in a browser.').toBeDefined();
    const botPort = await freePort();
    const demo = runDemo('--port', `${botPort}`, '--data', dataDir);
    const line = await demo.ready();
    expect(line).toMatch(/^Open http:\/\/localhost:\d+, choose a channel and post “@Preflight are we ready\?”.*\n$/);

    const browser = await launchChromium(chromium as string);
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1900 } });
      page.setDefaultTimeout(20_000);
      await page.goto(`http://localhost:${portIn(line)}`);
      await page.getByRole('treeitem', { name: 'Hybrid identity' }).click();
      const answer = page.locator('.ac-adaptiveCard', { hasNotText: 'I answer one question' });
      await postInChannel(page, ' are we ready?');

      await answer.getByText('Not ready', { exact: true }).waitFor();
      await keep(page, 'verdict');
      const verdict = await answer.innerText();
      expect(verdict).toContain('Fabrikam');
      expect(verdict).toContain('fabrikam-retail.com is added but not verified');
      expect(await answer.count()).toBe(1);

      await answer.getByRole('button', { name: 'Show blockers' }).click();
      await answer.getByText('through the group Identity Operators').waitFor();
      await keep(page, 'blockers');
      expect(await answer.count()).toBe(1);
      expect(await answer.innerText()).not.toContain('Not ready');
    } finally {
      await browser.close();
    }

    demo.interrupt();
    expect(await demo.ended()).toEqual({ status: 0, printed: line, errors: '' });
    for (const port of [botPort, portIn(line)]) expect(await isFree(port)).toBe(true);
  },
);

test('installed, Preflight says what it does; asked in a personal chat, it answers; started again, it remembers', async () => {
  const first = runDemo('--port', '0', '--data', dataDir);
  const playground = await connectPlayground(portIn(await first.ready()));
  const { personalChat } = playground;

  await playground.install(personalChat);
  await playground.untilShown(/is everything ready to install/);
  await playground.write(personalChat, 'are we ready?');
  const verdict = await playground.untilShown(/Not ready/);
  expect(verdict.action).toBe('updateMessage');
  const button = buttonsOf(cardOf(verdict)).find(({ title }) => title === 'Show blockers');
  const blockers = await playground.press(personalChat, verdict, button as object);
  expect(wordsOf(blockers)).toContain('through the group Identity Operators');
  expect(playground.posted()).toBe(2);
  first.interrupt();
  expect(await first.ended()).toMatchObject({ status: 0, errors: '' });

  const second = runDemo('--port', '0', '--data', dataDir);
  const again = await connectPlayground(portIn(await second.ready()));
  await again.write(personalChat, 'status');
  await again.untilShown(/Not ready/);
  expect(again.posted()).toBe(1);
  second.interrupt();
  expect(await second.ended()).toMatchObject({ status: 0, errors: '' });
});

/** Writes a post that mentions the bot, chosen from the menu that opens behind the @. */
async function postInChannel(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type('@Pre');
  await page.getByRole('menuitem', { name: 'Preflight' }).click();
  await page.keyboard.type(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

async function keep(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}
