import layout from '../../cards/conflict/template.json' with { type: 'json' };
import type { ConflictView } from '../protocol/view.ts';
import { type Button, button } from './button.ts';
import { showTime } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { nameAnswer } from './field.ts';
import { compile } from './fill.ts';
import { type Lines, toLines } from './lines.ts';
import type { Rendering } from './render.ts';
import { tellEvidence } from './said.ts';

type Conflict = {
  readonly heading: string;
  readonly ask: string;
  readonly answers: readonly { readonly who: string; readonly lines: Lines }[];
  readonly buttons: readonly Button[];
  readonly fallbackText: string;
};

const fill = compile<Conflict>(layout);

/** A button carries its answer twice, once for clients without Action.Execute. */
const room = 6_000;

/** Two people answered one question: both answers, and nothing is overwritten before someone chooses. */
export function renderConflict({ review, question, mine, within }: ConflictView): Rendering {
  const { fact, input, ask, answer, seen } = question;
  const subject = question.subject.id;
  const area = within === null ? {} : { area: within };
  const them = answer ? plain(answer.by, 80) : 'Someone';
  const heading = answer ? `${them} answered first` : 'The answer was taken back meanwhile';
  const show = (words: string, evidence: string): Lines => [
    { text: escapeText(nameAnswer(input, words), 800) },
    ...toLines(tellEvidence(evidence)),
  ];
  const fits = JSON.stringify(mine).length <= room;
  const fallbackText = `${heading}; yours was not saved: ${plain(ask, 300)}`;
  const card = fill({
    heading: escapeText(heading, 120),
    ask: escapeText(question.subject.name ? `${question.subject.name}: ${ask}` : ask, 500),
    answers: [
      ...(answer
        ? [{ who: `**${escapeText(them, 80)}**, ${showTime(answer.at)}`, lines: show(answer.words, answer.evidence) }]
        : []),
      { who: '**You**, not saved', lines: show(mine.words, mine.evidence) },
    ],
    buttons: [
      button(answer ? 'Keep theirs' : 'Leave it open', { kind: 'question.next', skip: false, ...area }),
      fits
        ? button('Use mine', {
            kind: 'answer.give',
            review: review.id,
            fact,
            subject,
            seen,
            ...area,
            form: { answer: mine.words, evidence: mine.evidence },
          })
        : button('Answer again', { kind: 'question.show', fact, subject }),
    ],
    fallbackText,
  });
  return { card, fallbackText };
}
