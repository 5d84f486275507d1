import layout from '../../cards/section/template.json' with { type: 'json' };
import type { AskedQuestion, SectionView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { tellAttestation } from './attest.ts';
import { type Button, button, inSets, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { evidenceNeeded, type Field, showEvidence, showField } from './field.ts';
import { compile } from './fill.ts';
import { type FindingOut, tellHow } from './finding-out.ts';
import { type Lines, partOf, toLines } from './lines.ts';
import { tellOwner } from './owner.ts';
import { tellProblem } from './problem.ts';
import type { Rendering } from './render.ts';
import { quote, tellAnswer } from './said.ts';

type Section = {
  readonly heading: string;
  readonly about: string;
  readonly saved: Lines;
  readonly unsaved: readonly { readonly lines: Lines }[];
  readonly questions: readonly {
    readonly isNew: boolean;
    readonly asks: readonly { readonly ask: string; readonly how: FindingOut }[];
    readonly problems: readonly { readonly problem: string }[];
    readonly inputs: readonly Field[];
    readonly answers: Lines;
    readonly owners: Lines;
    readonly hows: readonly FindingOut[];
  }[];
  readonly owners: Lines;
  readonly save: readonly Button[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Section>(layout);

/** What the fields of a whole page may hold together, and the card still fits into a message. */
const room = 4_000;

/** Several questions of one area, to be answered at once by whoever knows. */
export function renderSection(view: SectionView): Rendering {
  const { review, area, page, pages, questions, saved, overtaken, owner } = view;
  const heading = nameArea(area);
  const isOvertaken = (question: AskedQuestion) => overtaken.some((first) => keyOf(first) === keyOf(question));
  const unsaved = questions.filter((question) => question.typed !== null && !isOvertaken(question));
  const unproven = unsaved.filter(({ lacksEvidence }) => lacksEvidence).length;
  const notUnderstood = unsaved.length - unproven;
  let left = room;
  const save = {
    kind: 'section.save' as const,
    review: review.id,
    area,
    page,
    goOn: false,
    seen: Object.fromEntries(questions.map((question) => [keyOf(question), question.seen])),
  };
  const fallbackText = `${count(questions.length, 'question')} on ${heading}, ${plain(review.name, 80)}.`;
  const card = fill({
    heading,
    about: `Review **${escapeText(review.name, 80)}**${pages > 1 ? ` · page ${page} of ${pages}` : ''}`,
    saved: saved > 0 ? [{ text: `✓ ${count(saved, 'answer')} saved.` }] : [],
    unsaved: partOf([
      ...(notUnderstood > 0 ? [`✗ **Not saved:** ${count(notUnderstood, 'answer')} could not be understood.`] : []),
      ...(unproven > 0
        ? [`✗ **Not saved:** ${count(unproven, 'attestation')} ${unproven === 1 ? 'lacks' : 'lack'} evidence.`]
        : []),
      ...overtaken.map(tellOvertaken),
    ]),
    questions: questions.map((question, place) => {
      const isNew = questions[place - 1]?.fact !== question.fact;
      const isOfSeveral = !isNew || questions[place + 1]?.fact === question.fact;
      const how = tellHow(question.howToFindOut);
      const inputs = showFields(question, (isOfSeveral && question.subject.name) || labelOf(question), left);
      const [field] = inputs;
      left -= JSON.stringify(inputs.map(({ value }) => value)).length;
      return {
        isNew,
        // What is asked of several in a row is said once, with how to find out; each field then says of whom.
        asks: isNew && isOfSeveral ? [{ ask: escapeText(question.ask, 400), how }] : [],
        // Theirs is told above; what was typed is still in the field, to be saved after all or not.
        problems: isOvertaken(question) ? [] : tellProblem(question),
        inputs,
        answers: toLines([...tellAttestation(question), ...tellAnswer(question, field)]),
        owners: tellOwner(question.owner),
        hows: isOfSeveral ? [] : [how],
      };
    }),
    owners: tellOwner(owner),
    // The next page is reached by saving only, so that nobody leaves behind what was typed on this one.
    save: [...(page < pages ? [submit('Save and go on', { ...save, goOn: true })] : []), submit('Save', save)],
    sets: inSets([
      ...(page > 1 ? [button('‹ Previous', { kind: 'section.show', area, page: page - 1 })] : []),
      button('One by one', { kind: 'question.next', area, skip: false }),
      button('Assign', { kind: 'owner.choose', review: review.id, target: { kind: 'area', area } }),
      button('How far are we?', { kind: 'questions.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

/** The field of a question and, where it is attested, that of its evidence. */
function showFields(question: AskedQuestion, label: string, room: number): readonly [Field, ...Field[]] {
  const id = `form.${keyOf(question)}`;
  const { attest, about } = question;
  if (!attest) return [showField(question, id, label, room)];
  // A field is saved as it stands, and what has lapsed is not attested again by a press that was about others.
  const fresh = attest.cause && question.typed === null ? { ...question, answer: null } : question;
  return [
    showField(fresh, id, label, room),
    {
      type: 'Input.Text',
      id: `${id}:evidence`,
      label: plain(`${evidenceNeeded}, for ${about}`, 200),
      errorMessage: 'At most 2000 characters',
      placeholder: 'https://… or a sentence',
      maxLength: 2000,
      isMultiline: false,
      value: showEvidence(question),
    },
  ];
}

const keyOf = ({ fact, subject }: Pick<AskedQuestion, 'fact' | 'subject'>) =>
  subject.id === '' ? fact : `${fact}@${subject.id}`;

const labelOf = ({ ask, subject }: AskedQuestion) => (subject.name === '' ? ask : `${subject.name}: ${ask}`);

function tellOvertaken({ subject, about, words, by }: SectionView['overtaken'][number]): string {
  const first = by ? `${escapeText(by, 80)} had answered ${quote(words, 120)}` : 'the answer was taken back';
  return `✗ **Not saved:** ${escapeText(subject.name ? `${about} (${subject.name})` : about, 160)}; ${first} meanwhile.`;
}
