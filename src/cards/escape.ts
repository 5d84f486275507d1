/** Characters that steer a reader's eye or a screen without being seen: controls, direction overrides, zero widths. */
const invisible = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/gu;

/** A `<` that could begin a mention, a tag or an automatic link. */
const tagStart = /<(?=[\p{L}/!?]|[^\s<>]*@)/gu;

/** One line of at most `most` characters, without mentions. For buttons and notifications, which render no Markdown. */
export function plain(text: string, most: number): string {
  const line = text.replace(invisible, ' ').replace(/\s+/g, ' ').trim().replace(tagStart, '‹');
  const characters = Array.from(line);
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * Text that came from people, the tenant or the catalogue, safe in a TextBlock: it shows as it was written. Teams
 * renders Markdown, mentions and the card functions `{{DATE(…)}}` in any text, so each of them is taken apart here.
 * An underscore inside a word is left alone: it is no Markdown, and simple renderers would show the backslash.
 */
export function escapeText(text: string, most = 300): string {
  return plain(text, most)
    .replace(/[\\`*~[\]]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/(?<=[{$])\{/g, '\\{')
    .replace(/&(?=#|[a-z])/gi, '\\&')
    .replace(/^[#>+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** A Markdown link. The address is one of http or https: what else it may be is for the caller to refuse. */
export function link(text: string, url: string): string {
  // A URL leaves these as they are, and each of them would end or bend the link.
  return `[${escapeText(text)}](${new URL(url).href.replace(/[()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}
