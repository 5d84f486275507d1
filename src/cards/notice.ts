import layout from '../../cards/notice/template.json' with { type: 'json' };
import { parseCommand } from '../protocol/commands.ts';
import type { ViewOf } from '../protocol/view.ts';
import { type Button, button, inSets } from './button.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Notice = {
  readonly text: string;
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Notice>(layout);

/** A sentence, and what to type instead, each to be pressed as well. */
export function renderNotice({ text, commands: suggestions }: ViewOf<'notice'>): Rendering {
  const fallbackText = plain(text, 300);
  const buttons = suggestions.map((typed) => button(typed, parseCommand(typed)));
  const card = fill({ text: escapeText(text, 600), sets: inSets(buttons), fallbackText });
  return { card, fallbackText };
}
