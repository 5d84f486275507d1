import { parseList } from './list.ts';

/** DNS names separated by commas or spaces, each with or without the @ of a user principal name. */
export function parseSuffixes(text: string): string[] | undefined {
  const names = parseList(text.trim().replace(/\s+/g, ','));
  return names && [...new Set(names.map((name) => name.replace(/^@/, '').replace(/\.$/, '').toLowerCase()))];
}
