import type { Owned, Owning } from '../protocol/view.ts';
import type { Target } from '../review/assignment.ts';
import { type Button, submit } from './button.ts';
import { showDay } from './date.ts';
import { escapeText, plain } from './escape.ts';

type Input = { readonly id: string; readonly label: string; readonly errorMessage: string; readonly value: string };

type Picker = Input & {
  readonly type: 'Input.ChoiceSet';
  readonly style: 'filtered';
  readonly isRequired: true;
  readonly placeholder: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** Teams offers everyone who is in the conversation, not only those who are listed. */
  readonly 'choices.data': { readonly type: 'Data.Query'; readonly dataset: string };
};

type DayInput = Input & { readonly type: 'Input.Date'; readonly min: string };

/** What a button opens to choose an owner. */
export type Assigning = {
  readonly title: string;
  readonly inputs: readonly (Picker | DayInput)[];
  readonly give: Button;
};

/** Who takes care of it, until when. Nothing for nobody. */
export function tellOwner(owner: Owned | null | undefined): { readonly text: string }[] {
  if (!owner) return [];
  const whose = owner.of === 'area' ? 'Owner of this area' : 'Owner';
  return [{ text: `${whose}: **${escapeText(owner.name, 80)}**${tellDue(owner)}` }];
}

/** ", due on a day", and whether that is past. Empty without a day. */
export function tellDue({ due, isOverdue }: Pick<Owned, 'due' | 'isOverdue'>): string {
  if (due === null) return '';
  return `, due ${showDay(due)}${isOverdue ? ' · **overdue**' : ''}`;
}

/** Choosing an owner and a day. Nothing where the view does not say who could be one. */
export function offerAssigning(
  title: string,
  { review, target, area }: { review: string; target: Target; area?: string },
  owning: Owning | undefined,
): readonly Assigning[] {
  if (!owning) return [];
  const people = owning.people?.map(({ id, name }) => ({ title: plain(name, 60), value: id }));
  const owned = owning.owner?.of === 'this' ? owning.owner : null;
  const today = owning.today;
  return [
    {
      title,
      inputs: [
        {
          type: 'Input.ChoiceSet',
          id: 'form.owner',
          label: 'Who takes care of it',
          errorMessage: 'Choose someone who is in this conversation',
          style: 'filtered',
          isRequired: true,
          placeholder: 'A name',
          value: '',
          choices: [
            ...(people ?? [{ title: 'Me', value: 'me' }]),
            ...(owned ? [{ title: 'Nobody', value: 'nobody' }] : []),
          ],
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users?scope=currentContext' },
        },
        {
          type: 'Input.Date',
          id: 'form.due',
          label: 'Due, if there is a day',
          errorMessage: 'Choose today or a later day',
          min: today,
          value: owned?.due && owned.due >= today ? owned.due : '',
        },
      ],
      give: submit('Assign', { kind: 'owner.assign', review, target, ...(area === undefined ? {} : { area }) }),
    },
  ];
}
