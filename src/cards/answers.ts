import layout from '../../cards/answers/template.json' with { type: 'json' };
import type { AnswersView } from '../protocol/view.ts';
import { type Button, button, inSets } from './button.ts';
import { count, showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { compile } from './fill.ts';
import { toLines } from './lines.ts';
import type { Rendering } from './render.ts';
import { quote, tellEvidence } from './said.ts';

type Answers = {
  readonly extent: string;
  readonly rows: readonly {
    readonly about: string;
    readonly words: string;
    readonly lines: readonly { readonly text: string }[];
    readonly by: string;
    readonly buttons: readonly Button[];
  }[];
  readonly sets: readonly { readonly buttons: readonly Button[] }[];
  readonly fallbackText: string;
};

const fill = compile<Answers>(layout);

/** What was answered, by whom and when, to look at or to change. */
export function renderAnswers({ review, page, pages, total, rows }: AnswersView): Rendering {
  const turn = (title: string, to: number) => button(title, { kind: 'answers.show', page: to });
  const fallbackText = `${count(total, 'answer')} in ${plain(review.name, 80)}.`;
  const extent =
    total === 0
      ? 'nothing is answered yet'
      : `${count(total, 'answer')}${pages > 1 ? `, page ${page} of ${pages}` : ', newest first'}`;
  const card = fill({
    extent: `Review **${escapeText(review.name, 80)}** · ${extent}`,
    rows: rows.map(showRow),
    sets: inSets([
      ...(page > 1 ? [turn('‹ Previous', page - 1)] : []),
      ...(page < pages ? [turn('Next ›', page + 1)] : []),
      ...(total > 0 ? [button('Undo my last answer', { kind: 'answer.undo' })] : []),
      button('Answer the next question', { kind: 'question.next', skip: false }),
      button('How far are we?', { kind: 'questions.show' }),
    ]),
    fallbackText,
  });
  return { card, fallbackText };
}

function showRow({ fact, subject, about, words, evidence, by, at, earlier }: AnswersView['rows'][number]) {
  const named = startSentence(subject.name ? `${about} (${subject.name})` : about);
  const changed = earlier > 0 ? ` · changed ${earlier === 1 ? 'once' : `${earlier} times`}` : '';
  return {
    about: escapeText(named, 260),
    words: quote(words),
    lines: toLines(tellEvidence(evidence)),
    by: `${escapeText(by, 80)}, ${showTime(at)}${changed}`,
    buttons: [button('Change', { kind: 'question.show', fact, subject: subject.id }, named)],
  };
}

const startSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
