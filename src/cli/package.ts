import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { readPackageSettings } from '../config.ts';
import { type Cloud, clouds } from '../graph/clouds.ts';
import { isGuid } from '../read-bot.ts';
import { readFlags } from './flags.ts';
import { UsageError } from './usage-error.ts';

const folder = new URL('../../manifest/', import.meta.url);

/**
 * `package`: the app as Teams takes it, the same bytes for the same flags and settings. A flag goes before the
 * environment. Returns the exit status.
 */
export async function writePackage(args: readonly string[]): Promise<number> {
  const { values: flags } = readFlags(args, {
    'app-id': { type: 'string' },
    website: { type: 'string' },
    privacy: { type: 'string' },
    terms: { type: 'string' },
    'sign-in': { type: 'string' },
    cloud: { type: 'string' },
    out: { type: 'string', default: 'out/preflight.zip' },
  });
  const settings = readPackageSettings();
  const { 'app-id': appId = settings.appId, cloud = settings.cloud } = flags;
  if (appId === undefined || !isGuid(appId))
    throw new UsageError(
      'package takes --app-id, else MicrosoftAppId from the environment: the id of the bot, a GUID.',
    );
  if (flags.website === undefined)
    throw new UsageError('package takes --website with the https address of the page that tells your people about it.');
  const website = readAddress('website', flags.website);
  const signIn = flags['sign-in'];
  if (signIn !== undefined && !isGuid(signIn))
    throw new UsageError('--sign-in is the application id that people sign in to by the OAuth connection, a GUID.');
  if (!isCloud(cloud)) throw new UsageError(`--cloud, else CLOUD, is one of ${Object.keys(clouds).join(', ')}.`);
  const values = {
    appId: appId.toLowerCase(),
    website,
    privacy: readAddress('privacy', flags.privacy ?? website),
    terms: readAddress('terms', flags.terms ?? website),
  };
  const text = fill(values, signIn === undefined ? {} : signingIn(values.appId, signIn, cloud));
  await check(text);
  const icon = (name: string) => readFileSync(new URL(name, folder));
  const files = { 'manifest.json': strToU8(text), 'color.png': icon('color.png'), 'outline.png': icon('outline.png') };
  // The first day that a zip can name, on the clock of this machine, as which a zip tells time.
  write(flags.out, zipSync(files, { mtime: new Date(1980, 0, 1) }));
  console.log(`${flags.out} written, for the bot ${appId.toLowerCase()}.`);
  return 0;
}

function readAddress(flag: string, address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:') throw new UsageError(`--${flag} is an https address, not "${address}".`);
  return url.href;
}

const isCloud = (name: string): name is Cloud => Object.hasOwn(clouds, name);

/** What Teams needs to sign people in by itself: what it asks a token for, and where a sign-in by hand may end. */
function signingIn(appId: string, signIn: string, cloud: Cloud) {
  return {
    webApplicationInfo: { id: signIn.toLowerCase(), resource: `api://botid-${appId}` },
    validDomains: [new URL(clouds[cloud].bot.tokenService).hostname.toLowerCase()],
  };
}

function fill(values: Readonly<Record<string, string>>, more: object): string {
  const template = readFileSync(new URL('manifest.json', folder), 'utf8');
  const manifest = JSON.parse(template, (_, value) =>
    typeof value === 'string' ? value.replace(/\$\{(\w+)\}/g, (mark, name: string) => values[name] ?? mark) : value,
  );
  return `${JSON.stringify({ ...manifest, ...more }, null, 2)}\n`;
}

/** Against the schema that the manifest names, which comes with Microsoft's package. Loaded here only: it is large. */
async function check(text: string): Promise<void> {
  const { AppManifestUtils, TeamsManifestConverter } = await import('@microsoft/app-manifest');
  const [complaint] = await AppManifestUtils.validateAgainstSchema(TeamsManifestConverter.jsonToManifest(text));
  if (complaint !== undefined) throw new UsageError(`Teams would refuse the manifest: ${complaint}.`);
}

function write(file: string, content: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    throw new UsageError(`${file} can't be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
