import type { Input } from '../facts/define.ts';
import type { AskedQuestion } from '../protocol/view.ts';
import { plain } from './escape.ts';

type Choice = { readonly title: string; readonly value: string };

const yesNo: readonly Choice[] = [
  { title: 'Yes', value: 'yes' },
  { title: 'No', value: 'no' },
];

/** As PowerShell prints them, and as people in a hurry type them. */
const yesNoToo = new Map([
  ['true', 'yes'],
  ['y', 'yes'],
  ['false', 'no'],
  ['n', 'no'],
]);

type Common = { readonly id: string; readonly label: string; readonly errorMessage: string; readonly value: string };

/** The input for an answer. */
export type Field =
  | (Common & {
      readonly type: 'Input.Text';
      readonly placeholder: string;
      readonly maxLength: number;
      readonly isMultiline: boolean;
    })
  | (Common & { readonly type: 'Input.Date' })
  | (Common & { readonly type: 'Input.ChoiceSet'; readonly style: 'expanded'; readonly choices: readonly Choice[] });

/** What of a question decides how its field looks. */
type Fillable = Pick<AskedQuestion, 'input' | 'accepts' | 'typed'> & {
  readonly answer: Pick<NonNullable<AskedQuestion['answer']>, 'isValue' | 'words'> | null;
};

/**
 * The input that suits a question, with what was typed or else what is answered now already in it.
 * @param room characters of JSON that its content may take. What is longer is left out rather than cut, because a
 * field is saved as it stands.
 */
export function showField({ input, accepts, answer, typed }: Fillable, id: string, label: string, room: number): Field {
  const words = typed ?? (answer?.isValue ? answer.words : '');
  const isTooLong = JSON.stringify(words).length > room;
  const common = { id, label: plain(label, 500), errorMessage: plain(accepts, 200) };
  const choices = offer(input);
  if (choices) {
    const value = choose(choices, words)?.value ?? '';
    return { type: 'Input.ChoiceSet', style: 'expanded', ...common, value, choices };
  }
  // A date field holds nothing but a date, so that other words stay in a field for text.
  if (input.kind === 'date' && /^(\d{4}-\d\d-\d\d)?$/.test(words))
    return { type: 'Input.Date', ...common, value: words };
  return {
    type: 'Input.Text',
    ...common,
    // The room in a narrow field is for the example.
    placeholder: isTooLong
      ? 'Too long to be shown here. Left empty, nothing changes.'
      : plain(accepts.replace(/^Accepted: /, ''), 120),
    maxLength: 20_000,
    isMultiline: input.kind === 'list' || input.kind === 'text',
    value: isTooLong ? '' : words,
  };
}

/** What an attestation asks for besides its value. */
export const evidenceNeeded = 'Evidence (needed): a note or a link';

/** The evidence as its field shows it. What has lapsed is not attested again by the evidence of then. */
export const showEvidence = ({ answer, attest, typedEvidence }: AskedQuestion): string =>
  typedEvidence ?? (attest?.cause ? '' : (answer?.evidence ?? ''));

/** An answer as its question calls it: the title of the choice that was made, else the words. */
export function nameAnswer(input: Input, words: string): string {
  const choices = offer(input);
  return (choices && choose(choices, words)?.title) ?? words;
}

function offer(input: Input): readonly Choice[] | null {
  if (input.kind === 'yesNo') return yesNo;
  return input.kind === 'choice'
    ? input.choices.map(({ title, value }) => ({ title: plain(title, 120), value }))
    : null;
}

function choose(choices: readonly Choice[], words: string): Choice | undefined {
  const typed = words.trim().toLowerCase();
  const said = choices === yesNo ? (yesNoToo.get(typed) ?? typed) : typed;
  return choices.find(({ title, value }) => [title.toLowerCase(), value.toLowerCase()].includes(said));
}
