import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { catalogue, symptoms } from '../../src/catalogue/index.generated.ts';
import { describeCatalogue } from '../../src/cli/describe-catalogue.ts';

const MarkdownIt: new () => { render(text: string): string } = createRequire(import.meta.url)('markdown-it');

const page = describeCatalogue();
const html = new MarkdownIt().render(page);
const text = html
  .replace(/<[^>]+>/g, '')
  .replaceAll('&quot;', '"')
  .replaceAll('&lt;', '<')
  .replaceAll('&gt;', '>')
  .replaceAll('&amp;', '&');

test('has every check and symptom, with its words as they were written', () => {
  for (const [id, { title, why, fix, conflict, verify }] of Object.entries(catalogue))
    for (const words of [id, title, why, ...fix, conflict ?? '', verify.replaceAll(/\s*\n\s*/g, '; ')])
      expect(text, id).toContain(words);
  for (const [id, { title, cause, phrases, fix, checks }] of Object.entries(symptoms))
    for (const words of [id, title, cause, ...phrases, ...fix, ...checks]) expect(text, id).toContain(words);
});

test('fills in what depends on the plan, ready to copy', () => {
  expect(text).toContain('*.servicebus.windows.net');
  expect(text).toContain('<defaultProxy enabled="true" useDefaultCredentials="true">\n    <proxy\n');
});

test('names every source with its date and a link', () => {
  expect(text).toContain('Microsoft Entra Connect: Prerequisites and hardware, 6 November 2023 (');
  for (const { sources } of [...Object.values(catalogue), ...Object.values(symptoms)])
    for (const { url, section } of sources) {
      if (url) expect(html).toContain(`href="${url}"`);
      if (section) expect(text).toContain(section);
    }
  expect(text, 'a link that leads nowhere').not.toMatch(/\]\[/);
});

test('groups the checks by area, in reading order', () => {
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(0, 3)).toEqual(['Tenant', 'Installing account', 'Active Directory']);
  expect(headings.slice(-3)).toEqual(['Sign-in', 'Operation', 'Symptoms']);
  expect(new Set(headings).size).toBe(headings.length);
});
