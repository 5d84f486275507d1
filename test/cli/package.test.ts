import { existsSync, readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import manifest from '../../manifest/manifest.json' with { type: 'json' };
import packageFile from '../../package.json' with { type: 'json' };
import { drawIcon, icons } from '../../src/cli/draw-icon.ts';
import { writePackage } from '../../src/cli/package.ts';
import { parseCommand } from '../../src/protocol/commands.ts';
import { call, complaintOf } from './call.ts';
import { newFile } from './files.ts';
import { start } from './start.ts';

const appId = '3FA85F64-5717-4562-b3fc-2c963f66afa6';
const website = 'https://intranet.contoso.com/preflight';
const flags = ['--app-id', appId, '--website', website];

async function packed(...more: string[]) {
  const file = newFile();
  await call(writePackage, ...flags, '--out', file, ...more);
  return readFileSync(file);
}

describe('the package of the Teams app', () => {
  test('holds the manifest with the ids and addresses filled in, and both icons', async () => {
    const files = unzipSync(await packed('--privacy', 'https://contoso.com/privacy'));
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const text = strFromU8(files['manifest.json'] as Uint8Array);
    expect(text).not.toContain('${');
    const filled = JSON.parse(text) as typeof manifest;
    expect(filled).toMatchObject({
      id: appId.toLowerCase(),
      bots: [{ botId: appId.toLowerCase() }],
      developer: { websiteUrl: website, privacyUrl: 'https://contoso.com/privacy', termsOfUseUrl: website },
    });
    for (const icon of Object.values(filled.icons))
      expect(Buffer.from(files[icon] as Uint8Array)).toEqual(
        readFileSync(new URL(`../../manifest/${icon}`, import.meta.url)),
      );
  });

  test('tells Teams how people sign in, where the bot has an OAuth connection, and nothing of it elsewhere', async () => {
    const manifestOf = async (...more: string[]) =>
      JSON.parse(strFromU8(unzipSync(await packed(...more))['manifest.json'] as Uint8Array)) as Record<string, unknown>;
    const signIn = '3FA85F64-5717-4562-b3fc-000000000001';
    expect(await manifestOf('--sign-in', signIn)).toMatchObject({
      webApplicationInfo: { id: signIn.toLowerCase(), resource: `api://botid-${appId.toLowerCase()}` },
      validDomains: ['token.botframework.com'],
    });
    expect(await manifestOf('--sign-in', signIn, '--cloud', 'usgov-l4')).toMatchObject({
      validDomains: ['tokengcch.botframework.azure.us'],
    });
    const without = await manifestOf();
    expect(without).toMatchObject({ validDomains: [] });
    expect(without).not.toHaveProperty('webApplicationInfo');
  });

  test('is the same, byte for byte, wherever and whenever it is made', async () => {
    const file = newFile();
    const { status, stdout, stderr } = await start('preflight.ts', ['package', ...flags, '--out', file], {
      TZ: 'Pacific/Kiritimati',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`${file} written, for the bot ${appId.toLowerCase()}.\n`);
    expect(readFileSync(file)).toEqual(await packed());
  });

  test('is of the bot that the environment names where no flag does', async () => {
    const file = newFile();
    const { status } = await start('preflight.ts', ['package', '--website', website, '--out', file], {
      MicrosoftAppId: appId,
    });
    expect(status).toBe(0);
    expect(readFileSync(file)).toEqual(await packed());
  });

  test.each([
    [[], 'package takes --app-id, else MicrosoftAppId from the environment: the id of the bot, a GUID.'],
    [['--app-id', 'preflight', '--website', website], /^package takes --app-id, else /],
    [['--app-id', `${appId}0`, '--website', website], /^package takes --app-id, else /],
    [['--app-id', appId], /^package takes --website /],
    [
      ['--app-id', appId, '--website', 'http://contoso.com'],
      '--website is an https address, not "http://contoso.com".',
    ],
    [[...flags, '--privacy', 'privacy.html'], '--privacy is an https address, not "privacy.html".'],
    [[...flags, '--terms', ''], '--terms is an https address, not "".'],
    [[...flags, '--out', `${import.meta.dirname}`], /can't be written \(EISDIR\)\.$/],
    [[...flags, '--sign-in', 'graph'], /^--sign-in is the application id /],
    [[...flags, '--cloud', 'moon'], '--cloud, else CLOUD, is one of global, usgov-l4, usgov-l5, china.'],
    [[...flags, 'more'], "Unexpected argument 'more'."],
  ])('is refused in a sentence for %j', async (args, sentence) => {
    expect(await complaintOf(writePackage, ...args)).toMatch(sentence);
  });

  test('is not written when its manifest does not fit the schema', async () => {
    const file = newFile();
    const endless = `https://contoso.com/${'a'.repeat(3000)}`;
    expect(await complaintOf(writePackage, ...flags, '--terms', endless, '--out', file)).toMatch(
      /^Teams would refuse the manifest: .*termsOfUseUrl.*\.$/,
    );
    expect(existsSync(file)).toBe(false);
  });
});

describe('the manifest', () => {
  const [bot] = manifest.bots;

  test('carries the version of Preflight', () => {
    expect(manifest.version).toBe(packageFile.version);
  });

  test('leaves only ids and addresses open', () => {
    const marks = [...JSON.stringify(manifest).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(marks)).toEqual(new Set(['appId', 'website', 'privacy', 'terms']));
  });

  test('has one menu for each scope of the bot, of no more than the 12 commands that Teams shows', () => {
    expect(bot?.commandLists.map(({ scopes }) => scopes)).toEqual(bot?.scopes.map((scope) => [scope]));
    for (const { commands } of bot?.commandLists ?? []) {
      expect(commands.length).toBeLessThanOrEqual(12);
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
      expect(commands.map(({ title }) => title)).toEqual(expect.arrayContaining(['are we ready?', 'help']));
    }
  });

  const titles = new Set(bot?.commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)));
  test.each([...titles])('lists "%s", which Preflight understands as it stands', (title) => {
    expect(parseCommand(title).kind).not.toBe('command.unclear');
    expect(title).not.toMatch(/@|\d/);
  });

  test('asks for nothing that Preflight does not use', () => {
    // Rosters come from the connector, nobody signs in, and no file is read or sent.
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('webApplicationInfo');
    expect(manifest.validDomains).toEqual([]);
    expect(bot?.supportsFiles).toBe(false);
  });
});

describe('the icons', () => {
  const read = (name: string) => readFileSync(new URL(`../../manifest/${name}.png`, import.meta.url));
  /** The pixels of an icon as red, green, blue and opacity. */
  function pixelsOf(name: string) {
    const { width, height, channels, depth, data } = decode(read(name));
    expect({ channels, depth }, name).toEqual({ channels: 4, depth: 8 });
    const pixels = Array.from({ length: width * height }, (_, at) => [...data.subarray(at * 4, at * 4 + 4)] as Pixel);
    return { width, height, pixels };
  }
  type Pixel = [red: number, green: number, blue: number, opacity: number];

  test('color.png has 192 pixels each way and no hole', () => {
    const { width, height, pixels } = pixelsOf('color');
    expect({ width, height }).toEqual({ width: 192, height: 192 });
    expect(pixels.every(([, , , opacity]) => opacity === 255)).toBe(true);
  });

  test('color.png keeps what it shows within the middle, where no mask of Teams cuts', () => {
    const { width, pixels } = pixelsOf('color');
    const inMiddle = (at: number) => [at % width, Math.floor(at / width)].every((place) => place >= 36 && place < 156);
    const background = pixels[0]?.join();
    expect(pixels.filter((pixel, at) => !inMiddle(at) && pixel.join() !== background)).toEqual([]);
  });

  test('outline.png has 32 pixels each way, and is white where it is not transparent', () => {
    const { width, height, pixels } = pixelsOf('outline');
    expect({ width, height }).toEqual({ width: 32, height: 32 });
    const drawn = pixels.filter(([, , , opacity]) => opacity > 0);
    expect(drawn.filter(([red, green, blue]) => Math.min(red, green, blue) < 255)).toEqual([]);
    expect(drawn.some(([, , , opacity]) => opacity === 255)).toBe(true);
    expect(pixels[0]?.[3]).toBe(0);
  });

  test.each(icons)('%s.png is what its SVG shows', async (name) => {
    expect(Buffer.compare(await drawIcon(name), read(name))).toBe(0);
  });
});
