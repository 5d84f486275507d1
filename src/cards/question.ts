import layout from '../../cards/question/template.json' with { type: 'json' };
import type { QuestionView } from '../protocol/view.ts';
import { nameArea } from './area.ts';
import { tellAttestation } from './attest.ts';
import { type Button, button, submit } from './button.ts';
import { count } from './date.ts';
import { escapeText, plain } from './escape.ts';
import { evidenceNeeded, type Field, nameAnswer, showEvidence, showField } from './field.ts';
import { compile } from './fill.ts';
import { type FindingOut, tellHow } from './finding-out.ts';
import { type Lines, toLines } from './lines.ts';
import { severityWords } from './mark.ts';
import { type Assigning, offerAssigning, tellOwner } from './owner.ts';
import { tellProblem } from './problem.ts';
import type { Rendering } from './render.ts';
import { quote, tellAnswer } from './said.ts';

type Question = {
  readonly saved: Lines;
  readonly progress: string;
  readonly ask: string;
  readonly subjects: Lines;
  readonly several: Lines;
  readonly answers: Lines;
  readonly how: FindingOut;
  readonly problems: readonly { readonly problem: string }[];
  readonly inputs: readonly Field[];
  readonly evidence: string;
  readonly evidenceLabel: string;
  readonly give: Button;
  readonly giveAll: readonly Button[];
  readonly admit: Button;
  /** What Graph keeps back is there, so it cannot be said not to apply. */
  readonly excluding: readonly { readonly exclude: Button }[];
  readonly assigning: readonly Assigning[];
  readonly owners: Lines;
  /** Folded up, since most answers are about one. */
  readonly tables: readonly { readonly title: string; readonly field: Field; readonly give: Button }[];
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
  const { review, question, checks, within, answered, total, saved, problem, among, owning } = view;
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
  const about = plain(among?.name ?? question.subject.name, 100);
  const all = among && among.open > 0 ? among : null;
  const give = {
    kind: 'answer.give' as const,
    ...target,
    ...(among ? { others: Object.fromEntries(among.others.map(({ id, seen }) => [id, seen])) } : {}),
  };
  const tables = among ? [showTableField(among, room - JSON.stringify(field.value).length)] : [];
  // A table that was not saved is in sight, beside what is said of it.
  const isTableShown = among !== null && among.table !== '';
  const fallbackText = [
    ...(saved ? [plain(saved, 200)] : []),
    `${about ? `${about}: ` : ''}${plain(ask, 300)}`,
    ...(problem ? [plain(problem, 300)] : []),
    all ? `Type the answer, "for all: …" for all ${all.total} ${all.kind}, or "skip".` : 'Type the answer, or "skip".',
  ].join(' ');
  const card = fill({
    saved: saved ? [{ text: `✓ ${escapeText(saved, 1200)}` }] : [],
    progress: `${nameArea(area)} · ${answered} of ${total} answered${within === null ? '' : ' in this area'}`,
    ask: escapeText(ask, 400),
    subjects: [
      ...(about
        ? [{ text: `Asked of **${escapeText(about, 100)}**${among ? `, one of ${among.total} ${among.kind}` : ''}` }]
        : []),
      ...toLines(tellAttestation(question)),
      ...(among ? [{ text: tellOthers(among, question.input) }] : []),
    ],
    several: all ? [{ text: tellForAll(all, fact) }] : [],
    answers: toLines(tellAnswer(question, field)),
    how: tellHow(question.howToFindOut),
    problems: problem ? [{ problem: `✗ ${escapeText(problem, 800)}` }] : tellProblem(question),
    inputs: [field, ...(isTableShown ? tables : [])],
    evidence: showEvidence(question),
    evidenceLabel: question.attest ? evidenceNeeded : 'Evidence, if you like: a note or a link',
    give: submit('Save', give),
    giveAll: all ? [submit(`Save for all ${all.total}`, { ...give, forAll: true })] : [],
    admit: button("I don't know", { kind: 'answer.admit', ...target }),
    excluding: question.attest ? [] : [{ exclude: submit('Save the reason', { kind: 'answer.exclude', ...target }) }],
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
    tables: isTableShown
      ? []
      : tables.map((field) => ({ title: 'Paste a table', field, give: submit('Save the table', give) })),
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

type Among = NonNullable<QuestionView['among']>;

/** How the same question stands for the others. */
function tellOthers({ total, others }: Among, input: QuestionView['question']['input']): string {
  const told = others.map(({ name, answer }) => {
    const said = answer ? `${quote(nameAnswer(input, answer.words), 40)} by ${escapeText(answer.by, 60)}` : 'open';
    return `${escapeText(name, 100)}: ${said}`;
  });
  const more = total - 1 - others.length;
  return [...told, ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

function tellForAll({ kind, total }: Among, fact: string): string {
  const typed = `Typed: “for all: …”, in a channel “answer ${fact}@all …”.`;
  return `**Save for all ${total}** keeps the answers that other ${kind} have already. ${typed}`;
}

/** A field of its own, because a choice or a date has no room for a table, and one line none for its lines. */
function showTableField({ kind, table }: Among, left: number): Field {
  const isTooLong = JSON.stringify(table).length > left;
  const one = kind.slice(0, -1);
  return {
    type: 'Input.Text',
    id: 'form.table',
    label: `A table for several ${kind}: one ${one} to a line, its answer behind the name`,
    errorMessage: 'At most 20,000 characters',
    placeholder: isTooLong ? 'Too long to be shown here' : 'Paste it here',
    maxLength: 20_000,
    isMultiline: true,
    value: isTooLong ? '' : table,
  };
}
