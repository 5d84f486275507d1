import MiniSearch from 'minisearch';
import { commands } from '../protocol/commands.ts';
import type { Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import { take } from './answer-give.ts';
import { entryOf } from './asked-question.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';
import { findQuestion, openQuestionnaire, peersOf } from './questionnaire.ts';

/** A sentence that is no command answers the question that its author is being asked; else it gets the nearest commands. */
export const hearSentence: Handler<'command.unclear'> = async function* ({ text }, who, ports) {
  yield { view: (await answerInChat(text, who, ports)) ?? nearest(text) };
};

/** `for all: 528040`, where a question is asked of several. */
const sameForAll = /^(?:the )?(?:same )?for all(?: \d+)?(?: of them)?\s*:\s*([\s\S]*)$/i;

/** In a channel many speak about many things, so a sentence there is an answer only with `answer` in front. */
async function answerInChat(text: string, who: Who, ports: Ports): Promise<View | null> {
  if (who.conversation.type !== 'personal' || !who.user) return null;
  const asking = await ports.asking.get(who.conversation.id, who.user.id);
  if (!asking) return null;
  const questionnaire = await openQuestionnaire(who, ports);
  const { dossier } = questionnaire;
  const question = findQuestion(questionnaire, asking.fact, asking.subject);
  if (!question || dossier.review.id !== asking.reviewId) return null;
  const { fact, subject, within, reviewId: review } = asking;
  const standing = entryOf(question, dossier);
  const current = standing?.number ?? 0;
  // What the same person has answered since, on another card, they know of.
  const isTheirs = standing?.by.id === who.user.id;
  const { [subject]: seen = 0, ...others } = asking.shown ?? { [subject]: current };
  const [, forAll] = peersOf(questionnaire, question).length > 1 ? (sameForAll.exec(text.trim()) ?? []) : [];
  return take(
    {
      ...{ review, fact, subject, others, seen: isTheirs ? current : seen },
      ...(within ? { area: within } : {}),
      ...(forAll === undefined ? {} : { forAll: true }),
    },
    { words: (forAll ?? text).trim(), evidence: '' },
    who,
    ports,
  );
}

function nearest(text: string): View {
  const index = new MiniSearch({ fields: ['example', 'description'], searchOptions: { fuzzy: 0.3, prefix: true } });
  index.addAll(commands.map(({ example, description }, id) => ({ id, example, description })));
  const found = index.search(text).flatMap(({ id }) => commands[id]?.example ?? []);
  const suggestions = [...new Set([...found, 'are we ready?', 'help'])].slice(0, 4);
  return { kind: 'notice', text: 'Preflight does not know that command. The nearest ones:', commands: suggestions };
}
