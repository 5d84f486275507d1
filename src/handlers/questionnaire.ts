import type { Who } from '../protocol/intent.ts';
import type { QuestionView, View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { isOpen, type Question, questionsOf } from '../review/questions.ts';
import { showQuestion } from './asked-question.ts';
import { openDossier } from './open-dossier.ts';
import { showOwning } from './owned.ts';
import type { Ports } from './ports.ts';

/** A review's questions with what is known of them. */
export interface Questionnaire {
  readonly dossier: Dossier;
  readonly questions: readonly Question[];
  isOpen(question: Question): boolean;
}

/** The questions of a conversation's review. */
export async function openQuestionnaire(who: Who, ports: Ports): Promise<Questionnaire> {
  return readQuestionnaire(await openDossier(who, ports), ports);
}

export function readQuestionnaire(dossier: Dossier, ports: Ports): Questionnaire {
  const { profile } = dossier.review;
  const known = ports.facts.combine({}, dossier.answers, profile);
  return {
    dossier,
    questions: questionsOf(ports.catalogue, profile, ports.facts.asked),
    isOpen: (question) => isOpen(question, known),
  };
}

export function findQuestion({ questions }: Questionnaire, fact: string, subject: string): Question | undefined {
  return questions.find((question) => question.fact === fact && question.subject.id === subject);
}

/** The next open question after one, in order and round about, within an area or among all. */
function nextOpen(
  { questions, isOpen }: Questionnaire,
  within: string | null,
  after?: { readonly fact: string; readonly subject: string },
): Question | undefined {
  const at = after
    ? questions.findIndex(({ fact, subject }) => fact === after.fact && subject.id === after.subject)
    : -1;
  const inOrder = [...questions.slice(at + 1), ...questions.slice(0, at + 1)];
  return inOrder.find((question) => isOpen(question) && (within === null || question.area === within));
}

/** Puts a question to someone and remembers it, so that what they type next is its answer. */
export async function put(
  question: Question,
  questionnaire: Questionnaire,
  who: Who,
  ports: Ports,
  { within = null, saved = '', typed = null }: { within?: string | null; saved?: string; typed?: string | null } = {},
): Promise<QuestionView> {
  const { dossier, questions, isOpen } = questionnaire;
  const { fact, subject, checks } = question;
  if (who.user)
    await ports.asking.set(who.conversation.id, who.user.id, {
      reviewId: dossier.review.id,
      fact,
      subject: subject.id,
      within,
    });
  const among = within === null ? questions : questions.filter(({ area }) => area === within);
  const target = { kind: 'question', fact, subject: subject.id } as const;
  return {
    kind: 'question',
    review: brief(dossier),
    question: showQuestion(question, dossier, ports, typed),
    checks: checks.map(({ title, severity }) => ({ title, severity })),
    within,
    answered: among.filter((one) => !isOpen(one)).length,
    total: among.length,
    saved,
    owning: await showOwning(target, question.area, questionnaire, ports),
  };
}

/** The next open question, or that there is none. */
export async function putNext(
  questionnaire: Questionnaire,
  who: Who,
  ports: Ports,
  options: { within: string | null; after?: { fact: string; subject: string }; saved?: string },
): Promise<View> {
  const { within, after, saved = '' } = options;
  const next = nextOpen(questionnaire, within, after);
  if (next) return put(next, questionnaire, who, ports, { within, saved });
  const done = within === null ? 'Every question is answered.' : 'Every question of this area is answered.';
  return {
    kind: 'notice',
    text: `${saved} ${done}`.trim(),
    commands: ['are we ready?', 'questions', 'show my answers'],
  };
}

export const brief = ({ review: { id, name, revision } }: Dossier) => ({ id, name, revision });
