import MiniSearch from 'minisearch';
import type { Target } from '../review/assignment.ts';
import type { Question } from '../review/questions.ts';
import { isAbout } from './answer-type.ts';
import { stateOf } from './owned.ts';
import type { Ports } from './ports.ts';
import type { Questionnaire } from './questionnaire.ts';

/** What a sentence means; else the names of several, or of those that come near, as they are typed. */
type FoundTarget =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'several' | 'none'; readonly names: readonly string[] };

/** At most as many as fit on the buttons of a card. */
const mostNames = 5;

/** An area, a question or a check by its name: `network`, `dotnetRelease@SYNC01`, `network.dns`. */
export function findTarget(what: string, questionnaire: Questionnaire, ports: Ports): FoundTarget {
  const typed = what
    .toLowerCase()
    .replace(/^(the )?((area|section|question|check|finding) )?/, '')
    .trim();
  const { questions } = questionnaire;
  const area = typed.replaceAll(' ', '-');
  if (questions.some((question) => question.area === area)) return { kind: 'target', target: { kind: 'area', area } };
  if (Object.hasOwn(ports.catalogue, typed)) return { kind: 'target', target: { kind: 'check', check: typed } };
  const [fact, subject] = typed.split('@');
  const meant = questions.filter(
    (question) => question.fact.toLowerCase() === fact && (subject === undefined || isAbout(question, subject)),
  );
  const [question, ...others] = meant;
  if (!question) return { kind: 'none', names: nearest(typed, questions, ports) };
  return others.length > 0
    ? { kind: 'several', names: meant.map(nameQuestion).slice(0, mostNames) }
    : { kind: 'target', target: { kind: 'question', fact: question.fact, subject: question.subject.id } };
}

/** Whether the planned installation has it. A check stays where it is, whatever it says. */
export const exists = (target: Target, questionnaire: Questionnaire, ports: Ports): boolean =>
  stateOf(target, questionnaire, ports).kind !== 'gone';

/** As it is typed. */
export function nameQuestion({ fact, subject }: Pick<Question, 'fact' | 'subject'>): string {
  return subject.id === '' ? fact : `${fact}@${subject.name || subject.id}`;
}

function nearest(typed: string, questions: readonly Question[], { catalogue, facts }: Ports): string[] {
  const index = new MiniSearch({ fields: ['name', 'words'], searchOptions: { fuzzy: 0.3, prefix: true } });
  const known = [
    ...[...new Set(questions.map(({ area }) => area))].map((area) => ({ name: area, words: '' })),
    ...questions.map((question) => ({
      name: nameQuestion(question),
      words: `${question.fact.replace(/([A-Z])/g, ' $1')} ${facts.about(question.fact)}`,
    })),
    ...Object.entries(catalogue).map(([name, { title }]) => ({ name, words: title })),
  ];
  index.addAll(known.map((one, id) => ({ id, ...one })));
  return (
    index
      // Most sentences mean an area, and its checks have the same word in their names.
      .search(typed, { boost: { name: 2 }, boostDocument: (id) => (known[id]?.words === '' ? 2 : 1) })
      .slice(0, mostNames)
      .flatMap(({ id }) => known[id]?.name ?? [])
  );
}
