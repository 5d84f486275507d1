import type { Handler } from './handler.ts';
import { openQuestionnaire, putNext } from './questionnaire.ts';

/** The next open question; the one that is skipped comes again at the end. */
export const askNext: Handler<'question.next'> = async function* ({ area, after, skip }, who, ports) {
  const asking = skip && who.user ? await ports.asking.get(who.conversation.id, who.user.id) : null;
  const skipped = after ?? asking;
  yield {
    view: await putNext(await openQuestionnaire(who, ports), who, ports, {
      within: area ?? asking?.within ?? null,
      ...(skipped ? { after: { fact: skipped.fact, subject: skipped.subject } } : {}),
    }),
  };
};
