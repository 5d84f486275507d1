// Checks that everything that Preflight ships with may be used: `node src/cli/licences.ts [LOCKFILE]`. The lockfile has
// the licence of each package, so that no library has to be added, and walked through node_modules, to find them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** All of them ask for no more than that their notice is kept. */
const allowed = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Unlicense'];

/** Packages whose package.json names no licence, each as somebody read it. Another version is to be read again. */
const read: Readonly<Record<string, string>> = {
  'escape-regexp-component@1.0.2': 'its Readme.md says MIT',
  'jspath@0.4.0': 'its LICENSE is the text of MIT',
};

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** `MIT`, or a choice such as `(AFL-2.1 OR BSD-3-Clause)`. What is more than that is for a person to read. */
const isAllowed = (licence = '') =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => allowed.includes(one));

const lockfile = process.argv[2] ?? fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as { packages: Record<string, Locked> };
const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
const refused = shipped
  .map(([path, { version, license }]) => ({ name: `${path.split('node_modules/').at(-1)}@${version}`, license }))
  .filter(({ name, license }) => !isAllowed(license) && !(license === undefined && Object.hasOwn(read, name)));

for (const { name, license } of refused) console.error(`${name}: ${license ?? 'names no licence'}`);
if (shipped.length === 0) console.error(`${lockfile} names no package.`);
process.exitCode = refused.length > 0 || shipped.length === 0 ? 1 : 0;
