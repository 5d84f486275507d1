import type { About } from '../protocol/view.ts';
import type { Happened } from '../review/alert.ts';
import { showTime } from './date.ts';
import { plain } from './escape.ts';

type Of<K extends Happened['kind']> = Extract<Happened, { kind: K }>;

interface Words<K extends Happened['kind']> {
  /** In a sentence without a full stop. */
  what(happened: Of<K>): string;
  /** More of it, likewise. Empty where that is all. */
  more(happened: Of<K>): string;
  /** When, as its reader's client writes it. Empty where nobody knows more than that it is new. */
  when(happened: Of<K>): string;
  /** What to do first. */
  first(happened: Of<K>, tool: About['tool']): string;
}

const words: { readonly [K in Happened['kind']]: Words<K> } = {
  federationChanged: {
    what: ({ domain }) => `The federation of ${plain(domain, 80)} was changed`,
    more: ({ activity, by }) => `${plain(activity, 120)}, by ${plain(by, 80)}`,
    when: ({ at }) => showTime(at),
    first: ({ by }) =>
      `Ask ${plain(by, 80)} whether this was meant. If nobody knows of it, compare issuer and signing certificates of the domain with those of your federation server at once.`,
  },
  newRoleHolder: {
    what: ({ role, who }) => `${plain(who, 80)} holds the role ${plain(role, 80)} now`,
    more: () => '',
    when: () => '',
    first: () => 'Find out who gave it and why, and take it away where nobody meant to.',
  },
  objectsGone: {
    what: ({ gone }) => `${gone.toLocaleString('en')} objects are gone`,
    more: ({ threshold }) =>
      `More than ${threshold.toLocaleString('en')} deletions in one cycle stop the synchronization`,
    when: () => '',
    first: (_, tool) =>
      `Compare the scope of the synchronization with what it is meant to be before the next cycle, and ${
        tool === 'connect'
          ? 'stop the scheduler on the active server meanwhile'
          : 'pause the configuration in the Entra admin center meanwhile'
      }. Deleted users can be restored for 30 days.`,
  },
};

/** What happened and what to do first, in plain words; when, for a TextBlock. */
export function tellHappening<K extends Happened['kind']>(
  happened: Of<K>,
  tool: About['tool'],
): { what: string; more: string; when: string; first: string } {
  const { what, more, when, first } = words[happened.kind as K];
  return { what: what(happened), more: more(happened), when: when(happened), first: first(happened, tool) };
}
