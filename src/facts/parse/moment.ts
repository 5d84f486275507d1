const moment =
  /(?<!\d)(20\d\d-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:])/gi;

/**
 * The only moment in a text, as ISO 8601 in UTC: `2026-11-20 11:50 UTC`, `2026-11-20T11:50:00Z`, a line of PowerShell
 * or of JSON around it. Without a time zone, or with the parts of the day in an order of some country, it could be
 * another one.
 */
export function parseMoment(text: string): string | undefined {
  const [found, ...more] = text.matchAll(moment);
  if (!found || more.length > 0) return undefined;
  const [, day, minutes, seconds = '00', zone = 'Z'] = found;
  const offset = /^[+-]/.test(zone) ? zone.replace(/^(...):?/, '$1:') : 'Z';
  const date = new Date(`${day}T${minutes}:${seconds}${offset}`);
  // A day that no month has would become one of the next.
  const isReal = !Number.isNaN(date.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day as string);
  return isReal ? date.toISOString() : undefined;
}
