import layout from '../../cards/signIn/template.json' with { type: 'json' };
import type { SignInView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { readAsButton } from './read-as.ts';
import type { Rendering } from './render.ts';

type SignIn = {
  readonly what: string;
  readonly kept: string;
  readonly again: string;
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<SignIn>(layout);

/**
 * Where Teams can't be answered with a request to sign in: the press came as a message, or it was handled again after a
 * restart, when the sign-in was gone.
 */
export function renderSignIn({ review, check, abouts }: SignInView): Rendering {
  const fallbackText = `Sign in, so that Preflight reads as you, this once: ${plain(abouts.join('; '), 300)}.`;
  const card = fill({
    what: `Preflight reads as you, for “${escapeText(review.name, 80)}”: ${escapeText(abouts.join('; '), 400)}.`,
    kept: 'It keeps what Microsoft Graph shows you, with your name. It never keeps your sign-in.',
    again:
      'If you pressed the button before, your sign-in did not get through, or Preflight was restarted meanwhile: press it again, in Teams for the desktop or the web.',
    buttons: [
      readAsButton(review.id, check, { abouts, isSetUp: true, isRead: false }),
      button('Back to the verdict', { kind: 'status.show' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}
