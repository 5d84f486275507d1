import { isObject, readJsonObject } from './json.ts';
import { readProperties } from './properties.ts';

interface Features {
  features: Record<string, boolean | null>;
  deletionPrevention: { type: string | null; threshold: number | null } | null;
}

/** What the module for Graph and what the server of Entra Connect call the two. */
const typeNames = ['synchronizationpreventiontype', 'deletionprevention'];
const thresholdNames = ['alertthreshold', 'thresholdcount'];

/**
 * The switches of synchronization, as `Format-List` prints them or as Graph's JSON holds them, and the prevention of
 * accidental deletes where it was pasted too. A switch without a value is one that is not reported.
 */
export function parseFeatures(text: string): Features | undefined {
  const told = fromJson(text) ?? fromLines(text);
  // Without a single switch it is the output of another command.
  return told && Object.values(told.features).some((flag) => flag !== null) ? told : undefined;
}

function fromLines(text: string): Features {
  const properties = readProperties(text);
  const features = [...properties.values()].flatMap(({ name, value }): [string, boolean | null][] =>
    /Enabled$/i.test(name) && /^(?:true|false|)$/i.test(value) ? [[toGraph(name), toFlag(value)]] : [],
  );
  const find = (names: readonly string[]) =>
    names.map((name) => properties.get(name)?.value).find((value) => value !== undefined && value !== '');
  return {
    features: Object.fromEntries(features),
    deletionPrevention: toPrevention(
      find(typeNames),
      find(thresholdNames),
      properties.get('thresholdpercentage')?.value,
    ),
  };
}

function fromJson(text: string): Features | undefined {
  const json = readJsonObject(text);
  if (!json) return undefined;
  // `lower` keeps no capitals, so the names are taken from the text itself.
  const names = [...text.matchAll(/"([a-z][a-z0-9]{0,100}Enabled)"/gi)].map(([, name = '']) => name);
  const flags = isObject(json.features) ? json.features : json;
  const features = names.flatMap((name): [string, boolean | null][] => {
    const flag = flags[name.toLowerCase()];
    return typeof flag === 'boolean' || flag === null ? [[toGraph(name), flag]] : [];
  });
  const configuration = isObject(json.configuration) ? json.configuration : json;
  const prevention = configuration.accidentaldeletionprevention;
  const { synchronizationpreventiontype: type, alertthreshold: threshold } = isObject(prevention) ? prevention : {};
  return {
    features: Object.fromEntries(features),
    deletionPrevention: toPrevention(
      typeof type === 'string' ? type : undefined,
      typeof threshold === 'number' ? String(threshold) : undefined,
    ),
  };
}

/** PowerShell's `BlockSoftMatchEnabled` as Graph calls it. */
const toGraph = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const toFlag = (value: string): boolean | null => (value === '' ? null : /^true$/i.test(value));

function toPrevention(
  type: string | undefined,
  count: string | undefined,
  percentage = '',
): Features['deletionPrevention'] {
  if (type === undefined || !/^[a-z]{1,60}$/i.test(type)) return null;
  const threshold = /percentage/i.test(type) && percentage !== '' ? percentage : (count ?? '');
  return { type: toGraph(type), threshold: /^\d{1,9}$/.test(threshold) ? Number(threshold) : null };
}
