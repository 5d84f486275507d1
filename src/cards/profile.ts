import layout from '../../cards/profile/template.json' with { type: 'json' };
import { longestField, type ProfileField, profileFields, writeField } from '../protocol/profile-fields.ts';
import type { ProfileView } from '../protocol/view.ts';
import { toolNames } from './about.ts';
import { type Button, button, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { type Field, showField } from './field.ts';
import { compile } from './fill.ts';
import type { Lines } from './lines.ts';
import type { Rendering } from './render.ts';

/** A choice holds what is planned already, so its others can stay folded up. */
type PlannedField =
  | Field
  | (Omit<Extract<Field, { type: 'Input.ChoiceSet' }>, 'style'> & { readonly style: 'compact' });

type ProfileData = {
  readonly heading: string;
  readonly about: string;
  readonly saved: Lines;
  readonly notes: Lines;
  readonly guessed: Lines;
  readonly fields: readonly {
    readonly headings: Lines;
    readonly problems: Lines;
    readonly inputs: readonly PlannedField[];
    readonly hints: Lines;
  }[];
  readonly save: readonly Button[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<ProfileData>(layout);

/** One card of the planned installation as a form. What could not be understood is shown by its field, with what was typed kept. */
export function renderProfile(view: ProfileView): Rendering {
  const { review, page, profile, errors, guesses, overtaken, saved } = view;
  const fields = profileFields.filter(({ name }) => view.fields.includes(name));
  const fallbackText = `The planned installation of ${plain(review.name, 80)}: ${toolNames[profile.tool]}. To change it here, type “set”.`;
  const target = { kind: 'profile.save', review: review.id, revision: review.revision, page } as const;
  const card = fill({
    heading: page === 1 ? 'Planned installation' : 'Servers and details',
    about: `Review **${escapeText(review.name, 80)}** · card ${page} of 2 · ${
      page === 1 ? 'This decides which checks apply.' : 'Where you name none, one server and one forest are assumed.'
    }`,
    saved: saved ? [{ text: '✓ Saved. Now the details that follow from it.' }] : [],
    notes: tellNotSaved(Object.keys(errors).length, overtaken),
    guessed: tellGuessed(Object.keys(guesses).length),
    fields: fields.map((field, place) => {
      const error = errors[field.name];
      const guess = guesses[field.name];
      const isNewGroup = field.under !== '' && field.under !== fields[place - 1]?.under;
      return {
        headings: isNewGroup ? [{ text: field.under }] : [],
        problems: error ? [{ text: `✗ **Not understood.** ${escapeText(error.accepted, 240)}` }] : [],
        inputs: [showPlanned(field, view)],
        hints: [
          ...(field.hint ? [{ text: escapeText(field.hint) }] : []),
          ...(guess ? [{ text: `Guessed: ${escapeText(guess, 300)} Saving confirms it.` }] : []),
        ],
      };
    }),
    save: [
      ...(page === 1 ? [submit('Save and go on', { ...target, goOn: true })] : []),
      submit('Save', { ...target, goOn: false }),
    ],
    buttons: [
      ...(page === 2 ? [button('‹ Planned installation', { kind: 'profile.show', page: 1 })] : []),
      button('Back to the verdict', { kind: 'status.show' }),
      button('Help', { kind: 'help.show' }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}

function showPlanned(field: ProfileField, { profile, errors }: ProfileView): PlannedField {
  const { name, title, input, accepts = `${title}: choose one`, example, isMultiline = false } = field;
  const shown = showField(
    { input, accepts, answer: { isValue: true, words: writeField(name, profile) }, typed: errors[name]?.typed ?? null },
    `form.${name}`,
    title,
    longestField * 2,
  );
  switch (shown.type) {
    case 'Input.ChoiceSet':
      return { ...shown, style: 'compact' };
    case 'Input.Date':
      return shown;
    case 'Input.Text':
      return { ...shown, isMultiline, maxLength: longestField, placeholder: example ?? shown.placeholder };
  }
}

function tellNotSaved(errors: number, overtaken: boolean): Lines {
  if (overtaken)
    return [
      {
        text: '✗ **Not saved:** someone else saved it while your form was open. This is what is stored now; change it again if you still need to.',
      },
    ];
  return errors > 0 ? [{ text: `✗ **Not saved:** ${count(errors, 'field')} could not be understood.` }] : [];
}

/** What nobody has said is not stored, however likely it is. */
const tellGuessed = (guesses: number): Lines =>
  guesses > 0
    ? [
        {
          text: `${count(guesses, 'field')} below ${guesses === 1 ? 'is' : 'are'} guessed from the tenant. Nothing is stored before you save.`,
        },
      ]
    : [];
