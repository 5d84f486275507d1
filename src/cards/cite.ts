import type { Citation } from '../catalogue/sources.ts';
import { escapeText, link } from './escape.ts';

/** A source in a line: its title, as a link where it has an address, the section, and its date. */
export function cite({ title, url, section, date }: Citation): string {
  return `${url ? link(title, url) : escapeText(title)}${section ? `, ${escapeText(section, 160)}` : ''} (${escapeText(date, 40)})`;
}
