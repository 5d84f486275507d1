/**
 * The value alone of what PowerShell prints about one property, be it a list (`ForestMode : Windows2016Forest`) or a
 * table with one row. Anything else comes back as it is, trimmed.
 */
export function readPasted(text: string): string {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^PS .*>/.test(line));
  const rule = lines.findIndex((line) => /^-+( +-+)*$/.test(line));
  const rows = lines.slice(rule + 1);
  // A label without digits: the colon of "31 December 2026 12:00" belongs to the value.
  return rows.length === 1 ? (rows[0] as string).replace(/^[a-z][^\d:=]*[:=]\s*/i, '') : text.trim();
}
