import { showList } from '../catalogue/words.ts';
import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Question } from '../review/questions.ts';
import { splitTable, type Table } from '../review/split-table.ts';
import { nameSubject } from '../review/subjects.ts';
import { entryOf, showQuestion, type Unsaved } from './asked-question.ts';
import type { Ports } from './ports.ts';
import { brief, peersOf, put, putNext, type Questionnaire, readQuestionnaire } from './questionnaire.ts';
import {
  isRepeat,
  type Recorded,
  readSaying,
  recordAnswers,
  type Saying,
  type Understanding,
} from './record-answer.ts';
import { reviewGone } from './refusals.ts';
import { shorten } from './shorten.ts';
import { tellKept } from './tell-kept.ts';

/** An answer on its way: to which question it was given, and what was shown with it. */
interface Turn {
  readonly questionnaire: Questionnaire;
  /** The one on the card. */
  readonly question: Question;
  readonly within: string | null;
  /** By subject: the number of each answer that was shown. */
  readonly shown: Readonly<Record<string, number>>;
  readonly user: NonNullable<Who['user']>;
  readonly who: Who;
  readonly ports: Ports;
}

/** What names several of a question's subjects. `null`: it is one answer. */
export function findTable(
  questionnaire: Questionnaire,
  question: Question,
  { words }: Saying,
  ports: Ports,
): Table | null {
  const peers = peersOf(questionnaire, question);
  const table =
    peers.length > 1
      ? splitTable(
          words,
          peers.map(({ subject }) => subject),
        )
      : null;
  if (!table || table.isSetOff || ports.facts.question(question.fact).input.kind !== 'list') return table;
  // What is asked for may itself be a list of names, some to a line.
  return ports.facts.understand(question.fact, words).kind === 'value' ? null : table;
}

/** Stores each part of a table for its subject, or nothing while one part can't be understood. */
export async function takeTable(table: Table, saying: Saying, turn: Turn): Promise<View> {
  const { questionnaire, question, user, ports } = turn;
  const { fact } = question;
  const refuse = (why: string) => keep({ table: saying.words }, `Nothing was saved: ${why}`, turn);
  const peers = peersOf(questionnaire, question);
  const names = showList(peers.map(({ subject }) => nameSubject(subject)));
  const { head } = table;
  // A head would not be understood as a value, so that one which is may be a name with a slip in it.
  const slip = head && ports.facts.understand(fact, head.text).kind === 'value' ? head.name : table.strangers[0];
  if (slip !== undefined) return refuse(`“${shorten(slip)}” is none of those that this is asked of: ${names}.`);

  const understood: Understanding[] = [];
  const closed: Recorded[] = [];
  for (const { subject, text } of table.parts) {
    const peer = peers.find((one) => one.subject.id === subject.id) ?? question;
    const part = { words: text, evidence: saying.evidence };
    const reading = readSaying(peer, part, user, ports);
    if (!reading) {
      const what = text === '' ? 'nothing stands behind it' : `“${shorten(text)}” could not be understood`;
      return refuse(`${nameSubject(subject)}: ${what}. ${ports.facts.question(fact).accepts}`);
    }
    const seen = seenOf(peer, turn);
    if (seen === null) closed.push(leave(peer, part, turn));
    else understood.push({ question: peer, saying: part, reading, seen });
  }
  return store(
    understood,
    closed,
    turn,
    (done) => {
      const values = done
        .slice(0, 6)
        .map((one) => `${nameSubject(one.question.subject)}: ${shorten(one.saying.words)}`);
      const more = done.length > values.length ? `; and ${done.length - values.length} more` : '';
      return `Saved ${ports.facts.about(fact)} for ${values.join('; ')}${more}.`;
    },
    saying,
    true,
  );
}

/** Stores one answer for the subject on the card and for all others whose question is open. */
export async function takeForAll(saying: Saying, turn: Turn): Promise<View> {
  const { questionnaire, question, within, who, user, ports } = turn;
  const reading = readSaying(question, saying, user, ports);
  if (!reading) return put(question, questionnaire, who, ports, { within, typed: { ...saying, lacksEvidence: false } });
  const understood: Understanding[] = [];
  const closed: Recorded[] = [];
  for (const peer of peersOf(questionnaire, question)) {
    const isOnCard = peer === question && Object.hasOwn(turn.shown, peer.subject.id);
    if (isOnCard) understood.push({ question, saying, reading, seen: turn.shown[peer.subject.id] ?? 0 });
    else if (questionnaire.isOpen(peer))
      understood.push({ question: peer, saying, reading, seen: numberOf(peer, questionnaire.dossier) });
    else closed.push(leave(peer, saying, turn));
  }
  return store(
    understood,
    closed,
    turn,
    (done) => {
      const names = showList(done.map((one) => nameSubject(one.question.subject)));
      return `Saved ${ports.facts.about(question.fact)} for ${names}: ${shorten(saying.words)}.`;
    },
    saying,
    false,
  );
}

/**
 * The number of the entry that a part of a table may replace: the answer that was shown, the person's own, or none.
 * `null`: somebody answered what the person has not seen.
 */
function seenOf(peer: Question, { questionnaire, shown, user }: Turn): number | null {
  const { dossier, isOpen } = questionnaire;
  if (Object.hasOwn(shown, peer.subject.id)) return shown[peer.subject.id] ?? 0;
  return isOpen(peer) || entryOf(peer, dossier)?.by.id === user.id ? numberOf(peer, dossier) : null;
}

const numberOf = (question: Question, dossier: Dossier) => entryOf(question, dossier)?.number ?? 0;

function leave(question: Question, saying: Saying, { questionnaire: { dossier }, user }: Turn): Recorded {
  const standing = standingOf(question, dossier);
  return { question, saying, isSaved: isRepeat(standing, saying, user), standing };
}

/** What holds for a question: an answer to it, or one that was given for the site as a whole. */
function standingOf(question: Question, dossier: Dossier): Answer | undefined {
  const own = entryOf(question, dossier);
  return own?.reading ? own : (entryOf({ fact: question.fact, subject: { id: '', name: '' } }, dossier) ?? own);
}

async function store(
  understood: readonly Understanding[],
  closed: readonly Recorded[],
  turn: Turn,
  tell: (done: readonly Recorded[]) => string,
  saying: Saying,
  isTable: boolean,
): Promise<View> {
  const { questionnaire, question, within, user, who, ports } = turn;
  const stored = await recordAnswers(understood, questionnaire.dossier, user, ports);
  if (!stored) return reviewGone;
  const { now, recorded } = stored;
  const order = (one: Recorded) => questionnaire.questions.indexOf(one.question);
  const all = [...recorded, ...closed].toSorted((a, b) => order(a) - order(b));
  const done = all.filter(({ isSaved }) => isSaved);
  const kept = all.filter(({ isSaved }) => !isSaved);
  const after = { ...turn, questionnaire: readQuestionnaire(now, ports) };
  const rest = tellKept(
    kept.map((one) => ({ name: nameSubject(one.question.subject), standing: one.standing })),
    user,
  );
  if (done.length === 0) {
    const isOwn = !isTable && kept.length > 0 && kept.every((one) => one.question === question);
    if (isOwn) return showConflict(question, saying, now, within, ports);
    return keep(
      isTable ? { table: saying.words } : { typed: { ...saying, lacksEvidence: false } },
      `Nothing was saved: ${rest}`,
      after,
    );
  }
  const saved = [tell(done), ...(rest ? [rest] : [])].join(' ');
  const { fact, subject } = question;
  return after.questionnaire.isOpen(question)
    ? put(question, after.questionnaire, who, ports, { within, saved })
    : putNext(after.questionnaire, who, ports, { within, after: { fact, subject: subject.id }, saved });
}

/** Puts the question again with all that was typed still in its field. */
const keep = (
  typed: { readonly typed: Unsaved } | { readonly table: string },
  problem: string,
  { questionnaire, question, within, who, ports }: Turn,
): Promise<View> => put(question, questionnaire, who, ports, { within, problem, ...typed });

/** Says that what was given for several names no two of them. */
export function refuseTable({ words }: Saying, turn: Turn): Promise<View> {
  const names = showList(peersOf(turn.questionnaire, turn.question).map(({ subject }) => nameSubject(subject)));
  const accepted = `A table begins each line with one of these names: ${names}.`;
  return keep({ table: words }, `Nothing was saved: the table names fewer than two. ${accepted}`, turn);
}

/** Someone else answered first: both answers, to choose from. */
export function showConflict(
  question: Question,
  { words, evidence }: Saying,
  now: Dossier,
  within: string | null,
  ports: Ports,
): View {
  return {
    kind: 'conflict',
    review: brief(now),
    question: showQuestion(question, now, ports),
    mine: { words, evidence },
    within,
  };
}
