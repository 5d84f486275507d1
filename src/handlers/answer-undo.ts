import { showList } from '../catalogue/words.ts';
import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Answer } from '../review/answer.ts';
import type { Dossier } from '../review/dossier.ts';
import { nameSubject } from '../review/subjects.ts';
import type { Handler } from './handler.ts';
import { mayTake } from './may-take.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { findQuestion, put, readQuestionnaire } from './questionnaire.ts';
import { reviewGone } from './refusals.ts';
import { shorten } from './shorten.ts';
import { tellKept } from './tell-kept.ts';

/** Takes back what the person's last press answered and still stands: each question is then as it was before. */
export const undoAnswer: Handler<'answer.undo'> = async function* (_intent, who, ports) {
  const allowed = mayTake(await openDossier(who, ports), who);
  if (allowed.refusal) {
    yield { view: allowed.refusal };
    return;
  }
  const { dossier, user } = allowed;
  const done = dossier.told.filter(({ undoes, batch }) => undoes !== undefined && batch === ports.turn);
  if (done.length > 0) {
    // Handled again after a crash: one undo takes back no more than one press.
    yield {
      view: await showTaken(
        done.map((one) => ({ ...one, words: '' })),
        [],
        dossier,
        who,
        ports,
      ),
    };
    return;
  }
  const last = await ports.answers.last(dossier.review.id, user.id);
  if (!last) {
    yield {
      view: {
        kind: 'notice',
        text: 'You have no answer here that could be taken back.',
        commands: ['next', 'show my answers'],
      },
    };
    return;
  }
  const numbers = await ports.answers.giveTogether(
    last.parts.map(({ undone, before }) => ({
      reviewId: dossier.review.id,
      fact: undone.fact,
      subject: undone.subject,
      reading: before?.reading ?? null,
      words: before?.words ?? '',
      evidence: before?.evidence ?? '',
      by: before?.by ?? user,
      at: before?.at ?? ports.now().toISOString(),
      seen: undone.number,
      undoes: undone.number,
      batch: ports.turn,
      undoneBy: user,
    })),
  );
  const now = await ports.dossiers.get(dossier.review.id);
  if (!now) {
    yield { view: reviewGone };
    return;
  }
  const taken = last.parts.filter((_, index) => (numbers[index] ?? null) !== null).map(({ undone }) => undone);
  const left = last.parts.filter((_, index) => (numbers[index] ?? null) === null).map(({ undone }) => undone);
  if (taken.length === 0) {
    const text = 'Someone answered that question just now. Nothing was taken back.';
    yield { view: { kind: 'notice', text, commands: ['show my answers'] } };
    return;
  }
  const kept = [...last.since, ...left];
  yield { view: await showTaken(taken, kept, now, who, ports) };
};

/** Puts the first question that is open again, and says what was taken back and what was left alone. */
async function showTaken(
  taken: readonly Answer[],
  kept: readonly Pick<Answer, 'fact' | 'subject'>[],
  now: Dossier,
  who: Who,
  ports: Ports,
): Promise<View> {
  const questionnaire = readQuestionnaire(now, ports);
  const find = ({ fact, subject }: Pick<Answer, 'fact' | 'subject'>) => findQuestion(questionnaire, fact, subject);
  const facts = new Set([...taken, ...kept].map(({ fact }) => fact));
  const nameOf = (one: Pick<Answer, 'fact' | 'subject'>) => {
    const name = nameSubject(find(one)?.subject ?? { id: one.subject, name: '' });
    if (facts.size === 1 && name !== '') return name;
    return `${ports.facts.about(one.fact)}${name === '' ? '' : ` (${name})`}`;
  };
  const rest = kept.map((one) => {
    const standing = now.told.find(({ fact, subject }) => fact === one.fact && subject === one.subject);
    return { name: nameOf(one), standing };
  });
  const saved = [tellTaken(taken, nameOf, ports), ...(who.user ? [tellKept(rest, who.user)] : [])].join(' ').trim();
  const question = taken.map(find).find((one) => one !== undefined);
  return question
    ? put(question, questionnaire, who, ports, { saved })
    : {
        kind: 'notice',
        text: `${saved} The planned installation no longer raises that question.`,
        commands: ['questions', 'show my answers'],
      };
}

function tellTaken(taken: readonly Answer[], nameOf: (one: Answer) => string, ports: Ports): string {
  const [one, ...others] = taken;
  if (one && others.length === 0) return `Taken back: ${shorten(one.words) || ports.facts.about(one.fact)}.`;
  const words = new Set(taken.map((answer) => answer.words));
  const names = showList(taken.map(nameOf));
  const [said = ''] = words;
  return words.size === 1 && said !== '' ? `Taken back for ${names}: ${shorten(said)}.` : `Taken back for ${names}.`;
}
