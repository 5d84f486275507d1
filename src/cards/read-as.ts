import type { DetailView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';

type ReadableAs = NonNullable<DetailView['readAs']>;

/** Lets Preflight read as the person who presses it. `check`: whose card it is on, or empty. */
export function readAsButton(review: string, check: string, { abouts, isRead }: ReadableAs): Button {
  return button(
    isRead ? 'Check again as me' : 'Check as me',
    { kind: 'fact.readAsMe', review, ...(check === '' ? {} : { check }) },
    `reads with your sign-in: ${abouts.join('; ')}`,
  );
}

/** How a signed-in administrator can let Preflight read, or who could set that up. Nothing where it is done. */
export function tellReadAs({ isSetUp, isRead }: ReadableAs): string[] {
  if (isRead) return [];
  return isSetUp
    ? ['Or press “Check as me” as one: Preflight reads it with your sign-in, which it does not keep.']
    : [
        'Whoever runs Preflight can set up “Check as me”, with which it reads as the one who presses it. Until then it can be attested.',
      ];
}
