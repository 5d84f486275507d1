import type { Intent, IntentKind, Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import { showAccess } from './access-show.ts';
import { admit } from './admit.ts';
import { publishAlert } from './alert-publish.ts';
import { admitIgnorance, excludeQuestion, giveAnswer } from './answer-give.ts';
import { typeAnswer } from './answer-type.ts';
import { undoAnswer } from './answer-undo.ts';
import { showAnswers } from './answers-show.ts';
import { meetOneCondition, renewRequest, withdrawRequest } from './approval-close.ts';
import { ageRequest, publishRequest, recheckRequest, remindApprovers } from './approval-nudge.ts';
import { askForApproval, prepareApproval } from './approval-request.ts';
import { askForConditions, castVote, showRequest } from './approval-vote.ts';
import { explainCheck } from './check-explain.ts';
import { hearSentence } from './command-unclear.ts';
import { setDelegation } from './delegation-set.ts';
import { runDigest, sendDigest } from './digest-due.ts';
import { askForDigest, prepareDigest, saveDigest, typeDigest } from './digest-set.ts';
import { changeDigest, showDigests } from './digests-show.ts';
import { showDrift } from './drift-show.ts';
import { readAsMe } from './fact-read-as-me.ts';
import { listFindings } from './findings-list.ts';
import type { Handler } from './handler.ts';
import { showHistory } from './history-show.ts';
import { addCriterion, closeLive, goLive, showLive, takeBackLive } from './live.ts';
import { assignOwner } from './owner-assign.ts';
import { chooseOwner } from './owner-choose.ts';
import { remindOwner } from './owner-remind.ts';
import { typeOwner } from './owner-type.ts';
import { showOwners } from './owners-show.ts';
import { showPath } from './path-show.ts';
import { setPolicy, showPolicy } from './policy-set.ts';
import type { Ports } from './ports.ts';
import { confirmProfile } from './profile-confirm.ts';
import { runGuess } from './profile-guess.ts';
import { saveProfile } from './profile-save.ts';
import { setField } from './profile-set.ts';
import { showProfile } from './profile-show.ts';
import { askNext } from './question-next.ts';
import { showOneQuestion } from './question-show.ts';
import { showQuestions } from './questions-show.ts';
import { askReadiness } from './readiness-ask.ts';
import { archiveReview, reopenReview } from './review-archive.ts';
import { startReview } from './review-create.ts';
import { askDeletion, eraseReview } from './review-delete.ts';
import { openReview } from './review-open.ts';
import { renameReview } from './review-rename.ts';
import { showReviews } from './reviews-list.ts';
import { setRole, showRoles } from './roles.ts';
import { runScan } from './scan-run.ts';
import { startScan } from './scan-start.ts';
import { saveSection, showSection } from './section.ts';
import { showStatus } from './status-show.ts';
import { tidyStore } from './store-tidy.ts';
import { weighSupposition } from './supposition-weigh.ts';
import { compareForPlan } from './tools-compare.ts';
import { showTrend } from './trend-show.ts';
import {
  declineWaiver,
  grantWaiver,
  refreshWaiver,
  remindOfWaiver,
  settleWaiver,
  withdrawWaiver,
} from './waiver-decide.ts';
import { askForWaiver, typeWaiver } from './waiver-request.ts';
import { showOneWaiver, showWaivers } from './waivers-show.ts';
import { pollTenant } from './watch-poll.ts';

/** A kind of intent without a handler does not compile. */
const handlers: { [K in IntentKind]: Handler<K> } = {
  'welcome.show': async function* () {
    yield { view: { kind: 'welcome' } };
  },
  'help.show': async function* () {
    yield { view: { kind: 'help' } };
  },
  'readiness.ask': askReadiness,
  'scan.start': startScan,
  'scan.run': runScan,
  'status.show': showStatus,
  'findings.list': listFindings,
  'check.explain': explainCheck,
  'fact.readAsMe': readAsMe,
  'path.show': showPath,
  'access.show': showAccess,
  'tools.compare': compareForPlan,
  'supposition.weigh': weighSupposition,
  'review.create': startReview,
  'reviews.list': showReviews,
  'review.open': (intent, who, ports) => openReview(intent, who, ports, answer),
  'review.rename': renameReview,
  'review.archive': archiveReview,
  'review.reopen': (intent, who, ports) => reopenReview(intent, who, ports, answer),
  'review.delete': (intent, who, ports) => askDeletion(intent, who, ports, answer),
  'review.erase': eraseReview,
  'profile.show': showProfile,
  'profile.save': saveProfile,
  'profile.set': setField,
  'profile.confirm': confirmProfile,
  'profile.guess': runGuess,
  'questions.show': showQuestions,
  'question.next': askNext,
  'question.show': showOneQuestion,
  'answer.give': giveAnswer,
  'answer.admit': admitIgnorance,
  'answer.exclude': excludeQuestion,
  'answer.type': typeAnswer,
  'answer.undo': undoAnswer,
  'answers.show': showAnswers,
  'history.show': showHistory,
  'drift.show': showDrift,
  'section.show': showSection,
  'section.save': saveSection,
  'owner.assign': assignOwner,
  'owner.choose': chooseOwner,
  'owner.type': typeOwner,
  'owner.remind': remindOwner,
  'owners.show': showOwners,
  'waiver.request': askForWaiver,
  'waiver.type': typeWaiver,
  'waiver.grant': grantWaiver,
  'waiver.decline': declineWaiver,
  'waiver.withdraw': withdrawWaiver,
  'waiver.settle': settleWaiver,
  'waiver.show': showOneWaiver,
  'waivers.show': showWaivers,
  'waiver.refresh': refreshWaiver,
  'waiver.remind': remindOfWaiver,
  'approval.prepare': prepareApproval,
  'approval.request': askForApproval,
  'approval.show': showRequest,
  'approval.vote': castVote,
  'approval.condition': askForConditions,
  'approval.withdraw': withdrawRequest,
  'approval.renew': renewRequest,
  'condition.meet': meetOneCondition,
  'delegation.set': setDelegation,
  'approval.publish': publishRequest,
  'approval.age': ageRequest,
  'approval.remind': remindApprovers,
  'approval.recheck': recheckRequest,
  'policy.show': showPolicy,
  'policy.set': setPolicy,
  'roles.show': showRoles,
  'role.set': setRole,
  'trend.show': showTrend,
  'digest.prepare': prepareDigest,
  'digest.save': saveDigest,
  'digest.type': typeDigest,
  'digest.now': askForDigest,
  'digests.show': showDigests,
  'digest.change': changeDigest,
  'digest.due': sendDigest,
  'digest.run': runDigest,
  'live.set': goLive,
  'live.unset': takeBackLive,
  'live.show': showLive,
  'live.criterion': addCriterion,
  'live.close': closeLive,
  'watch.poll': pollTenant,
  'alert.publish': publishAlert,
  'store.tidy': tidyStore,
  'command.unclear': hearSentence,
};

/** Answers an intent, whoever spoke it: a person, a button or the clock. */
export async function* answer(intent: Intent, who: Who, ports: Ports): AsyncGenerator<Shown, void> {
  const admission = await admit(intent, who, ports);
  if ('instead' in admission) {
    yield { view: admission.instead };
    return;
  }
  const { kind } = admission.intent;
  const handle = handlers[kind] as Handler<IntentKind>;
  yield* handle(admission.intent as never, who, admission.ports);
  if (changesEvidence.has(kind)) await recheckLater(intent, admission.review, who, ports);
}

/** What may change what a decision rests on. */
const changesEvidence: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'scan.run',
  'digest.run',
  'digest.due',
  'profile.save',
  'profile.set',
  'profile.confirm',
  'profile.guess',
  'answer.give',
  'answer.admit',
  'answer.exclude',
  'answer.type',
  'answer.undo',
  'fact.readAsMe',
  'section.save',
  'command.unclear',
  'waiver.grant',
  'waiver.withdraw',
  'waiver.settle',
  'waiver.remind',
]);

/** Leaves it to the queue to look whether an open request is still about how things stand. */
async function recheckLater(intent: Intent, admitted: string | undefined, who: Who, ports: Ports): Promise<void> {
  const review = admitted ?? ('review' in intent ? intent.review : undefined);
  if (review === undefined) return;
  const newest = await ports.approvals.newest(review);
  if (newest?.state === 'open') await ports.queue.add({ kind: 'approval.recheck', review }, who);
}
