import layout from '../../cards/help/template.json' with { type: 'json' };
import { commands } from '../protocol/commands.ts';
import type { ViewOf } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { escapeText } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Help = {
  readonly commands: readonly { readonly says: string; readonly gives: string }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Help>(layout);

/** The commands that people need first. The others are typed. */
const pressed = new Set(['are we ready?', 'scan', 'blockers', 'profile']);

/** Everything that people can ask. */
export function renderHelp(_view: ViewOf<'help'>): Rendering {
  const fallbackText = `Preflight understands: ${commands.map(({ example }) => example).join(', ')}.`;
  const card = fill({
    commands: commands.map(({ example, description }) => ({
      says: escapeText(example),
      gives: escapeText(description),
    })),
    buttons: commands
      .filter(({ example }) => pressed.has(example))
      .map(({ title, intent }) => button(title, intent([], []))),
    fallbackText,
  });
  return { card, fallbackText };
}
