import { readPasted } from './pasted.ts';

/** What may stand before a version. A word that is not here could turn its meaning round: "not 4.8", "older than 4.8". */
const names = new Set(
  'microsoft windows server powershell net framework sql entra azure ad connect sync cloud agent provisioning version ver v'.split(
    ' ',
  ),
);

/**
 * A version of one to four parts, without what Windows and people write around it: `Version 4.8`, `v2.6.92.0`,
 * `Microsoft Windows [Version 10.0.20348.2402]`, the table of `$PSVersionTable.PSVersion`. A range is refused, and so
 * is a single number from 1000 on: that is a year or a release number.
 */
export function parseVersion(text: string): string | undefined {
  const version = readTable(text) ?? readWords(readPasted(text));
  return version === undefined || /^\d{4,}$/.test(version) ? undefined : version;
}

/** Parts that are not set are printed as -1. */
function readTable(text: string): string | undefined {
  const [header = '', rule = '', row = '', ...more] = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (!/^Major +Minor\b/i.test(header) || !/^-[- ]*$/.test(rule) || more.length > 0) return undefined;
  return /^\d+(?: +\d+){1,3}/.exec(row)?.[0].split(/ +/).join('.');
}

function readWords(text: string): string | undefined {
  const [, before = '', version, after = ''] =
    /^(\D*?)(\d{1,9}(?:\.\d{1,9}){0,3})(?![\w.+]*\w|\+)(.*)$/s.exec(text) ?? [];
  const words = before
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const isNamed = words.every((word) => names.has(word) || /^[a-z]+version$/.test(word));
  const isAlone = /^[\s\]).]*(\(?(x64|x86|64-bit|32-bit)\)?)?$/i.test(after);
  return isNamed && isAlone && !/[<>=~-]/.test(before) ? version : undefined;
}
