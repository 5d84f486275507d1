import type { Member } from './conversation.ts';
import type { Who } from './intent.ts';
import type { AccessView } from './views/access.ts';
import type { ApprovalFormView, ApprovalView, ConditionsView, WaiversView, WaiverView } from './views/decision.ts';
import type {
  ComparisonView,
  DetailView,
  DriftView,
  FindingsView,
  PathView,
  SignInView,
  SummaryView,
  SuppositionView,
  SymptomView,
} from './views/finding.ts';
import type { AssignmentView, OwnersView } from './views/owner.ts';
import type { AnswersView, ConflictView, QuestionsView, QuestionView, SectionView } from './views/question.ts';
import type { DeletionView, HistoryView, ProfileView, ReviewsView } from './views/review.ts';
import type { AlertView, DigestView, LiveView, ScheduleFormView, SchedulesView, TrendView } from './views/watch.ts';

export type * from './views/access.ts';
export type * from './views/decision.ts';
export type * from './views/finding.ts';
export type * from './views/owner.ts';
export type * from './views/question.ts';
export type * from './views/review.ts';
export type * from './views/watch.ts';

/** Everything that Preflight can show, as plain data. Wording and layout belong to the card. */
export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'help' }
  /** The tenant is being read. `brings`: what takes the place of this message; the verdict, unless said otherwise. */
  | {
      readonly kind: 'progress';
      readonly reviewName: string;
      readonly since: string;
      readonly brings?: 'profile' | 'digest';
    }
  | SummaryView
  | FindingsView
  | DetailView
  | SymptomView
  | PathView
  | SignInView
  | AccessView
  | ComparisonView
  | SuppositionView
  | ProfileView
  | QuestionView
  | SectionView
  | QuestionsView
  | ConflictView
  | AnswersView
  | ReviewsView
  | DeletionView
  | AssignmentView
  | OwnersView
  | HistoryView
  | DriftView
  | DigestView
  | TrendView
  | AlertView
  | LiveView
  | SchedulesView
  | ScheduleFormView
  | WaiverView
  | WaiversView
  | ApprovalView
  | ApprovalFormView
  | ConditionsView
  /** A sentence: a refusal, an unknown command with the nearest ones, or a defect with its id. */
  | { readonly kind: 'notice'; readonly text: string; readonly commands: readonly string[] };

export type ViewKind = View['kind'];

export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>;

/** A view on its way out. Views with the same slot in one conversation share one message, updated in place. */
export interface Shown {
  readonly view: View;
  readonly slot?: string;
  /** Where it is shown, if not where it was asked for. */
  readonly at?: Pick<Who['conversation'], 'id' | 'thread'>;
  /** Meant for one person: written to their own chat where Preflight is installed there, else they are mentioned here. */
  readonly to?: Pick<Member, 'id' | 'account' | 'name'>;
  /** Sent once under this key, also across restarts: one that may be there twice says so. */
  readonly once?: string;
}
