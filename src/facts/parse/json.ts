/** A pasted object of JSON with its names in lower case, or the only one in a list or below `value`. */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const found = readJsonList(text);
  return found?.length === 1 ? found[0] : undefined;
}

/** Pasted objects of JSON: a list of them, the `value` of what Graph answers, or one alone. */
export function readJsonList(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  // Anything else need not be tried, and most of what people paste is something else.
  if (!/^\s*[{[]/.test(text)) return undefined;
  let parsed: unknown;
  try {
    parsed = lower(JSON.parse(text));
  } catch {
    return undefined;
  }
  const inner = isObject(parsed) && 'value' in parsed ? parsed.value : parsed;
  const list = Array.isArray(inner) ? inner : [inner];
  return list.every(isObject) ? list : undefined;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** PowerShell writes names in capitals, Graph does not. */
function lower(value: unknown, depth = 0): unknown {
  if (depth > 20) return null;
  if (Array.isArray(value)) return value.map((one) => lower(one, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name.toLowerCase(), lower(one, depth + 1)]));
}
