import layout from '../../cards/conditions/template.json' with { type: 'json' };
import type { ConditionsView } from '../protocol/view.ts';
import { type Button, button, submit } from './button.ts';
import { type Choice, offerPeople } from './choose-person.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import type { Rendering } from './render.ts';

type Field =
  | {
      readonly type: 'Input.ChoiceSet';
      readonly id: string;
      readonly label: string;
      readonly style: 'compact';
      readonly errorMessage: string;
      readonly value: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly type: 'Input.Date';
      readonly id: string;
      readonly label: string;
      readonly errorMessage: string;
      readonly value: string;
    };

type Conditions = {
  readonly about: string;
  readonly problems: readonly { readonly text: string }[];
  readonly othersHeading: string;
  readonly others: ConditionsView['others'];
  readonly members: readonly Choice[];
  readonly open: readonly { readonly title: string; readonly inputs: readonly Field[] }[];
  readonly more: readonly { readonly text: string }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Conditions>(layout);

/** Checks with fields of their own; the rest takes what is said for all, so that the card fits into a message. */
const ownFields = 8;

/** As many people as one list of a card with many lists can hold. */
const listedPeople = 20;

/** One condition for each check that is open: who takes care of it, until when. */
export function renderConditions({ review, request, open, members, others, problem }: ConditionsView): Rendering {
  const people = [{ title: 'Not chosen', value: 'nobody' }, ...offerPeople(members.slice(0, listedPeople))];
  const target = { review: review.id, request: request.id, round: request.round };
  const fallbackText = `Go with conditions, ${plain(review.name, 80)}: ${count(open.length, 'condition')} to be given.`;
  const card = fill({
    about: `Review **${escapeText(review.name, 80)}** · ${count(open.length, 'check')} ${open.length === 1 ? 'is' : 'are'} open. Each becomes a condition with an owner and a date; one that is missed reopens the decision.`,
    problems: problem ? [{ text: `✗ ${escapeText(problem, 400)}` }] : [],
    othersHeading: open.length === 1 ? 'The condition' : 'For all, unless said otherwise below',
    others,
    members: people,
    open: (open.length === 1 ? [] : open.slice(0, ownFields)).map(({ check, title, owner, due }) => ({
      title: escapeText(title, 160),
      inputs: [
        {
          type: 'Input.ChoiceSet',
          id: `form.owner@${check}`,
          label: `Owner: ${plain(title, 100)}`,
          style: 'compact',
          errorMessage: 'Choose who takes care of it',
          value: owner,
          choices: people,
        },
        {
          type: 'Input.Date',
          id: `form.due@${check}`,
          label: `Until: ${plain(title, 100)}`,
          errorMessage: 'A day from today on',
          value: due,
        },
      ],
    })),
    more:
      open.length > ownFields
        ? [{ text: `${open.length - ownFields} more take what is said for all: ${namesOf(open.slice(ownFields))}` }]
        : [],
    buttons: [
      submit('Go with these conditions', {
        kind: 'approval.vote',
        ...target,
        seen: request.seen,
        voice: 'approveWithConditions',
      }),
      button('Back', { kind: 'approval.show', ...target, asks: true }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

function namesOf(checks: ConditionsView['open']): string {
  const named = checks.slice(0, 6).map(({ title }) => escapeText(title, 80));
  return [...named, ...(checks.length > named.length ? [`${checks.length - named.length} more`] : [])].join('; ');
}
