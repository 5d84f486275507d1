import layout from '../../cards/section/template.json' with { type: 'json' };
import type { AskedQuestion, SectionView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { type Button, button, inSets, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { type Field, showField } from './field.ts';
import { compile } from './fill.ts';
import { type FindingOut, tellHow } from './finding-out.ts';
import { tellOwner } from './owner.ts';
import { tellProblem } from './problem.ts';
import type { Rendering } from './render.ts';
import { quote, tellAnswer } from './said.ts';

type Lines = readonly { readonly text: string }[];

type Section = {
  readonly heading: string;
  readonly about: string;
  readonly saved: Lines;
  readonly unsaved: readonly { readonly lines: Lines }[];
  readonly questions: readonly {
    readonly problems: readonly { readonly problem: string }[];
    readonly inputs: readonly Field[];
    readonly answers: Lines;
    readonly owners: Lines;
    readonly how: FindingOut;
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
  const isOvertaken = ({ about, answer }: AskedQuestion) =>
    overtaken.some(
      (first) => first.about === about && (answer ? first.by === answer.by && first.words === answer.words : !first.by),
    );
  const notUnderstood = questions.filter((question) => question.typed !== null && !isOvertaken(question)).length;
  let left = room;
  const turn = (title: string, to: number) => button(title, { kind: 'section.show', area, page: to });
  const fallbackText = `${count(questions.length, 'question')} on ${heading}, ${plain(review.name, 80)}.`;
  const card = fill({
    heading,
    about: `Review **${escapeText(review.name, 80)}**${pages > 1 ? ` · page ${page} of ${pages}` : ''}`,
    saved: saved > 0 ? [{ text: `✓ ${count(saved, 'answer')} saved.` }] : [],
    unsaved: some([
      ...(notUnderstood > 0 ? [`✗ **Not saved:** ${count(notUnderstood, 'answer')} could not be understood.`] : []),
      ...overtaken.map(tellOvertaken),
    ]),
    questions: questions.map((question) => {
      const field = showField(question, `form.${keyOf(question)}`, labelOf(question), left);
      left -= JSON.stringify(field.value).length;
      return {
        // Theirs is told above; what was typed is still in the field, to be saved after all or not.
        problems: isOvertaken(question) ? [] : tellProblem(question),
        inputs: [field],
        answers: tellAnswer(question, field).map((text) => ({ text })),
        owners: tellOwner(question.owner),
        how: tellHow(question.howToFindOut),
      };
    }),
    owners: tellOwner(owner),
    save: [
      submit('Save', {
        kind: 'section.save',
        review: review.id,
        area,
        page,
        seen: Object.fromEntries(questions.map((question) => [keyOf(question), question.seen])),
      }),
    ],
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      button('One by one', { kind: 'question.next', area, skip: false }),
      button('Assign', { kind: 'owner.choose', review: review.id, target: { kind: 'area', area } }),
      button('How far are we?', { kind: 'questions.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

const keyOf = ({ fact, subject }: AskedQuestion) => (subject.id === '' ? fact : `${fact}@${subject.id}`);

const labelOf = ({ ask, subject }: AskedQuestion) => (subject.name === '' ? ask : `${subject.name}: ${ask}`);

function tellOvertaken({ about, words, by }: SectionView['overtaken'][number]): string {
  const first = by ? `${escapeText(by, 80)} had answered ${quote(words, 120)}` : 'the answer was taken back';
  return `✗ **Not saved:** ${escapeText(about, 160)}; ${first} meanwhile.`;
}

const some = (texts: readonly string[]) => (texts.length > 0 ? [{ lines: texts.map((text) => ({ text })) }] : []);
