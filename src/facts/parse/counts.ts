import { readJsonObject } from './json.ts';
import { parseNumber } from './number.ts';

/**
 * How many there are of each kind, every kind named once: `users 3,500; groups 400`, `Users : 3500` line by line, or
 * JSON. A kind that is left out is not taken for none of it.
 */
export function parseCounts<K extends string>(text: string, kinds: readonly K[]): Record<K, number> | undefined {
  const json = readJsonObject(text);
  const pairs = json
    ? Object.entries(json).map(([name, value]) => [name, String(value)])
    : text.split(/[\r\n;]+|,(?!\d{3}(?!\d))/).flatMap((part) => {
        const said = part.replace(/\s+/g, ' ').trim();
        if (said === '') return [];
        const [, before, value, after] =
          /^(?:([a-z]{1,30}) ?[:=]? ?)?(\d[\d., '’]{0,20}?) ?([a-z]{1,30})?\.?$/i.exec(said) ?? [];
        return [[(before ?? after ?? '').toLowerCase(), before && after ? '' : (value ?? '')]];
      });
  const told = new Map<string, number>();
  for (const [name = '', value = ''] of pairs) {
    const kind = kinds.find((one) => name === one.toLowerCase() || `${name}s` === one.toLowerCase());
    const number = parseNumber(value);
    if (!kind || number === undefined || told.has(kind)) return undefined;
    told.set(kind, number);
  }
  return told.size === kinds.length ? (Object.fromEntries(told) as Record<K, number>) : undefined;
}
