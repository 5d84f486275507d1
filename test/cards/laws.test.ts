import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type Example, readExamples } from '../../src/cards/examples.ts';
import { render } from '../../src/cards/render.ts';
import { intentSchema } from '../../src/protocol/intent.ts';
import { internalIntents } from '../../src/protocol/rights.ts';

const require = createRequire(import.meta.url);
// The package's ES modules cannot be loaded by Node; its bundle can.
const AC: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');
const MarkdownIt: new () => { render(text: string): string } = require('markdown-it');

type Element = Record<string, unknown> & { readonly type: string };

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Every element and action of a card, however deep. Data of buttons is no part of it. */
function elements(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (typeof node !== 'object' || node === null) return [];
  // A card renews itself by an action that nobody sees or presses.
  const inner = Object.entries(node).flatMap(([name, value]) =>
    ['data', 'refresh'].includes(name) ? [] : elements(value),
  );
  return isElement(node) ? [node, ...inner] : inner;
}

/** The only element that some clients don't draw. */
const chart = 'Chart.Line';

const ofType = (card: unknown, ...types: string[]) => elements(card).filter(({ type }) => types.includes(type));

/** What Teams sends for a press: the button's data with the inputs' values, and `a.b` put below `a`. */
function press(button: Element, inputs: Element[]): unknown {
  const data: Record<string, unknown> = structuredClone(button.data) as Record<string, unknown>;
  if (button.associatedInputs === 'none') return data;
  for (const { id, value } of inputs) {
    const [group = '', field = ''] = String(id).split('.');
    data[group] = { ...(data[group] as object), [field]: value };
  }
  return data;
}

/** The links that a view gives as evidence, each as Markdown writes it. */
function evidence(view: unknown): string[] {
  if (typeof view !== 'object' || view === null) return [];
  return Object.entries(view).flatMap(([name, value]) =>
    name === 'evidence' && /^https?:\/\//.test(value) ? [readable(value)] : evidence(value),
  );
}

const readable = (address: string) => decodeURIComponent(new URL(address.replaceAll('&amp;', '&')).href);

const examples = readExamples();
const title = ({ card, name }: Example) => `${card}/${name}`;

describe.each(examples.map((example) => [title(example), example] as const))('the card %s', (_, {
  card: folder,
  name,
  view,
}) => {
  const { card, fallbackText } = render(view);
  const inputs = elements(card).filter(({ type }) => type.startsWith('Input.'));

  it('is of the kind that its folder says', () => {
    expect(view.kind).toBe(folder);
  });

  it('has no placeholder left', () => {
    // Hostile samples hold one of their own, which is to be shown as it is.
    const layout = readFileSync(new URL(`../../cards/${folder}/template.json`, import.meta.url), 'utf8');
    for (const [placeholder] of layout.matchAll(/\$\{[^}]*\}/g))
      expect(JSON.stringify(card)).not.toContain(placeholder);
    expect(JSON.stringify(card)).not.toMatch(/undefined|\[object|NaN/);
  });

  it('passes the parser that Teams uses, at version 1.5', () => {
    const context = new AC.SerializationContext(AC.Versions.v1_5);
    const parsed = new AC.AdaptiveCard();
    parsed.parse(card, context);
    const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
    // A people picker is of Teams, and clients that do not know it offer the choices that are listed beside it.
    const messages = events
      .map(({ message }) => message)
      // A chart is of Teams, too: a law of its own holds what stands in its place.
      .filter((message) => !message.includes('"choices.data"') && !message.includes(`type "${chart}"`));
    expect(messages).toEqual([]);
    for (const picker of inputs.filter((input) => 'choices.data' in input)) expect(picker.choices).not.toEqual([]);
    expect(parsed.validateProperties().validationEvents.map(({ message }) => message)).toEqual([]);
    expect(card.version).toBe('1.5');
  });

  it('uses only elements that every client knows', () => {
    const known = ['TextBlock', 'Container', 'ColumnSet', 'Column', 'ActionSet'];
    const fields = ['Input.Text', 'Input.ChoiceSet', 'Input.Date', 'Input.Time', 'Data.Query'];
    const actions = ['Action.Execute', 'Action.Submit', 'Action.ShowCard'];
    const types = new Set(elements(card).map(({ type }) => type));
    for (const type of ['AdaptiveCard', ...known, ...fields, ...actions, chart]) types.delete(type);
    expect([...types]).toEqual([]);
  });

  it('says in words what it draws, for clients that draw nothing, and draws no more than can be told apart', () => {
    for (const { fallback, title, xAxisTitle, yAxisTitle, data } of ofType(card, chart)) {
      expect(fallback).toMatchObject({ type: 'TextBlock', wrap: true, text: expect.stringMatching(/\d/) });
      for (const words of [title, xAxisTitle, yAxisTitle]) expect(words).toEqual(expect.stringMatching(/\S/));
      for (const { legend, values } of data as { legend: string; values: unknown[] }[]) {
        expect((fallback as Element).text).toContain(`${legend}: `);
        expect(values.length).toSatisfy((n: number) => n >= 3 && n <= 30);
      }
    }
  });

  it('shows no picture from an address, which clients of government clouds would not load', () => {
    const pictures = JSON.stringify(card).match(/"(url|backgroundImage|iconUrl|poster|altIconUrl)":[^,}]*/g) ?? [];
    expect(pictures.filter((picture) => !/"(data:image\/|icon:)/.test(picture))).toEqual([]);
    expect(ofType(card, 'Image', 'ImageSet', 'Media').filter(({ url }) => !/^data:/.test(String(url)))).toEqual([]);
  });

  it('says itself in a sentence, for clients and notifications without cards', () => {
    expect(fallbackText).not.toBe('');
    expect(card.fallbackText).toBe(fallbackText);
  });

  it('fits into a message', () => {
    expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(80 * 1024);
  });

  it('has buttons in sets of at most five, each with a fallback that sends the same', () => {
    for (const set of ofType(card, 'ActionSet')) expect(set.actions).toSatisfy((all: unknown[]) => all.length <= 5);
    for (const { title, data, fallback } of ofType(card, 'Action.Execute'))
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data });
    expect(ofType(card, 'Action.Submit')).toHaveLength(ofType(card, 'Action.Execute').length);
    expect(card.actions).toBeUndefined();
  });

  it('has buttons that say what may come back', () => {
    for (const button of ofType(card, 'Action.Execute', 'Action.Submit')) {
      const intent = intentSchema.parse(press(button, inputs));
      expect(intent.kind).toBe(button.type === 'Action.Execute' ? button.verb : intent.kind);
      expect(internalIntents).not.toContain(intent.kind);
    }
  });

  it('renews itself by an intent, for at most sixty people', () => {
    if (!card.refresh) return;
    const { action, userIds } = card.refresh as { action: Element; userIds: string[] };
    expect(intentSchema.parse(action.data).kind).toBe(action.verb);
    expect(userIds.length).toBeLessThanOrEqual(60);
  });

  it('has buttons that work when all that may be empty is empty', () => {
    const filled = inputs.filter(({ isRequired }) => isRequired);
    for (const button of ofType(card, 'Action.Execute')) intentSchema.parse(press(button, filled));
  });

  it('has buttons that can be told apart', () => {
    const said = ofType(card, 'Action.Execute').map(({ tooltip, data }) => [tooltip, JSON.stringify(data)] as const);
    // The longest samples repeat one text on purpose.
    if (name !== 'longest') expect(new Set(said.map(([tooltip]) => tooltip)).size).toBe(said.length);
  });

  it('has a label and an error message for every input', () => {
    for (const input of inputs) {
      expect(input.label).toEqual(expect.stringMatching(/\S/));
      expect(input.errorMessage).toEqual(expect.stringMatching(/\S/));
    }
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length);
  });

  it('shows text of others as it was written', () => {
    const markdown = new MarkdownIt();
    const shown = ofType(card, 'TextBlock').map(({ text }) => markdown.render(String(text)));
    const links = shown.flatMap((html) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address));
    for (const address of links)
      if (!address?.startsWith('https://learn.microsoft.com/'))
        expect(evidence(view)).toContain(readable(address ?? ''));
    for (const html of shown) expect(html).not.toMatch(/<(?!\/?(?:p|strong|a)\b)/);
    expect(JSON.stringify(ofType(card, 'TextBlock'))).not.toMatch(/<\/?at>/i);
    expect(fallbackText).not.toMatch(/<\/?at>/i);
    // A function of the card in a hostile sample would be one of 2020, and no bidirectional override may survive.
    expect(JSON.stringify(ofType(card, 'TextBlock'))).not.toMatch(/\{\{DATE\(2020/);
    expect(JSON.stringify([ofType(card, 'TextBlock'), fallbackText])).not.toContain('\u202e');
  });

  it('tells times in text only, where each reader sees their own zone', () => {
    const elsewhere = JSON.stringify(card, (key, value) => (key === 'text' || key === 'value' ? undefined : value));
    expect(elsewhere).not.toMatch(/\{\{(?:DATE|TIME)\((?!2020)/);
    for (const { text } of ofType(card, 'TextBlock'))
      expect(String(text).replaceAll(/\{\{(DATE|TIME)\([\d-]+T[\d:]+Z(,SHORT)?\)\}\}/g, '')).not.toMatch(
        /\b2026-\d\d-\d\dT/,
      );
  });
});

describe('the folder of cards', () => {
  const root = new URL('../../cards/', import.meta.url);
  const folders = readdirSync(root);

  it('has a folder for each view and no other', () => {
    const code = readFileSync(new URL('../../src/cards/render.ts', import.meta.url), 'utf8');
    const kinds = [...code.matchAll(/^ {2}(\w+): render[A-Z]/gm)].map(([, kind]) => kind);
    expect(kinds.sort()).toEqual([...folders].sort());
  });

  it('has a layout and two to six samples in each', () => {
    for (const folder of folders)
      expect(readdirSync(new URL(`${folder}/`, root))).toEqual(
        expect.arrayContaining(['examples.json', 'template.json']),
      );
    for (const folder of folders)
      expect(examples.filter(({ card }) => card === folder).length, folder).toSatisfy((n: number) => n >= 1 && n <= 6);
  });
});
