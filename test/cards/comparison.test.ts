import { describe, expect, test } from 'vitest';
import { renderComparison } from '../../src/cards/comparison.ts';
import { readExamples } from '../../src/cards/examples.ts';
import type { ComparisonView } from '../../src/protocol/view.ts';
import { wordsOf } from '../journeys/journey.ts';

const example = (name: string) =>
  readExamples().find(({ card, name: its }) => card === 'comparison' && its === name)?.view as ComparisonView;
const said = (view: ComparisonView) => wordsOf(renderComparison(view).card);

/** The part of the card under a heading, up to the next one. */
const under = (words: string, heading: string, next: string) =>
  words.slice(words.indexOf(`${heading}\n`), words.indexOf(`${next}\n`));

describe('the conclusion', () => {
  test.each([
    ['both', '✓', '**Both can do all that is planned.**'],
    ['unread', '?', '**Both can do what is planned, as far as it is known.**'],
    ['typical', '✗', 'The plan is for Cloud Sync.'],
    ['neither', '✗', '**Neither can do all that is planned.** Connect Sync cannot: provisioning security groups'],
  ])('%s', (name, mark, words) => {
    expect(said(example(name)).split('\n')[0]).toBe(mark);
    expect(said(example(name))).toContain(words);
  });

  test('is no alarm where only the tool is ruled out that is not planned', () => {
    const words = said({ ...example('typical'), tool: 'connect', isOpen: false });
    expect(words.split('\n')[0]).toBe('✓');
    expect(words).toContain('Connect Sync can do all that is planned.');
    expect(words).not.toContain('The plan is for');
  });

  test('is the notification too, without Markdown', () => {
    const { fallbackText } = renderComparison(example('typical'));
    expect(fallbackText).toContain(
      'Cloud Sync cannot: setting up pass-through authentication; many objects in one domain',
    );
    expect(fallbackText).not.toContain('*');
  });

  test('names four things at most', () => {
    expect(said(example('longest'))).toMatch(/Cloud Sync cannot: [^;]+; [^;]+; [^;]+; \d+ more\./);
  });
});

test('what rules a tool out comes first, then what is to weigh, what is not known, and the rest by title', () => {
  const words = said(example('longest'));
  const places = [
    'What rules a tool out',
    'To weigh: rules out neither by itself',
    'Not known yet',
    'Other differences',
  ].map((heading) => words.indexOf(`${heading}\n`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

test('a limit that the plan exceeds is told as none', () => {
  const words = said(example('typical'));
  expect(words).toContain('✗ **Cloud Sync cannot.** Up to 150,000 objects in each domain.');
  expect(said(example('both'))).toContain('! **Cloud Sync can, within limits.** Up to 150,000 objects in each domain.');
});

test('what no document says is not known, neither yes nor no', () => {
  const unknown = under(said(example('longest')), 'Not known yet', 'Other differences');
  expect(unknown).toContain('The cloud in China, operated by 21Vianet');
  expect(unknown).toContain('? **Cloud Sync: not documented.**');
});

test('an open question says how to answer it, where this plan raises it', () => {
  const words = said(example('unread'));
  expect(words).toContain('Answer it with: answer largestGroupSize …');
  expect(words).toContain('whether the schema has msDS-ExternalDirectoryObjectId.\n');
});

test.each(
  readExamples().filter(({ card }) => card === 'comparison'),
)('in $name every number in brackets is a document, and every document has one', ({ view }) => {
  const comparison = view as ComparisonView;
  const cited = [...comparison.rows, ...comparison.advice, comparison.shared].flatMap(({ sources }) => sources);
  for (const place of cited) expect(comparison.sources[place]).toBeDefined();
  if (comparison.rows.length > 3) expect(new Set(cited).size).toBe(comparison.sources.length);
  for (const { sources } of comparison.rows) expect(sources.length).toBeGreaterThan(0);
});
