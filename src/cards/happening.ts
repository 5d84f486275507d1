import type { About } from '../protocol/view.ts';
import type { Happening, Unseen } from '../review/happening.ts';
import { explain } from './cause.ts';
import { showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

interface Words<K extends Happening['kind']> {
  /** In a sentence without a full stop. */
  what(happened: Of<K>): string;
  /** More of it, likewise. Empty where that is all. */
  more(happened: Of<K>): string;
  /** When, as its reader's client writes it. Empty where nobody knows more than that it is new. */
  when(happened: Of<K>): string;
  /** What to do first. */
  first(happened: Of<K>, tool: About['tool']): string;
}

const number = (count: number): string => Math.round(count).toLocaleString('en');

const kinds = { group: 'a group', servicePrincipal: 'an application', unknown: 'of a kind that Graph did not tell' };

const words: { readonly [K in Happening['kind']]: Words<K> } = {
  federationChanged: {
    what: ({ domain }) => `The federation of ${plain(domain, 80)} was changed`,
    more: ({ activity, by }) => `${plain(activity, 120)}, by ${plain(by, 80)}`,
    when: ({ at }) => showTime(at),
    first: ({ by }) =>
      `Ask ${plain(by, 80)} whether this was meant. If nobody knows of it, compare issuer and signing certificates of the domain with those of your federation server at once.`,
  },
  roleGained: {
    what: ({ role, who, isEligible }) =>
      `${plain(who, 80)} ${isEligible ? 'can activate' : 'holds'} the role ${plain(role, 80)} now`,
    more: ({ through, type }) =>
      [type === 'user' ? '' : kinds[type], through === null ? '' : `through the group ${plain(through, 80)}`]
        .filter(Boolean)
        .join(', '),
    when: () => '',
    first: () => 'Find out who gave it and why, and take it away where nobody meant to.',
  },
  objectsGone: {
    what: ({ gone }) => `${number(gone)} synchronized objects are gone`,
    more: ({ parts, threshold, prevention }) =>
      `${parts.map(({ what, before, after }) => `${what} ${number(before)} → ${number(after)}`).join(', ')}. ${
        prevention === 'off'
          ? 'Nothing stops a run that deletes many: the protection against accidental deletion is off'
          : `${prevention === 'notKnown' ? 'Unless set otherwise, a' : 'A'} run that would delete more than ${number(threshold)} stops`
      }`,
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
export function tellHappening<K extends Happening['kind']>(
  happened: Of<K>,
  tool: About['tool'],
): { what: string; more: string; when: string; first: string } {
  const { what, more, when, first } = words[happened.kind as K];
  const beside = more(happened);
  return {
    what: what(happened),
    more: `${beside.slice(0, 1).toUpperCase()}${beside.slice(1)}`,
    when: when(happened),
    first: first(happened, tool),
  };
}

const subjects: { readonly [K in Happening['kind']]: string } = {
  federationChanged: 'changes of federation',
  roleGained: 'new holders of privileged roles',
  objectsGone: 'objects that are gone',
};

/** What silence does not mean: one sentence for each reason. */
export function tellUnseen(unseen: readonly Unseen[]): string[] {
  const said = unseen.map((one) =>
    one.kind === 'logTooShort'
      ? `The audit log was read from ${showTime(one.from)} on: ${subjects[one.what]} before that are not told.`
      : `${subjects[one.what][0]?.toUpperCase()}${subjects[one.what].slice(1)} are not told${one.of ? ` for ${escapeText(one.of, 80)}` : ''}: ${explain(one.cause).why}${one.when === 'before' ? ', when it was read before' : ''}.`,
  );
  return [...new Set(said)];
}
