import layout from '../../cards/question/template.json' with { type: 'json' };
import type { QuestionView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { type Button, button, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { type Field, showField } from './field.ts';
import { compile } from './fill.ts';
import { type FindingOut, tellHow } from './finding-out.ts';
import { severityWords } from './mark.ts';
import { type Assigning, offerAssigning, tellOwner } from './owner.ts';
import { tellProblem } from './problem.ts';
import type { Rendering } from './render.ts';
import { tellAnswer } from './said.ts';

type Lines = readonly { readonly text: string }[];

type Question = {
  readonly saved: Lines;
  readonly progress: string;
  readonly ask: string;
  readonly subjects: Lines;
  readonly answers: Lines;
  readonly how: FindingOut;
  readonly problems: readonly { readonly problem: string }[];
  readonly inputs: readonly Field[];
  readonly evidence: string;
  readonly give: Button;
  readonly admit: Button;
  readonly exclude: Button;
  readonly assigning: readonly Assigning[];
  readonly owners: Lines;
  readonly buttons: readonly Button[];
  readonly checks: Lines;
  readonly fallbackText: string;
};

const fill = compile<Question>(layout);

const namedChecks = 4;

/** Long enough for the output of any command, and the card still fits into a message. */
const room = 14_000;

/** One question: what is asked, how to find out, and what to say if one cannot tell. */
export function renderQuestion(view: QuestionView): Rendering {
  const { review, question, checks, within, answered, total, saved, owning } = view;
  const { fact, area, ask } = question;
  const subject = question.subject.id;
  const target = {
    review: review.id,
    fact,
    subject,
    seen: question.seen,
    ...(within === null ? {} : { area: within }),
  };
  const unit = question.input.kind === 'number' && question.input.unit ? ` (${question.input.unit})` : '';
  const field = showField(question, 'form.answer', `Your answer${unit}`, room);
  const about = plain(question.subject.name, 100);
  const fallbackText = [
    ...(saved ? [plain(saved, 200)] : []),
    `${about ? `${about}: ` : ''}${plain(ask, 300)}`,
    'Type the answer, or "skip".',
  ].join(' ');
  const card = fill({
    saved: saved ? [{ text: `✓ ${escapeText(saved)}` }] : [],
    progress: `${nameArea(area)} · ${answered} of ${total} answered${within === null ? '' : ' in this area'}`,
    ask: escapeText(ask, 400),
    subjects: about ? [{ text: `Asked of **${escapeText(about, 100)}**` }] : [],
    answers: tellAnswer(question, field).map((text) => ({ text })),
    how: tellHow(question.howToFindOut),
    problems: tellProblem(question),
    inputs: [field],
    evidence: question.answer?.evidence ?? '',
    give: submit('Save', { kind: 'answer.give', ...target }),
    admit: button("I don't know", { kind: 'answer.admit', ...target }),
    exclude: submit('Save the reason', { kind: 'answer.exclude', ...target }),
    assigning: offerAssigning(
      'Ask someone else',
      {
        review: review.id,
        target: { kind: 'question', fact, subject },
        ...(within === null ? {} : { area: within }),
      },
      owning,
    ),
    owners: tellOwner(owning?.owner),
    buttons: [
      button('Skip', {
        kind: 'question.next',
        after: { fact, subject },
        skip: false,
        ...(within === null ? {} : { area: within }),
      }),
      button('How far are we?', { kind: 'questions.show' }),
    ],
    checks: checks.length > 0 ? [{ text: nameChecks(checks) }] : [],
    fallbackText,
  });
  return { card, fallbackText };
}

/** Why it is worth finding out. */
function nameChecks(checks: QuestionView['checks']): string {
  const named = checks
    .slice(0, namedChecks)
    .map(({ title, severity }) => `${escapeText(title, 160)} (${severityWords[severity]})`);
  const rest = checks.length > namedChecks ? [`${checks.length - namedChecks} more`] : [];
  return `${count(checks.length, 'check')} ${checks.length === 1 ? 'waits' : 'wait'} for it: ${[...named, ...rest].join('; ')}`;
}
