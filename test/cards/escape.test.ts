import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, link, plain } from '../../src/cards/escape.ts';

const MarkdownIt: new () => { render(text: string): string } = createRequire(import.meta.url)('markdown-it');
const markdown = new MarkdownIt();

/** What a reader sees of rendered Markdown. */
const seen = (html: string) =>
  html
    .replace(/^<p>|<\/p>\n$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const nasty = fc.string({
  unit: fc.constantFrom(...'\\`*_~[](){}#+-.!|<>&;:$=/"\'0123 \n\tabZ@ß漢', '&amp;', '<at>', '](', '{{', '${', '~~~'),
  maxLength: 40,
});

describe('escapeText', () => {
  it('shows any text as it is, and renders none of it', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = plain(text, 300);
        const html = markdown.render(escapeText(text));
        expect(seen(html)).toBe(written);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{{DATE(2026-01-01T00:00:00Z,SHORT)}}', /\{\{/],
    ['${$root.secret}', /\$\{/],
    ['<at>Everyone</at>', /<\/?at>/],
    ['safe\u202egpj.exe', /\u202e/],
    ['zero\u200bwidth\u2066', /[\u200b\u2066]/],
  ])('takes %j apart', (text, trace) => {
    expect(escapeText(text)).not.toMatch(trace);
  });

  it('leaves names as people copy them', () => {
    expect(escapeText('svc_aad-sync@contoso.com, MS=ms64983217, 5.2 < 6 & more')).toBe(
      'svc_aad-sync@contoso.com, MS=ms64983217, 5.2 < 6 & more',
    );
  });

  it('cuts at the length, never inside a character', () => {
    expect(plain('12345', 5)).toBe('12345');
    expect(plain('123456', 5)).toBe('1234…');
    expect(plain('😀😀😀', 2)).toBe('😀…');
    expect(escapeText('****', 3)).toBe('\\*\\*…');
  });
});

describe('link', () => {
  it('survives brackets in title and address', () => {
    expect(markdown.render(link('A [draft] (2026)', 'https://learn.microsoft.com/a_(b)?x=1'))).toBe(
      '<p><a href="https://learn.microsoft.com/a_%28b%29?x=1">A [draft] (2026)</a></p>\n',
    );
  });

  it.each([
    'https://a.example/?x=\\',
    'https://a.example/?x=](y)',
    'https://a.example/?x=*a*&y=`b`#_c_',
  ])('survives any address such as %s', (address) => {
    expect(markdown.render(link('here', address))).toMatch(/^<p><a href="https:[^"<>]*">here<\/a><\/p>\n$/);
  });
});
