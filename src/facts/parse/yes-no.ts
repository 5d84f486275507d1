const yes = new Set(['yes', 'y', 'yep', 'yeah', 'ok', 'okay', 'correct', 'true', '$true', '1']);
const no = new Set(['no', 'n', 'nope', 'false', '$false', '0']);
const on = new Set(['enabled', 'on']);
const off = new Set(['disabled', 'off']);

/**
 * Yes or no, in one word as people type it or PowerShell prints it. `Enabled` and `Disabled` are refused where the
 * question itself asks whether something is off: nobody could tell which of the two then means yes.
 */
export function parseYesNo(text: string, question = ''): boolean | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[.!,]$/, '');
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  if (/\b(disabled?|off|blocked|denied)\b/i.test(question)) return undefined;
  if (on.has(word)) return true;
  return off.has(word) ? false : undefined;
}
