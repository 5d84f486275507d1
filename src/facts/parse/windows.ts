/** Releases of Windows Server, each with its build. */
const builds: Readonly<Record<string, number>> = {
  '2003': 3790,
  '2003 R2': 3790,
  '2008': 6003,
  '2008 R2': 7601,
  '2012': 9200,
  '2012 R2': 9600,
  '2016': 14393,
  '2019': 17763,
  '2022': 20348,
  '2025': 26100,
};

interface Windows {
  readonly product: 'server' | 'client';
  /** `null` where only the name of a client was given. */
  readonly build: number | null;
  /** The update within the build; `null` where it was not given. */
  readonly revision: number | null;
}

/**
 * Every release of Windows Server that a text names (`2022`, `2012 R2`), each once. Where it says "Windows Server",
 * only the years behind those words count, so that the names of servers and dates do not. None where a name was cut off.
 */
export function findServerReleases(text: string): string[] {
  if (text.split('\n').some((line) => /windows se/i.test(line) && /\.{3}|…/.test(line))) return [];
  const pattern = /windows (?:storage )?server/i.test(text)
    ? /windows (?:storage )?server\W{0,5}(20\d\d)(?!\d)(\s?R2)?/gi
    : /(?<![\d.])(20\d\d)(?![\d.]\d|\d)(\s?R2)?/gi;
  return [...new Set([...text.matchAll(pattern)].map(([, year, r2]) => (r2 ? `${year} R2` : `${year}`)))];
}

/**
 * The Windows that a text tells of: a name (`Microsoft Windows Server 2022 Datacenter`), a build (`10.0.20348`,
 * `26100.6901`), or what `winver`, `systeminfo` and PowerShell print with both. `undefined` where they contradict
 * each other or there are several.
 */
export function parseWindows(text: string): Windows | undefined {
  const names = findServerReleases(text);
  if (names.length > 1) return undefined;
  const [name] = names;
  const found = findBuild(text);
  if (found === 'several') return undefined;
  const isClient = /\bwindows (?:xp|vista|7|8(?:\.1)?|10|11)\b/i.test(text) && !/\bserver\b/i.test(text);
  if (isClient) return { product: 'client', build: found?.build ?? null, revision: found?.revision ?? null };
  const named = name === undefined ? undefined : builds[name];
  if (found) {
    // Service packs gave some older releases several builds.
    if (named !== undefined && named > 9000 && named !== found.build) return undefined;
    return { product: 'server', ...found };
  }
  return named === undefined ? undefined : { product: 'server', build: named, revision: null };
}

function findBuild(text: string): { build: number; revision: number | null } | 'several' | undefined {
  const update = /\bUBR\s*:\s*(\d{1,5})\b/.exec(text);
  const rest = update ? text.replace(update[0], '') : text;
  const found = [...rest.matchAll(/(?<![\d.])(?:\d{1,2}\.\d\.)?(\d{4,5})(?:\.(\d{1,5}))?(?![\d.]*\d)/g)]
    .map(([, build, revision]) => ({ build: Number(build), revision: Number(revision ?? 0) }))
    // Shorter numbers are years and versions such as 1809.
    .filter(({ build }) => build > 3000);
  const [first, second] = found;
  if (!first) return undefined;
  // A table with the column UBR has the revision behind the build.
  const isTable = !update && /\bUBR\b/.test(text) && found.length === 2;
  if (!isTable && found.some(({ build }) => build !== first.build)) return 'several';
  const revision = isTable ? second?.build : update ? Number(update[1]) : Math.max(...found.map((row) => row.revision));
  // .NET prints 0 where it does not know the revision.
  return { build: first.build, revision: revision || null };
}
