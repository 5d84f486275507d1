import type { IntentOf, Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Target } from '../review/assignment.ts';
import { assign, readDue } from './assign.ts';
import { findMember } from './find-member.ts';
import { findTarget, nameQuestion } from './find-target.ts';
import type { Handler } from './handler.ts';
import { offerOwners } from './owner-choose.ts';
import type { Ports } from './ports.ts';
import { findQuestion, openQuestionnaire, type Questionnaire } from './questionnaire.ts';
import { nameless } from './refusals.ts';

/** `assign <what> to <whom> by <day>`. What can't be understood is said, and nothing is assigned. */
export const typeOwner: Handler<'owner.type'> = async function* (intent, who, ports) {
  yield { view: await assignTyped(intent, who, ports) };
};

async function assignTyped({ what, whom, due: day }: IntentOf<'owner.type'>, who: Who, ports: Ports): Promise<View> {
  const { user } = who;
  if (!user) return nameless;
  const questionnaire = await openQuestionnaire(who, ports);
  const name = whom.name || 'me';
  const by = day === '' ? '' : ` by ${day}`;
  const asked = isThis(what) ? await findAsked(questionnaire, user.id, who, ports) : null;
  if (isThis(what) && !asked)
    return say(`Say what to assign and to whom, such as “${example}”.`, ['assign network to me', 'questions', 'mine']);
  const found = asked ?? findTarget(what, questionnaire, ports);
  if (found.kind !== 'target')
    return say(
      found.kind === 'several'
        ? `Several questions are meant by “${what}”. Which one?`
        : `No area, question or check is called “${what}”.${found.names.length > 0 ? ' The nearest ones:' : ''}`,
      found.names.length > 0 ? found.names.map((one) => `assign ${one} to ${name}${by}`) : ['questions', 'show all'],
    );
  const { target } = found;
  const isUnsaid = /^(some(one|body)( else)?)?$/i.test(whom.name) && whom.accounts.length === 0;
  if (isUnsaid) return offerOwners(target, questionnaire, ports);
  const member = await findMember(whom, questionnaire.dossier.review.conversationId, user, ports);
  if (member.kind === 'refused') {
    const typed = nameTyped(target, questionnaire);
    return say(
      member.text,
      member.names.slice(0, 5).map((one) => `assign ${typed} to ${one}${by}`),
    );
  }
  const due = readDue(member.kind === 'nobody' ? '' : day, ports);
  if ('refused' in due)
    return say(`${due.refused} Nothing was assigned.`, [`assign ${nameTyped(target, questionnaire)} to ${name}`]);
  const owner = member.kind === 'nobody' ? null : member.person;
  return assign(target, owner, due.due, { questionnaire, user, who }, ports);
}

const example = 'assign network to @Alex by 2026-12-31';

const say = (text: string, commands: readonly string[]): View => ({ kind: 'notice', text, commands });

const isThis = (what: string) => /^(this|it|this question|)$/i.test(what);

/** The question that a person is being asked now. */
async function findAsked({ dossier, questions }: Questionnaire, userId: string, who: Who, ports: Ports) {
  const asking = await ports.asking.get(who.conversation.id, userId);
  if (asking?.reviewId !== dossier.review.id) return null;
  const { fact, subject } = asking;
  if (!questions.some((one) => one.fact === fact && one.subject.id === subject)) return null;
  return { kind: 'target', target: { kind: 'question', fact, subject } } as const;
}

function nameTyped(target: Target, questionnaire: Questionnaire): string {
  if (target.kind === 'area') return target.area;
  if (target.kind === 'check') return target.check;
  const question = findQuestion(questionnaire, target.fact, target.subject);
  return question ? nameQuestion(question) : target.fact;
}
