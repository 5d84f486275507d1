import { parseYesNo } from './yes-no.ts';

/**
 * Yes or no as people type it, or the `True` or `False` that PowerShell prints among other words.
 * `undefined` where it says neither, or both.
 */
export function parsePrintedYesNo(text: string): boolean | undefined {
  const typed = parseYesNo(text);
  if (typed !== undefined) return typed;
  const printed = new Set(text.match(/\b(?:True|False)\b/g));
  return printed.size === 1 ? printed.has('True') : undefined;
}
