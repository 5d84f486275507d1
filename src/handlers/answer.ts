import type { Intent, IntentKind, Who } from '../protocol/intent.ts';
import type { Shown } from '../protocol/view.ts';
import { explainCheck } from './check-explain.ts';
import { suggestCommands } from './command-unclear.ts';
import { listFindings } from './findings-list.ts';
import type { Handler } from './handler.ts';
import type { Ports } from './ports.ts';
import { saveProfile } from './profile-save.ts';
import { showProfile } from './profile-show.ts';
import { askReadiness } from './readiness-ask.ts';
import { startReview } from './review-create.ts';
import { runScan } from './scan-run.ts';
import { startScan } from './scan-start.ts';
import { showStatus } from './status-show.ts';

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
  'review.create': startReview,
  'profile.show': showProfile,
  'profile.save': saveProfile,
  'command.unclear': suggestCommands,
};

/** Answers an intent, whoever spoke it: a person, a button or the clock. */
export function answer(intent: Intent, who: Who, ports: Ports): AsyncGenerator<Shown, void> {
  const handle = handlers[intent.kind] as Handler<IntentKind>;
  return handle(intent as never, who, ports);
}
