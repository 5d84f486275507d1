import type { Who } from '../protocol/intent.ts';
import type { QuestionView, View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { isOpen, type Question, questionsOf } from '../review/questions.ts';
import { nameSubject } from '../review/subjects.ts';
import { entryOf, showQuestion, type Unsaved } from './asked-question.ts';
import { openDossier } from './open-dossier.ts';
import { showOwning } from './owned.ts';
import { drawPicture } from './picture.ts';
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
  const { reading, answers } = dossier;
  const known = ports.facts.combine({}, answers, profile, ports.now());
  const toAttest = reading ? drawPicture(dossier, reading, ports).toAttest : undefined;
  return {
    dossier,
    questions: questionsOf(ports.catalogue, profile, ports.facts.asked, toAttest),
    isOpen: (question) => isOpen(question, known),
  };
}

export function findQuestion({ questions }: Questionnaire, fact: string, subject: string): Question | undefined {
  return questions.find((question) => question.fact === fact && question.subject.id === subject);
}

/** A question with the same one of all other subjects, in order. */
export function peersOf({ questions }: Questionnaire, { fact }: Pick<Question, 'fact'>): readonly Question[] {
  return questions.filter((question) => question.fact === fact);
}

/** As many of a question's other subjects are told of with it. */
const othersShown = 6;

function among(question: Question, questionnaire: Questionnaire, table: string): QuestionView['among'] {
  const { dossier, isOpen } = questionnaire;
  const peers = peersOf(questionnaire, question);
  if (peers.length < 2) return null;
  const others = peers.filter((peer) => peer.subject.id !== question.subject.id);
  const kind = /^(forest|domain)-/.exec(question.subject.id)?.[1] ?? 'server';
  return {
    kind: `${kind as 'server' | 'forest' | 'domain'}s`,
    name: nameSubject(question.subject),
    total: peers.length,
    table,
    open: others.filter(isOpen).length,
    others: others.slice(0, othersShown).map((peer) => {
      const entry = entryOf(peer, dossier);
      return {
        id: peer.subject.id,
        name: nameSubject(peer.subject),
        answer: entry?.reading ? { words: entry.words, by: entry.by.name } : null,
        seen: entry?.number ?? 0,
      };
    }),
  };
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
  {
    within = null,
    saved = '',
    typed = null,
    problem = '',
    table = '',
  }: { within?: string | null; saved?: string; typed?: Unsaved | null; problem?: string; table?: string } = {},
): Promise<QuestionView> {
  const { dossier, questions, isOpen } = questionnaire;
  const { fact, subject, checks } = question;
  const shown = showQuestion(question, dossier, ports, typed);
  const peers = among(question, questionnaire, table);
  if (who.user)
    await ports.asking.set(who.conversation.id, who.user.id, {
      reviewId: dossier.review.id,
      fact,
      subject: subject.id,
      within,
      shown: Object.fromEntries([[subject.id, shown.seen], ...(peers?.others.map(({ id, seen }) => [id, seen]) ?? [])]),
    });
  const asked = within === null ? questions : questions.filter(({ area }) => area === within);
  const target = { kind: 'question', fact, subject: subject.id } as const;
  return {
    kind: 'question',
    review: brief(dossier),
    question: shown,
    checks: checks.map(({ title, severity }) => ({ title, severity })),
    within,
    answered: asked.filter((one) => !isOpen(one)).length,
    total: asked.length,
    saved,
    problem,
    among: peers,
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
