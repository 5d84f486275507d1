import layout from '../../cards/welcome/template.json' with { type: 'json' };
import type { ViewOf } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Welcome = { readonly text: string; readonly buttons: readonly Button[]; readonly fallbackText: string };

const fill = compile<Welcome>(layout);

/** Who this is, and the three things to do first. */
export function renderWelcome(_view: ViewOf<'welcome'>): Rendering {
  const text =
    'I answer one question: is everything ready to install Microsoft Entra Connect Sync or Entra Cloud Sync? ' +
    'I read your tenant without changing anything, and say what stands in the way and how to mend it.';
  const fallbackText = `Preflight. ${text} Ask me: are we ready?`;
  const card = fill({
    text,
    buttons: [
      button('Are we ready?', { kind: 'readiness.ask' }),
      button('Planned installation', { kind: 'profile.show' }),
      button('Which tool?', { kind: 'tools.compare' }),
      button('Help', { kind: 'help.show' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}
