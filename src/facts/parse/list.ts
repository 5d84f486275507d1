/**
 * Items separated by commas, semicolons or lines, with the bullets, quotes and braces around them removed and each
 * named once. `none` and `-` are the empty list; nothing at all is no answer.
 */
export function parseList(text: string): string[] | undefined {
  const typed = text.trim();
  if (/^(none|nothing|no|-|–|—|\{\s*\}|\[\s*\])\.?$/i.test(typed)) return [];
  const items = typed
    .replace(/^[{[](.*)[}\]]$/s, '$1')
    .split(/[,;\r\n]/)
    .map((item) =>
      item
        .trim()
        .replace(/^[-*•]\s+/, '')
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((item) => item !== '');
  return items.length > 0 ? [...new Set(items)] : undefined;
}
