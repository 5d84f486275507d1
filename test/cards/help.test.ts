import { expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import { commands } from '../../src/protocol/commands.ts';
import { pressed, read } from './asked.ts';

const view = { kind: 'help' } as const;

it('shows what a newcomer needs first, and everything that can be typed under one topic', () => {
  const [beginning = '', rest = ''] = read(view).split('\nEverything else\n');
  const examples = commands.map(({ example }) => example);
  const linesOf = (part: string) => part.split('\n');
  expect(examples.filter((example) => linesOf(beginning).includes(example))).toEqual([
    'are we ready?',
    'what would make us ready?',
    'next',
    'profile',
    'help',
  ]);
  for (const example of examples)
    expect(
      linesOf(`${beginning}\n${rest}`).filter((line) => line === example),
      example,
    ).toHaveLength(1);
  for (const example of examples) expect(render(view).fallbackText).toContain(example);
});

it('offers what comes first as buttons', () => {
  expect(pressed(view, 'Next question').data).toEqual({ kind: 'question.next', skip: false });
  expect(pressed(view, 'Planned installation').data).toEqual({ kind: 'profile.show' });
});
