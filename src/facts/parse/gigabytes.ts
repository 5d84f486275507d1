import { parseNumber } from './number.ts';
import { readPasted } from './pasted.ts';

/**
 * An amount of memory or disk in GB, of which 1 is 1024 MB: `6 GB`, `16,384 MB`, `1 TB`, or the bytes that PowerShell
 * prints. Windows keeps a little for itself, so what it counts in smaller units, or
 * divides to many decimals, is rounded to a tenth of a GB.
 */
export function parseGigabytes(text: string): number | undefined {
  const amount = readPasted(text)
    .replace(/^Installed RAM\s+/i, '')
    .replace(/\([^()]* usable\)$/, '')
    .trim();
  const gigabytes = parseNumber(/^\d{10,}$/.test(amount) ? `${amount} bytes` : amount, 'GB');
  const isExact = /\d\s*[GT]i?B\b/i.test(amount) || /^\d{1,9}(?:[.,]\d{1,2})?$/.test(amount);
  return gigabytes === undefined || isExact ? gigabytes : Math.round(gigabytes * 10) / 10;
}
