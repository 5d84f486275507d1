import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { readExamples } from '../cards/examples.ts';
import { render } from '../cards/render.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { type Theme, themes } from './gallery-theme.ts';

// `npm run gallery [-- --picture summary/typical FILE.png]`: draws every example of every card, light and dark, wide
// and narrow, into one page; or one of them into one file.

const folder = new URL('../../out/gallery/', import.meta.url).pathname;
const widths = { wide: 720, narrow: 320 };

const { resolve } = createRequire(import.meta.url);
const scripts = [resolve('adaptivecards/dist/adaptivecards.js'), resolve('markdown-it/dist/markdown-it.min.js')];

const examples = readExamples().map(({ card, name, view }) => ({ key: `${card}/${name}`, ...render(view) }));

/** A page on which every given card is drawn as a Teams client draws it. */
async function openPage(browser: Browser, theme: Theme, width: number, drawn: typeof examples): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: width + 40, height: 900 },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await page.setContent(`<!doctype html><style>${styles(theme, width)}</style>`);
  for (const path of scripts) await page.addScriptTag({ path });
  await page.evaluate(draw, { hostConfig: theme.hostConfig, cards: drawn.map(({ key, card }) => ({ key, card })) });
  return page;
}

/** Runs in the browser. */
function draw({ hostConfig, cards }: { hostConfig: object; cards: { key: string; card: object }[] }) {
  // biome-ignore lint/suspicious/noExplicitAny: the two scripts put themselves there, and Node has no window
  const { AdaptiveCards, markdownit, document } = globalThis as any;
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text: string, result: Record<string, unknown>) => {
    result.outputHtml = markdownit().render(text);
    result.didProcess = true;
  };
  for (const { key, card } of cards) {
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    adaptive.parse(card);
    // A form each, because the choices of one card are named like those of another.
    const frame = document.createElement('form');
    frame.className = 'frame';
    frame.id = key;
    frame.append(adaptive.render());
    document.body.append(frame);
  }
}

const styles = ({ page, card, line, text, link }: Theme, width: number) => `
  body { margin: 0; background: ${page}; font-family: 'Segoe UI', 'Liberation Sans', sans-serif }
  .frame { width: ${width}px; margin: 20px; background: ${card}; border: 1px solid ${line}; border-radius: 4px; overflow: hidden }
  a { color: ${link} }
  p { margin: 0 }
  .ac-pushButton { font: 600 14px 'Segoe UI', 'Liberation Sans', sans-serif; padding: 5px 12px; margin: 2px 0;
    border: 1px solid ${line}; border-radius: 4px; background: ${card}; color: ${text}; white-space: nowrap }
  .ac-actionSet { flex-wrap: wrap; row-gap: 4px }
  .ac-input { box-sizing: border-box; width: 100%; padding: 5px 8px; font: 14px 'Segoe UI', 'Liberation Sans', sans-serif;
    border: 1px solid ${line}; border-radius: 4px; background: ${card}; color: ${text} }
  .ac-choiceSetInput-filtered-container { padding: 0; border: none }
  .ac-choiceSetInput-filtered-dropdown:not(.ac-choiceSetInput-filtered-dropdown-open) { display: none }
  .ac-textInput.ac-multiline { min-height: 60px }`;

async function drawPicture(browser: Browser, key: string, file: string): Promise<void> {
  const example = examples.find((one) => one.key === key);
  if (!example) throw new Error(`no example is called ${key}; there are ${examples.map((one) => one.key).join(', ')}`);
  const page = await openPage(browser, themes.light, widths.wide, [example]);
  mkdirSync(dirname(file), { recursive: true });
  await page.locator('.frame').screenshot({ path: file });
}

async function drawGallery(browser: Browser): Promise<string> {
  mkdirSync(folder, { recursive: true });
  for (const [theme, look] of Object.entries(themes))
    for (const [width, pixels] of Object.entries(widths)) {
      const page = await openPage(browser, look, pixels, examples);
      for (const { key } of examples)
        await page.locator(`[id="${key}"]`).screenshot({ path: `${folder}${pictureName(key, theme, width)}` });
      await page.close();
    }
  writeFileSync(`${folder}index.html`, indexPage());
  return `${folder}index.html`;
}

const pictureName = (key: string, theme: string, width: string) => `${key.replace('/', '-')}-${theme}-${width}.png`;

function indexPage(): string {
  const sections = examples.map(({ key }) => {
    const pictures = Object.entries(widths).flatMap(([width, pixels]) =>
      Object.keys(themes).map(
        (theme) =>
          `<img src="${pictureName(key, theme, width)}" width="${pixels}" alt="${key}, ${theme}, ${width}" loading="lazy">`,
      ),
    );
    return `<h2 id="${key}">${key}</h2><div>${pictures.join('')}</div>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Cards of Preflight</title>
<style>body { font-family: sans-serif; margin: 2em; background: #888 } div { display: flex; flex-wrap: wrap; gap: 1em; align-items: start }</style>
<h1>Cards of Preflight</h1>
${sections.join('\n')}
`;
}

async function run(): Promise<string> {
  const { values, positionals } = parseArgs({ options: { picture: { type: 'string' } }, allowPositionals: true });
  const [file] = positionals;
  if (values.picture && !file)
    throw new Error('--picture takes an example and a file: --picture summary/typical FILE.png');
  const place = findChromium();
  if (!place) throw new Error('Chromium is missing; on Debian it is the package chromium');
  const browser = await launchChromium(place);
  try {
    if (!values.picture || !file) return await drawGallery(browser);
    await drawPicture(browser, values.picture, file);
    return file;
  } finally {
    await browser.close();
  }
}

try {
  console.log(await run());
} catch (problem) {
  console.error(`The gallery was not drawn: ${problem instanceof Error ? problem.message : problem}.`);
  process.exitCode = 1;
}
