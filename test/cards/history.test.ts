import { expect, it } from 'vitest';
import type { HistoryRow, HistoryView } from '../../src/protocol/view.ts';
import { pressed, read, review } from './asked.ts';

const row: HistoryRow = {
  number: 7,
  at: '2026-11-20T14:05:12.345Z',
  by: { kind: 'person', name: 'Dana' },
  kind: 'answer.given',
  about: 'the release',
  facts: {},
  texts: { words: '4.8' },
};
const view: HistoryView = { kind: 'history', review, page: 1, pages: 1, total: 1, rows: [row] };
const telling = (change: Partial<HistoryRow>) => read({ ...view, rows: [{ ...row, ...change }] });

it('says who did what, when, and which entry tells of it', () => {
  expect(telling({})).toContain(
    '**Dana** answered the release: “4.8”\n{{DATE(2026-11-20T14:05:12Z,SHORT)}} {{TIME(2026-11-20T14:05:12Z)}} · entry 7',
  );
});

it.each<[Partial<HistoryRow>, string]>([
  [{ texts: { words: null } }, '**Dana** answered the release (the words were removed)\n'],
  [{ texts: {} }, '**Dana** answered the release\n'],
  [{ by: { kind: 'forgotten' } }, '**Someone who was forgotten** answered'],
  [{ by: { kind: 'file' } }, '**A file** answered'],
  [{ by: { kind: 'host' }, kind: 'review.changed' }, '**Whoever runs Preflight** changed the review\n'],
  [{ kind: 'answer.undone' }, '**Dana** took back the answer on the release\n'],
  [{ kind: 'review.renamed', texts: { name: 'HQ' } }, '**Dana** renamed the review to “HQ”\n'],
  [{ kind: 'profile.changed', facts: { changed: ['upnSuffixes', 'tool'] } }, 'installation: UPN suffixes, tool\n'],
  [
    { by: { kind: 'clock' }, kind: 'snapshot.read', facts: { known: 1, unread: 2 } },
    '**The clock** had the tenant read: 1 fact known, 2 not\n',
  ],
  [
    { kind: 'schedule.set', facts: { words: 'every weekday at 08:00 Europe/Zurich' } },
    '**Dana** set up a digest: every weekday at 08:00 Europe/Zurich\n',
  ],
  [{ kind: 'schedule.paused' }, '**Dana** paused a digest\n'],
  [{ kind: 'schedule.resumed' }, '**Dana** resumed a digest\n'],
  [{ kind: 'schedule.stopped' }, '**Dana** stopped a digest\n'],
  [{ kind: 'live.set', facts: { since: '2026-12-01' } }, 'said that the installation is live since 2026-12-01\n'],
  [{ kind: 'live.unset' }, '**Dana** took back that the installation is live\n'],
  [
    { kind: 'live.criterion', texts: { criterion: 'nobody can sign in' } },
    '**Dana** changed what the team rolls back for: “nobody can sign in”\n',
  ],
  [{ kind: 'live.criterion', texts: {} }, '**Dana** changed what the team rolls back for\n'],
  [{ by: { kind: 'clock' }, kind: 'live.closed' }, '**The clock** closed the first week after go-live\n'],
  [
    { by: { kind: 'clock' }, kind: 'alert.seen', facts: { check: 'tenant.sync.errors' } },
    '**The clock** raised an alert on tenant.sync.errors\n',
  ],
  [{ by: { kind: 'clock' }, kind: 'alert.seen' }, '**The clock** raised an alert\n'],
  [
    { by: { kind: 'clock' }, kind: 'alert.resolved', facts: { check: 'tenant.sync.errors' } },
    '**The clock** closed the alert on tenant.sync.errors\n',
  ],
  [{ kind: 'approval.granted', about: '' }, '**Dana** · approval granted\n'],
  [{ kind: 'constructor', about: '' }, '**Dana** · constructor\n'],
])('%j', (change, words) => {
  expect(telling(change)).toContain(words);
});

it('pages', () => {
  const middle = { ...view, page: 2, pages: 3, total: 25 };
  expect(read(middle)).toContain('25 entries, page 2 of 3, newest first');
  expect(pressed(middle, '‹ Newer').data).toEqual({ kind: 'history.show', page: 1 });
  expect(pressed(middle, 'Older ›').data).toEqual({ kind: 'history.show', page: 3 });
});
