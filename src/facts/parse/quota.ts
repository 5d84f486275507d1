import { isObject, readJsonObject } from './json.ts';
import { parseNumber } from './number.ts';

/** How much of a limit is used: `5,000 of 300,000`, `used 5000, total 300000`, or Graph's JSON. */
export function parseQuota(text: string): { used: number; total: number } | undefined {
  const json = readJsonObject(text);
  if (json) {
    const { used, total } = isObject(json.directorysizequota) ? json.directorysizequota : json;
    return typeof used === 'number' && typeof total === 'number' ? { used, total } : undefined;
  }
  const number = "(\\d[\\d., '’\\u00a0]{0,20})";
  const said = text.trim().replace(/\s+/g, ' ');
  const [, used, total] =
    new RegExp(`^${number} ?(?:objects )?(?:of|out of|/) ?${number}(?: objects)?\\.?$`, 'i').exec(said) ??
    new RegExp(`^used ?[:=]? ?${number}[,;]? (?:and )?(?:total|limit) ?[:=]? ?${number}\\.?$`, 'i').exec(said) ??
    [];
  const numbers = [used, total].map((one) =>
    one === undefined ? undefined : parseNumber(one.replace(/[,.;\s]+$/, '')),
  );
  const [first, second] = numbers;
  return first !== undefined && second !== undefined && first <= second ? { used: first, total: second } : undefined;
}
