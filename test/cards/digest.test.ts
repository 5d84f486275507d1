import { describe, expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import type { DigestView, DriftView, TrendPoint } from '../../src/protocol/view.ts';
import type { DriftKind, Side } from '../../src/review/drift.ts';
import { pressed, read, review } from './asked.ts';

const about = {
  review,
  tenant: { id: '3f6c1c0e-7a52-4b35-9d0e-5a4f0d5c9b11', name: 'Contoso' },
  tool: 'connect',
} as const;
const none: DriftView['counts'] = { newlyFailing: 0, fixed: 0, wentDark: 0, backInSight: 0, changed: 0, rules: 0 };

const drift: DriftView = {
  kind: 'drift',
  ...about,
  since: '',
  alone: '',
  before: { asOf: '2026-11-25T07:00:09.120Z', verdict: 'readyWithRisks' },
  after: { asOf: '2026-11-26T07:00:07.480Z', verdict: 'readyWithRisks' },
  beginsLater: false,
  leftOut: [],
  hasNewRules: false,
  isOtherTenant: false,
  hasNewPlan: false,
  newAnswers: 0,
  counts: none,
  stillDark: 0,
  page: 1,
  pages: 1,
  rows: [],
};

const quiet: DigestView = {
  kind: 'digest',
  ...about,
  schedule: { words: 'every weekday at 08:00 Europe/Zurich', slot: '2026-11-26T07:00:00.000Z', isLate: false },
  drift,
  happenings: [],
  unseen: [],
  longDark: [],
  lapses: [],
  standing: { verdict: 'readyWithRisks', openRisks: 3, acceptedRisks: 0, failing: 3, unknown: 0, passed: 90 },
  trend: [],
  liveDay: null,
};

const sides: { readonly [K in DriftKind]: readonly [Side | null, Side | null] } = {
  newlyFailing: [pass('It was fine.'), { outcome: 'fail', summary: 'It broke.', cause: null }],
  fixed: [{ outcome: 'fail', summary: 'It was broken.', cause: null }, pass('It is mended.')],
  wentDark: [pass('It was fine.'), dark()],
  backInSight: [dark(), pass('It is fine.')],
  changed: [pass('It was fine.'), { outcome: 'warning', summary: 'It drags.', cause: null }],
  rules: [
    { outcome: 'unknown', summary: 'Not read.', cause: { kind: 'notAsked' } },
    { outcome: 'warning', summary: 'It is odd.', cause: null },
  ],
};

function pass(summary: string): Side {
  return { outcome: 'pass', summary, cause: null };
}

function dark(): Side {
  return {
    outcome: 'unknown',
    summary: 'Denied.',
    cause: { kind: 'permissionMissing', permission: 'Domain.Read.All' },
  };
}

const row = (kind: DriftKind, title = `A check that is ${kind}`, fix = ''): DriftView['rows'][number] => ({
  check: `tenant.${title.toLowerCase().replaceAll(/[^a-z0-9]/g, '-')}`,
  subject: '',
  severity: 'required',
  kind,
  before: sides[kind][0],
  after: sides[kind][1],
  title,
  name: '',
  fix,
});

function changed(rows: DriftView['rows'], more: Partial<DriftView['counts']> = {}, rest: Partial<DriftView> = {}) {
  const counts = { ...none };
  for (const { kind } of rows) counts[kind] += 1;
  for (const [kind, number] of Object.entries(more)) counts[kind as DriftKind] += number;
  return { ...quiet, drift: { ...drift, rows, counts, ...rest } };
}

const day = (number: number, failing: number, unknown = 5): TrendPoint => ({
  asOf: `2026-11-${String(number).padStart(2, '0')}T07:00:00.000Z`,
  verdict: 'notReady',
  failing,
  unknown,
});

const since = '{{DATE(2026-11-25T07:00:09Z,SHORT)}} {{TIME(2026-11-25T07:00:09Z)}}';

/** The chart of a card, with what stands in its place. */
function chartOf(view: DigestView) {
  return render(view).card.body?.find(({ type }) => type === 'Chart.Line') as
    | { xAxisTitle: string; data: { legend: string; values: unknown[] }[]; fallback: { text: string } }
    | undefined;
}

describe('a digest in which nothing is new', () => {
  const trend = [day(24, 3), day(25, 3), day(26, 3)];

  it('says so in a line, how the review stands, and no more', () => {
    const longDark = [
      { check: 'a.b', title: 'A', since: '2026-11-01T07:00:00.000Z', cause: { kind: 'timedOut' } as const },
    ];
    const lapses = [{ what: 'the certificate', note: '', on: '2026-12-08', days: 12, isNew: false }];
    const view = { ...quiet, trend, longDark, lapses };
    expect(read(view)).toBe(
      [
        'Digest',
        `HQ · Entra Connect Sync · tenant **Contoso** (${about.tenant.id})`,
        `**Nothing changed** since ${since}.`,
        '! **Ready with risks** · 3 failing · none unknown',
        'The verdict',
        'Pause or change',
      ].join('\n'),
    );
    expect(chartOf(view)).toBeUndefined();
    expect(render(view).fallbackText).toBe(
      'Digest: nothing changed. Ready with risks. HQ · Entra Connect Sync · Contoso',
    );
  });

  it('says which reading it left out and what it cannot tell, because then less is certain', () => {
    const leftOut = [{ missing: 12, of: 38, cause: 'throttled', asOf: '2026-11-26T06:00:00.000Z' }] as const;
    const unseen = [
      { kind: 'logTooShort', what: 'federationChanged', from: '2026-11-19T07:00:00.000Z' },
      {
        kind: 'notRead',
        what: 'roleGained',
        fact: 'roleAssignments',
        of: '',
        when: 'after',
        cause: { kind: 'throttled' },
      },
    ] as const;
    const card = read({ ...quiet, drift: { ...drift, leftOut }, unseen });
    expect(card).toContain('**Nothing changed** since');
    expect(card).toContain('is left out: Microsoft Graph was too busy, and 12 of 38 facts are missing.');
    expect(card).toContain('The audit log was read from {{DATE(2026-11-19T07:00:00Z,SHORT)}}');
    expect(card).toMatch(/New holders of privileged roles are not told: .*too busy/);
  });

  it.each<[string, Partial<DigestView>, string]>([
    [
      'an event',
      {
        happenings: [
          { kind: 'roleGained', role: 'Helpdesk', who: 'Ann', type: 'user', through: null, isEligible: false },
        ],
      },
      '**Ann holds the role Helpdesk now**',
    ],
    [
      'something that is new on the clock',
      { lapses: [{ what: 'the certificate', note: '', on: '2026-12-08', days: 12, isNew: true }] },
      '! **In 12 days** ({{DATE(2026-12-08T10:00:00Z,SHORT)}}): the certificate · **new**',
    ],
  ])('is none with %s', (_, change, words) => {
    const card = read({ ...quiet, trend, ...change });
    expect(card).toContain(`\n! **Ready with risks** · 3 failing · none unknown\nNo check changed since ${since}.\n`);
    expect(card).toContain(words);
    expect(card).not.toContain('Nothing changed');
    expect(chartOf({ ...quiet, trend, ...change })).toBeDefined();
  });
});

describe('what changed', () => {
  it('stands in groups, what got worse first and what Preflight brought about last', () => {
    const rows = (['rules', 'changed', 'backInSight', 'wentDark', 'fixed', 'newlyFailing'] as const).map((kind) =>
      row(kind),
    );
    const view = changed(rows, {}, { hasNewRules: true });
    const headings = read(view)
      .split('\n')
      .filter((line) => /^(Newly|Fixed|Went|Back|Changed|Not a)/.test(line));
    expect(headings).toEqual([
      'Newly failing',
      'Fixed',
      'Went dark',
      'Back in sight',
      'Changed',
      'Not a change of the tenant: Preflight’s rules changed',
    ]);
    expect(read(view)).toContain(`\n**6 changes** since ${since}\n`);
    // The heading has said it.
    expect(read(view)).not.toContain('Both readings are judged by those of today');
    expect(read(changed([row('fixed')], {}, { hasNewRules: true }))).toContain('judged by those of today');
  });

  it.each<[DriftKind, string]>([
    ['newlyFailing', '✗\nA check that is newlyFailing\nWhy?\nRequired · It broke.\n'],
    ['fixed', '✓\nA check that is fixed\nWhy?\nIt is mended.\n'],
    [
      'wentDark',
      '?\nA check that is wentDark\nWhy?\nRequired · Preflight lacks the permission Domain.Read.All.\n→ A Privileged Role Administrator can grant',
    ],
    ['backInSight', '✓\nA check that is backInSight\nWhy?\n**Passes**: It is fine.\n'],
    ['changed', '!\nA check that is changed\nWhy?\nPasses → **Warning**: It drags.\n'],
    ['rules', '!\nA check that is rules\nWhy?\n**Warning**: It is odd.\n'],
  ])('of the kind %s says what is so now', (kind, words) => {
    expect(read(changed([row(kind)]))).toContain(words);
  });

  it('says of a check that is gone, and of one that is new, that it is', () => {
    expect(read(changed([{ ...row('changed'), after: null }]))).toContain(
      '○\nA check that is changed\nWhy?\nIt is no longer',
    );
    expect(read(changed([{ ...row('changed'), before: null }]))).toContain('New · **Warning**: It drags.');
  });

  it('names a next step once for rows that share it', () => {
    const rows = [row('newlyFailing', 'One', 'Open the port'), row('newlyFailing', 'Two', 'Open the port')];
    expect(read(changed([...rows, row('newlyFailing', 'Three', 'Mend it')])).match(/^→ .*/gm)).toEqual([
      '→ Open the port',
      '→ As above',
      '→ Mend it',
    ]);
  });

  it('is all there up to eight; of more, the rest is counted by kind, with the way to it', () => {
    const rows = Array.from({ length: 8 }, (_, index) => row('newlyFailing', `Check ${index}`));
    const eight = changed(rows);
    expect(read(eight)).not.toContain('more**');
    expect(pressed(eight, 'What changed').data).toEqual({
      kind: 'drift.show',
      since: '2026-11-25T07:00:09.120Z',
      page: 1,
    });
    const forty = changed(rows, { newlyFailing: 13, fixed: 9, wentDark: 9, rules: 1 });
    expect(read(forty)).toContain(
      '\n**32 more**: 13 newly failing, 9 fixed, 9 went dark, 1 differs only because Preflight reads other facts now.\nWhat changed\n',
    );
    expect(pressed(forty, 'What changed').data).toEqual({
      kind: 'drift.show',
      since: '2026-11-25T07:00:09.120Z',
      page: 1,
    });
    expect(render(forty).fallbackText).toContain('Digest: 21 newly failing, 9 fixed, 9 went dark, 1 differs');
    const tooMany = changed([...rows, row('fixed', 'The ninth')]);
    expect(read(tooMany)).not.toContain('The ninth');
    expect(read(tooMany)).toContain('**1 more**: 1 fixed.');
  });

  it('stands below the verdict, with the one of before where it was another', () => {
    const view = changed([row('newlyFailing')], {}, { isOtherTenant: true });
    const card = read({
      ...view,
      standing: { ...quiet.standing, verdict: 'notReady', failing: 4, unknown: 11 },
      liveDay: 3,
    });
    expect(card).toContain(
      `\n✗ **Not ready** (before: ! **Ready with risks**) · 4 failing · 11 unknown · day 3 of 7 after go-live\n**1 change** since ${since}\n! **The earlier reading is of another tenant**`,
    );
    expect(pressed({ ...view, liveDay: 7 }, 'The first week').data).toEqual({ kind: 'live.show' });
  });
});

it('says that it is late and for when it was meant, or that someone asked for it; on time, neither', () => {
  const late = { words: 'every day', slot: '2026-11-26T07:00:00.000Z', isLate: true };
  expect(read({ ...quiet, schedule: late })).toContain(
    '\nLate: meant for {{DATE(2026-11-26T07:00:00Z,SHORT)}} {{TIME(2026-11-26T07:00:00Z)}}\n',
  );
  expect(read({ ...quiet, schedule: null })).toContain('\nAsked for now\n');
  expect(read(quiet)).not.toMatch(/Late|Asked for/);
  expect(pressed({ ...quiet, schedule: null }, 'Digests').data).toEqual({ kind: 'digests.show' });
  expect(pressed(quiet, 'Pause or change').data).toEqual({ kind: 'digests.show' });
});

it.each<[DriftView['alone'], string]>([
  ['onlyOne', 'There is nothing to compare with yet: this is how things stood on {{DATE(2026-11-26'],
  ['noneSince', 'Nothing is compared: the newest whole reading is still that of {{DATE(2026-11-26'],
  ['noneWhole', 'Nothing is compared: no reading is whole enough. The newest one is of {{DATE(2026-11-26'],
])('with nothing to compare (%s) says so, and never that nothing changed', (alone, words) => {
  const view: DigestView = { ...quiet, drift: { ...drift, alone, before: null } };
  expect(read(view)).toContain(`\n! **Ready with risks** · 3 failing · none unknown\n${words}`);
  expect(`${read(view)}${render(view).fallbackText}`).not.toMatch(/nothing changed|No check changed/i);
});

it('tells what runs out, what has ended first, and the new ones as such', () => {
  const lapses = [
    { what: 'the certificate', note: 'No next certificate is in place.', on: '2026-12-08', days: 12, isNew: true },
    { what: 'the secret', note: '', on: '2026-11-26', days: 0, isNew: false },
    { what: 'the waiver', note: '', on: '2026-11-25', days: -1, isNew: false },
    ...Array.from({ length: 5 }, (_, index) => ({
      what: `no. ${index}`,
      note: '',
      on: '2027-01-01',
      days: 36,
      isNew: false,
    })),
  ];
  const card = read({ ...quiet, lapses });
  expect(card).toContain(
    [
      'What runs out',
      '✗ **Ended 1 day ago** ({{DATE(2026-11-25T10:00:00Z,SHORT)}}): the waiver',
      '! **Today** ({{DATE(2026-11-26T10:00:00Z,SHORT)}}): the secret',
      '! **In 12 days** ({{DATE(2026-12-08T10:00:00Z,SHORT)}}): the certificate · **new** · No next certificate is in place.',
      '! **In 36 days**',
    ].join('\n'),
  );
  expect(card).toContain('no. 2\n2 more\n');
});

it('tells what has long been out of sight by its cause, with who can settle it', () => {
  const cause = { kind: 'permissionMissing', permission: 'Domain.Read.All' } as const;
  const dark = (title: string) => ({ check: 'a.b', title, since: '2026-11-12T07:00:00.000Z', cause });
  const card = read({ ...changed([row('fixed')]), longDark: ['A', 'B', 'C', 'D'].map(dark) });
  const from = '(since {{DATE(2026-11-12T10:00:00Z,SHORT)}})';
  expect(card).toContain(
    `Out of sight for a week or longer\n? **Preflight lacks the permission Domain.Read.All**: A ${from}; B ${from}; C ${from}; 1 more\n→ A Privileged Role Administrator`,
  );
});

it('tells what happened in the tenant, with when and by whom where that is known', () => {
  const card = read({
    ...quiet,
    happenings: [
      {
        kind: 'federationChanged',
        domain: 'contoso.com',
        activity: 'Set federation settings on domain',
        by: 'admin@contoso.com',
        at: '2026-11-25T22:14:31.000Z',
      },
      {
        kind: 'objectsGone',
        gone: 1612,
        parts: [{ what: 'users', before: 2000, after: 388 }],
        threshold: 500,
        prevention: 'on',
      },
    ],
  });
  expect(card).toContain(
    '! **The federation of contoso.com was changed** ({{DATE(2026-11-25T22:14:31Z,SHORT)}} {{TIME(2026-11-25T22:14:31Z)}}). Set federation settings on domain, by admin@contoso.com\n! **1,612 synchronized objects are gone**. Users 2,000 → 388. A run that would delete more than 500 stops\n',
  );
});

describe('its chart', () => {
  const seen = (trend: readonly TrendPoint[]) => ({ ...changed([row('fixed')]), trend });

  it('takes three readings', () => {
    expect(chartOf(seen([day(25, 3), day(26, 3)]))).toBeUndefined();
    expect(chartOf(seen([day(24, 3), day(25, 3), day(26, 3)]))).toBeDefined();
  });

  it('is said in words where it is not drawn: a number that stays is told once', () => {
    expect(chartOf(seen([day(20, 12, 5), day(23, 9, 5), day(24, 9, 5), day(26, 3, 5)]))?.fallback.text).toBe(
      'Failing: 12 → 9 → 3 · Unknown: 5, over 4 readings since {{DATE(2026-11-20T07:00:00Z,SHORT)}} {{TIME(2026-11-20T07:00:00Z)}}',
    );
    const ups = Array.from({ length: 9 }, (_, index) => day(index + 1, index));
    expect(chartOf(seen(ups))?.fallback.text).toContain('Failing: 0 → … → 3 → 4 → 5 → 6 → 7 → 8 · ');
    expect(chartOf(seen(ups.slice(1)))?.fallback.text).toContain('Failing: 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 · ');
  });

  it('has the last reading of each day, or every reading where there are too few days', () => {
    const morning = (number: number) => ({ ...day(number, 9), asOf: `2026-11-${number}T06:00:00.000Z` });
    const days = chartOf(seen([day(24, 5), morning(25), day(25, 4), morning(26), day(26, 3, 0)]));
    expect(days?.xAxisTitle).toBe('Day');
    expect(days?.data).toMatchObject([
      {
        legend: 'Failing',
        values: [
          { x: '2026-11-24', y: 5 },
          { x: '2026-11-25', y: 4 },
          { x: '2026-11-26', y: 3 },
        ],
      },
      { legend: 'Unknown', values: [{ y: 5 }, { y: 5 }, { y: 0 }] },
    ]);
    const readings = chartOf(seen([day(25, 5), morning(26), day(26, 3)]));
    expect(readings?.xAxisTitle).toBe('Reading');
    expect(readings?.data[0]?.values).toEqual([
      { x: 1, y: 5 },
      { x: 2, y: 9 },
      { x: 3, y: 3 },
    ]);
  });

  it('shows the last thirty readings', () => {
    const many = Array.from({ length: 31 }, (_, index) => ({
      ...day(1, index),
      asOf: new Date(Date.UTC(2026, 9, 1 + index)).toISOString(),
    }));
    expect(chartOf(seen(many))?.data[0]?.values).toHaveLength(30);
    expect(chartOf(seen(many))?.data[0]?.values[0]).toEqual({ x: '2026-10-02', y: 1 });
    expect(chartOf(seen(many))?.fallback.text).toContain('over 30 readings since {{DATE(2026-10-02');
  });
});
