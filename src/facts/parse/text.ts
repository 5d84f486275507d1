export const longestText = 2000;

/** Text on one line, with single spaces. More than 2,000 characters are refused, not cut. */
export function parseText(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= longestText ? line : undefined;
}
