import { describe, expect, it } from 'vitest';
import { render } from '../../src/cards/render.ts';
import type { AlertView, LiveView, ScheduleFormView, SchedulesView, TrendView } from '../../src/protocol/view.ts';
import { pressed, read, review } from './asked.ts';

const about = {
  review,
  tenant: { id: '3f6c1c0e-7a52-4b35-9d0e-5a4f0d5c9b11', name: 'Contoso' },
  tool: 'connect',
} as const;

describe('an alert', () => {
  const alert: AlertView = {
    kind: 'alert',
    ...about,
    event: {
      kind: 'check',
      check: 'tenant.sync.clock',
      title: 'The tenant synchronizes',
      severity: 'required',
      subject: '',
      summary: 'Synchronized 5 hours ago.',
      fix: 'Look at the scheduler',
    },
    seenAt: '2026-11-26T10:05:00.000Z',
    resolved: null,
    criteria: [],
  };
  const styleOf = (view: AlertView) => (render(view).card.body?.[0] as { style: string }).style;

  it('says what fails and what to do first, and asks for attention', () => {
    expect(read(alert)).toMatch(
      /^✗\nFailing: The tenant synchronizes\nSynchronized 5 hours ago\.\n\*\*First:\*\* Look at the scheduler\n/,
    );
    expect(read(alert)).not.toContain('rolls back');
    expect(styleOf(alert)).toBe('attention');
    expect(render(alert).fallbackText).toMatch(
      /^Alert: Failing: The tenant synchronizes\. Synchronized 5 hours ago\. HQ/,
    );
  });

  it('names the server where its words do not', () => {
    const event = { ...alert.event, subject: 'SYNC01' } as AlertView['event'];
    expect(read({ ...alert, event })).toContain('Failing: SYNC01: The tenant synchronizes\n');
    const named = { ...event, summary: 'SYNC01: Synchronized 5 hours ago.' } as AlertView['event'];
    expect(read({ ...alert, event: named })).toContain('Failing: The tenant synchronizes\nSYNC01: Synchronized');
  });

  it('in the first week says what the team rolls back for', () => {
    const card = read({ ...alert, criteria: ['nobody can sign in', 'no password is synchronized'] });
    expect(card).toContain('Your team rolls back if\n• nobody can sign in\n• no password is synchronized\n');
    expect(pressed({ ...alert, criteria: ['x'] }, 'The first week').data).toEqual({ kind: 'live.show' });
  });

  it('that is over says since when, what is so now, and what it was', () => {
    const resolved = { at: '2026-11-26T11:35:00.000Z', summary: 'Synchronized 12 minutes ago.' };
    const card = read({ ...alert, resolved, criteria: ['nobody can sign in'] });
    expect(card).toMatch(
      /^✓\nNo longer failing: The tenant synchronizes\n\*\*Since \{\{DATE\(2026-11-26T11:35:00Z,SHORT\)\}\} \{\{TIME\(2026-11-26T11:35:00Z\)\}\}\*\*: Synchronized 12 minutes ago\.\n/,
    );
    expect(card).toContain('What it was\nSynchronized 5 hours ago.\n');
    expect(card).not.toMatch(/First:|rolls back/);
    expect(styleOf({ ...alert, resolved })).toBe('good');
  });

  it.each<[AlertView['event'] & { kind: 'happening' }, RegExp]>([
    [
      {
        kind: 'happening',
        happening: {
          kind: 'federationChanged',
          domain: 'contoso.com',
          activity: 'Set federation settings',
          by: 'admin@contoso.com',
          at: '2026-11-25T22:14:31.000Z',
        },
      },
      /^!\nThe federation of contoso\.com was changed\nSet federation settings, by admin@contoso\.com\.\n\*\*First:\*\* Ask admin@contoso\.com .*\n.*happened \{\{DATE\(2026-11-25T22:14:31Z/s,
    ],
    [
      {
        kind: 'happening',
        happening: { kind: 'roleGained', role: 'Helpdesk', who: 'Ann', type: 'user', through: null, isEligible: false },
      },
      /^!\nAnn holds the role Helpdesk now\n\*\*First:\*\* Find out who gave it/,
    ],
    [
      {
        kind: 'happening',
        happening: {
          kind: 'objectsGone',
          gone: 612,
          parts: [{ what: 'users', before: 2000, after: 1388 }],
          threshold: 500,
          prevention: 'on',
        },
      },
      /^!\n612 synchronized objects are gone\nUsers 2,000 → 1,388\. A run that would delete more than 500 stops\.\n\*\*First:\*\* .*stop the scheduler/,
    ],
  ])('of something that happened: %j', (event, words) => {
    expect(read({ ...alert, event })).toMatch(words);
  });

  it('about objects that are gone names what stops the tool in use', () => {
    const happening = {
      kind: 'objectsGone',
      gone: 612,
      parts: [{ what: 'users', before: 2000, after: 1388 }],
      threshold: 500,
      prevention: 'on',
    } as const;
    const event = { kind: 'happening', happening } as const;
    expect(read({ ...alert, tool: 'cloud', event })).toContain('pause the configuration in the Entra admin center');
  });
});

describe('the first week', () => {
  const live: LiveView = {
    kind: 'live',
    ...about,
    revision: 1,
    since: '2026-11-24',
    until: '2026-11-30',
    liveDay: 3,
    isOver: false,
    criteria: ['nobody can sign in'],
    events: [
      { text: 'No synchronization', at: '2026-11-26T10:05:00.000Z', hasEnd: true, resolvedAt: null },
      { text: 'Federation changed', at: '2026-11-25T10:05:00.000Z', hasEnd: false, resolvedAt: null },
      { text: 'Agent silent', at: '2026-11-24T10:05:00.000Z', hasEnd: true, resolvedAt: '2026-11-24T11:05:00.000Z' },
    ],
    standing: { verdict: 'ready', failing: 0, unknown: 2 },
    note: '',
  };

  it('tells its day, the criteria, what is open and what happened', () => {
    const card = read(live);
    expect(card).toMatch(/^The first week: day 3 of 7\n/);
    expect(card).toContain('\n✓ **Ready** · none failing · 2 unknown\nYour team rolls back if\n• nobody can sign in\n');
    expect(card).toContain(
      'Still open\n✗ No synchronization · {{DATE(2026-11-26T10:05:00Z,SHORT)}} {{TIME(2026-11-26T10:05:00Z)}}\n',
    );
    expect(card).toContain('What happened\n! Federation changed · ');
    expect(card).toContain(
      '✓ Agent silent · {{DATE(2026-11-24T10:05:00Z,SHORT)}} {{TIME(2026-11-24T10:05:00Z)}}, over {{',
    );
  });

  it('that is over says what is still open, also where nothing is', () => {
    const over = { ...live, isOver: true, liveDay: null };
    expect(read(over)).toMatch(/^The first week is over\n/);
    expect(read(over)).toContain('Still open\n✗ No synchronization');
    expect(read(over)).toContain('Your team would have rolled back if\n• nobody can sign in\n');
    expect(read({ ...over, events: live.events.slice(1) })).toContain('Still open\nNothing.\nWhat happened\n');
    expect(read({ ...over, events: [] })).toContain('What happened\nNothing that could not wait for a digest.\n');
  });

  it('that has not begun says when it will, or what to type', () => {
    const none = { ...live, liveDay: null, events: [], criteria: [] };
    expect(read({ ...none, since: '2026-12-01', until: '2026-12-07' })).toContain(
      'Go-live is on {{DATE(2026-12-01T10:00:00Z,SHORT)}}.',
    );
    const card = read({ ...none, since: null, until: '', standing: null });
    expect(card).toContain('This review is not live. On the day of go-live, say **we are live**');
    expect(card).toContain('Nothing is written down yet. Say **roll back if** and what');
    expect(card).not.toMatch(/Still open|What happened/);
  });

  it('tells of eight events and counts the rest', () => {
    const [open] = live.events;
    const events = Array.from({ length: 10 }, () => open as LiveView['events'][number]);
    expect(read({ ...live, events }).match(/No synchronization/g)).toHaveLength(8);
    expect(read({ ...live, events })).toContain('\n2 more\n');
  });
});

describe('the digests of a conversation', () => {
  const row: SchedulesView['rows'][number] = {
    id: '7d1f0a52-3c3e-4f8e-9a55-0f2b8f6f1c02',
    revision: 5,
    number: 1,
    reviewName: 'HQ',
    words: 'every weekday at 08:00 Europe/Zurich',
    onlyChanges: false,
    state: 'active',
    next: '2026-11-27T07:00:00.000Z',
    by: 'Dana',
    suspendedSince: null,
  };
  const showing = (change: Partial<typeof row>): SchedulesView => ({
    kind: 'schedules',
    rows: [{ ...row, ...change }],
    note: '',
  });
  const next = 'Next {{DATE(2026-11-27T07:00:00Z,SHORT)}}';

  it('are told with the next one, and can be paused and stopped as the card showed them', () => {
    expect(read(showing({}))).toContain(`✓\n1\\. HQ\nEvery weekday at 08:00 Europe/Zurich\n${next}`);
    const data = { kind: 'digest.change', schedule: row.id, revision: 5 };
    expect(pressed(showing({}), 'Pause').data).toEqual({ ...data, what: 'pause' });
    expect(pressed(showing({}), 'Stop').data).toEqual({ ...data, what: 'stop' });
    expect(read(showing({ onlyChanges: true }))).toContain('Europe/Zurich, only when something changes\n');
  });

  it('that are paused have no next one and can be resumed', () => {
    const paused = showing({ state: 'paused' });
    expect(read(paused)).toContain('○\n1\\. HQ\nEvery weekday at 08:00 Europe/Zurich\n**Paused**');
    expect(read(paused)).not.toContain('Next');
    expect(pressed(paused, 'Resume').data).toMatchObject({ what: 'resume', schedule: row.id, revision: 5 });
  });

  it('that Teams refuses say since when, and what revives them', () => {
    const card = read(showing({ suspendedSince: '2026-11-24T07:00:03.000Z' }));
    expect(card).toContain('✗\n1\\. HQ\n');
    expect(card).toContain('**Not delivered** since {{DATE(2026-11-24T07:00:03Z,SHORT)}}');
    expect(card).toContain('Write to Preflight there, or install it again');
    expect(card).not.toContain(next);
  });

  it('are set up by a button where there are none', () => {
    const none: SchedulesView = { kind: 'schedules', rows: [], note: 'Stopped.' };
    expect(pressed(none, 'Set up').data).toEqual({ kind: 'digest.prepare' });
    expect(read(none)).toMatch(/^Digests\nNobody is told here on time yet\..*\nStopped\.\n/);
  });
});

describe('the form of a digest', () => {
  const form: ScheduleFormView = {
    kind: 'scheduleForm',
    review,
    values: { days: '1,2,3,4,5', at: '08:00', zone: 'Europe/Zurich', when: 'changes', cron: '' },
    error: '',
  };
  const at = (typed: string) =>
    render({ ...form, values: { ...form.values, at: typed } }).card.body?.find(
      (one) => (one as { id?: string }).id === 'form.at',
    );

  it('shows what is set, and sends the review with what is in its fields', () => {
    expect(read(form)).toContain(
      'On these days\n[1,2,3,4,5]\nAt\n[08:00]\nIn the time zone\n[Europe/Zurich]\nPost it\n[changes]\n',
    );
    expect(pressed(form, 'Save')).toEqual({
      data: { kind: 'digest.save', review: review.id, form: {} },
      associatedInputs: 'auto',
    });
  });

  it.each([
    ['', 'Input.Time'],
    ['00:00', 'Input.Time'],
    ['23:59', 'Input.Time'],
    ['24:00', 'Input.Text'],
    ['8:00', 'Input.Text'],
    ['08:60', 'Input.Text'],
    ['half past eight', 'Input.Text'],
  ])('keeps “%s” in a field of the type %s', (typed, type) => {
    expect(at(typed)).toMatchObject({ type, value: typed });
  });

  it('says what could not be understood', () => {
    expect(read({ ...form, error: 'There is no zone *Zurich*.' })).toContain('\n✗ There is no zone \\*Zurich\\*.\n');
  });
});

it('a trend tells the last ten readings, the newest first, and says so where there are too few to draw', () => {
  const point = (number: number): TrendView['points'][number] => ({
    asOf: `2026-11-${String(number).padStart(2, '0')}T07:00:00.000Z`,
    verdict: 'notReady',
    failing: number,
    unknown: 0,
  });
  const many: TrendView = { kind: 'trend', ...about, points: Array.from({ length: 12 }, (_, at) => point(at + 1)) };
  const lines = read(many).match(/^.* failing · .*$/gm) ?? [];
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe(
    '{{DATE(2026-11-12T07:00:00Z,SHORT)}} {{TIME(2026-11-12T07:00:00Z)}} · ✗ **Not ready** · 12 failing · none unknown',
  );
  expect(read(many)).toContain('The last 10 of 12 readings');
  expect(read(many)).not.toContain('A chart takes');
  expect(read({ ...many, points: many.points.slice(0, 2) })).toContain('A chart takes three readings.');
});
