import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { View, ViewKind, ViewOf } from '../protocol/view.ts';
import { renderAccess } from './access.ts';
import { renderAlert } from './alert.ts';
import { renderAnswers } from './answers.ts';
import { renderApproval } from './approval.ts';
import { renderApprovalForm } from './approval-form.ts';
import { renderAssignment } from './assignment.ts';
import { renderComparison } from './comparison.ts';
import { renderConditions } from './conditions.ts';
import { renderConflict } from './conflict.ts';
import { renderDeletion } from './deletion.ts';
import { renderDetail } from './detail.ts';
import { renderDigest } from './digest.ts';
import { renderDrift } from './drift.ts';
import { renderFindings } from './findings.ts';
import { renderHelp } from './help.ts';
import { renderHistory } from './history.ts';
import { renderLive } from './live.ts';
import { renderNotice } from './notice.ts';
import { renderOwners } from './owners.ts';
import { renderPath } from './path.ts';
import { renderProfile } from './profile.ts';
import { renderProgress } from './progress.ts';
import { renderQuestion } from './question.ts';
import { renderQuestions } from './questions.ts';
import { renderReviews } from './reviews.ts';
import { renderScheduleForm } from './schedule-form.ts';
import { renderSchedules } from './schedules.ts';
import { renderSection } from './section.ts';
import { renderSignIn } from './sign-in.ts';
import { renderSummary } from './summary.ts';
import { renderSupposition } from './supposition.ts';
import { renderSymptom } from './symptom.ts';
import { renderTrend } from './trend.ts';
import { renderWaiver } from './waiver.ts';
import { renderWaivers } from './waivers.ts';
import { renderWelcome } from './welcome.ts';

/** A card, and the same in a sentence for notifications and for clients that show no cards. */
export interface Rendering {
  readonly card: IAdaptiveCard;
  readonly fallbackText: string;
}

const cards: { readonly [K in ViewKind]: (view: ViewOf<K>) => Rendering } = {
  welcome: renderWelcome,
  help: renderHelp,
  progress: renderProgress,
  summary: renderSummary,
  findings: renderFindings,
  detail: renderDetail,
  symptom: renderSymptom,
  path: renderPath,
  signIn: renderSignIn,
  access: renderAccess,
  comparison: renderComparison,
  supposition: renderSupposition,
  profile: renderProfile,
  question: renderQuestion,
  section: renderSection,
  questions: renderQuestions,
  conflict: renderConflict,
  answers: renderAnswers,
  reviews: renderReviews,
  deletion: renderDeletion,
  assignment: renderAssignment,
  owners: renderOwners,
  history: renderHistory,
  drift: renderDrift,
  digest: renderDigest,
  trend: renderTrend,
  alert: renderAlert,
  live: renderLive,
  schedules: renderSchedules,
  scheduleForm: renderScheduleForm,
  waiver: renderWaiver,
  waivers: renderWaivers,
  approval: renderApproval,
  approvalForm: renderApprovalForm,
  conditions: renderConditions,
  notice: renderNotice,
};

/** The Adaptive Card of anything that Preflight can show. */
export function render(view: View): Rendering {
  return (cards[view.kind] as (view: View) => Rendering)(view);
}
