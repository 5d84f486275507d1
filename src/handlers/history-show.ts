import type { FactName } from '../facts/facts.ts';
import type { HistoryRow, HistoryView } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { subjectsOf } from '../review/subjects.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';

const rowsOnPage = 10;

/** What was done in this review, newest first, with who and when, as the record has it. */
export const showHistory: Handler<'history.show'> = async function* ({ page }, who, ports) {
  const dossier = await openDossier(who, ports);
  const { page: shown, total, entries } = await ports.audit.page(dossier.review.id, page, rowsOnPage);
  const view: HistoryView = {
    kind: 'history',
    review: brief(dossier),
    page: shown,
    pages: Math.max(1, Math.ceil(total / rowsOnPage)),
    total,
    rows: entries.map(({ who, name, ...entry }) => ({
      ...entry,
      by: tellWho(who, name),
      about: nameQuestion(entry.facts, dossier, ports),
    })),
  };
  yield { view };
};

function tellWho(who: string, name: string | null): HistoryRow['by'] {
  if (who === 'clock' || who === 'file' || who === 'host') return { kind: who };
  return name === null ? { kind: 'forgotten' } : { kind: 'person', name };
}

/** The question that an entry is about, also one that the plan no longer raises. */
function nameQuestion({ fact, subject }: HistoryRow['facts'], { review }: Dossier, { facts }: Ports): string {
  if (typeof fact !== 'string') return '';
  const about = facts.about(fact as FactName);
  const subjects = subjectsOf(review.profile, facts.asked.get(fact as FactName) ?? []);
  const name = subjects.find(({ id }) => id === subject)?.name ?? subject;
  return name ? `${about} (${name})` : about;
}
