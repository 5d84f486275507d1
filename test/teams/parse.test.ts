import { describe, expect, it } from 'vitest';
import { commands } from '../../src/protocol/commands.ts';
import { intentSchema } from '../../src/protocol/intent.ts';
import { activitySchema } from '../../src/teams/activity.ts';
import { parse } from '../../src/teams/parse.ts';
import {
  type ActivityJson,
  adele,
  alex,
  bot,
  channel,
  execute,
  groupChat,
  installation,
  invoke,
  membership,
  mention,
  message,
  personal,
  submit,
  tenantId,
} from '../connector/activities.ts';

const read = (activity: ActivityJson) =>
  parse(
    activitySchema.parse({ id: '1763640000009', serviceUrl: 'https://smba.trafficmanager.net/emea/', ...activity }),
  );

function intentOf(activity: ActivityJson) {
  const meaning = read(activity);
  return meaning.kind === 'asked' ? meaning.intent : meaning;
}

const findings = (by: string) => ({ kind: 'findings.list', filter: { by }, page: 1 });
const area = (name: string) => ({ kind: 'findings.list', filter: { by: 'area', area: name }, page: 1 });

describe('what people type', () => {
  it.each([
    ['are we ready', { kind: 'readiness.ask' }],
    ['are we ready?', { kind: 'readiness.ask' }],
    ['Are we ready??', { kind: 'readiness.ask' }],
    ['ready?', { kind: 'readiness.ask' }],
    ['READY', { kind: 'readiness.ask' }],
    ['scan', { kind: 'scan.start' }],
    ['rescan.', { kind: 'scan.start' }],
    ['status', { kind: 'status.show' }],
    ['blockers', findings('blockers')],
    ['unread', findings('unread')],
    ['findings', findings('all')],
    ['show all', findings('all')],
    ['why tenant.exists', { kind: 'check.explain', check: 'tenant.exists' }],
    ['why tenant.domain.verified?', { kind: 'check.explain', check: 'tenant.domain.verified' }],
    ['why does sync fail after some hours?', { kind: 'check.explain', check: 'does sync fail after some hours' }],
    ['what would make us ready?', { kind: 'path.show' }],
    ['What is missing?', { kind: 'path.show' }],
    ['what changed?', { kind: 'drift.show', since: '', page: 1 }],
    ['What has changed since Monday?', { kind: 'drift.show', since: 'Monday', page: 1 }],
    ['what’s changed since last week', { kind: 'drift.show', since: 'last week', page: 1 }],
    ['what changed, since 20 Nov 2026', { kind: 'drift.show', since: '20 Nov 2026', page: 1 }],
    ['show changes', { kind: 'drift.show', since: '', page: 1 }],
    ['drift', { kind: 'drift.show', since: '', page: 1 }],
    ['which tool?', { kind: 'tools.compare' }],
    ['Which tool', { kind: 'tools.compare' }],
    ['connect or cloud?', { kind: 'tools.compare' }],
    ['Connect Sync or Cloud Sync?', { kind: 'tools.compare' }],
    ['Entra Cloud Sync vs. Entra Connect Sync', { kind: 'tools.compare' }],
    ['compare tools', { kind: 'tools.compare' }],
    ['compare the two tools', { kind: 'tools.compare' }],
    ['which one should we use?', { kind: 'tools.compare' }],
    ['which tooling', { kind: 'command.unclear', text: 'which tooling' }],
    ['connect', { kind: 'command.unclear', text: 'connect' }],
    ['what is tenant.exists', { kind: 'check.explain', check: 'tenant.exists' }],
    ['show account', area('account')],
    ['show profile', { kind: 'profile.show' }],
    ['show questions', { kind: 'questions.show' }],
    ['show history', { kind: 'history.show', page: 1 }],
    ['history', { kind: 'history.show', page: 1 }],
    ['help', { kind: 'help.show' }],
    ['?', { kind: 'help.show' }],
    ['', { kind: 'help.show' }],
    ['new review', { kind: 'review.create' }],
    ['new review Branch office (Köln)', { kind: 'review.create', name: 'Branch office (Köln)' }],
    ['show reviews', { kind: 'reviews.list', archived: false, page: 1 }],
    ['list archived reviews', { kind: 'reviews.list', archived: true, page: 1 }],
    ['open review Köln', { kind: 'review.open', name: 'Köln' }],
    ['rename review to Head office', { kind: 'review.rename', name: 'Head office' }],
    ['archive review', { kind: 'review.archive' }],
    ['unarchive review Köln', { kind: 'review.reopen', name: 'Köln' }],
    ['delete review', { kind: 'review.delete', forGood: false }],
    ['delete review for good', { kind: 'review.delete', forGood: false }],
    ['delete review Head office', { kind: 'review.delete', name: 'Head office', forGood: false }],
    ['delete review Head office for good!', { kind: 'review.delete', name: 'Head office', forGood: true }],
    ['show questions', { kind: 'questions.show' }],
    ['show answers', { kind: 'answers.show', page: 1 }],
    ['show profile', { kind: 'profile.show' }],
    ['profile', { kind: 'profile.show' }],
    ['planned installation', { kind: 'profile.show' }],
    ['servers', { kind: 'profile.show', page: 2 }],
    ['set', { kind: 'profile.set', text: '' }],
    [
      'set servers to active: SYNC01\nstaging: SYNC02',
      { kind: 'profile.set', text: 'servers to active: SYNC01\nstaging: SYNC02' },
    ],
    ['Save the profile.', { kind: 'profile.confirm' }],
    ['show me the money', { kind: 'command.unclear', text: 'show me the money' }],
    ['already', { kind: 'command.unclear', text: 'already' }],
    ['Is 1 < 2 & 3 > 2?', { kind: 'command.unclear', text: 'Is 1 < 2 & 3 > 2?' }],
  ])('%j in a channel, a group chat and alone', (text, intent) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const place of [channel(), groupChat(), personal()]) {
      expect(intentOf(message(escaped, place))).toEqual(intent);
    }
  });

  it.each([
    ['the mention at the end', 'are we ready? <at>Preflight</at>'],
    ['the mention twice', '<at>Preflight</at> are we ready? <at>Preflight</at>'],
    ['a hard space after the mention', '<at>Preflight</at>&nbsp;are we ready?'],
    ['a hard space as a character', '<at>Preflight</at>\u00a0are\u00a0we ready?'],
    ['line breaks', '<at>Preflight</at>\r\nare we\nready?\n'],
    ['a line break as HTML', '<at>Preflight</at><br/>are we ready?'],
    ['a zero width space', '\u200b<at>Preflight</at> are we ready?\u200b'],
  ])('with %s', (_, text) => {
    expect(intentOf(message('', channel(), adele, { text }))).toEqual({ kind: 'readiness.ask' });
  });

  it('with a mention that was edited into two pieces', () => {
    const name = { id: bot.id, name: 'Preflight Bot' };
    const entities = [mention(name, '<at>Preflight</at>'), mention(name, '<at>Bot</at>')];
    const text = '<at>Preflight</at> <at>Bot</at> scan';
    expect(intentOf(message('', channel(), adele, { text, entities }))).toEqual({ kind: 'scan.start' });
  });

  it('with a name that means something in a regular expression', () => {
    const entities = [mention(bot, '<at>Preflight (test) $&</at>')];
    const text = '<at>Preflight (test) $&</at> scan';
    expect(intentOf(message('', channel(), adele, { text, entities }))).toEqual({ kind: 'scan.start' });
  });

  it('keeps the names of other people', () => {
    const entities = [mention(), mention(alex)];
    const text = '<at>Preflight</at> tell <at>Alex Wilber</at>';
    expect(intentOf(message('', channel(), adele, { text, entities }))).toEqual({
      kind: 'command.unclear',
      text: 'tell Alex Wilber',
    });
  });

  it.each([[undefined], [null], ['']])('helps when the text is %j beside a mention', (text) => {
    expect(intentOf(message('', channel(), adele, { text }))).toEqual({ kind: 'help.show' });
  });

  it('survives entities and channel data of an unknown shape', () => {
    expect(intentOf(message('scan', personal(), adele, { entities: [7], channelData: 'x' }))).toEqual({
      kind: 'scan.start',
    });
  });

  it('cuts a very long sentence, and refuses a name that is too long as unclear', () => {
    expect(intentOf(message('x'.repeat(30_000), personal()))).toEqual({
      kind: 'command.unclear',
      text: 'x'.repeat(20_000),
    });
    expect(intentOf(message(`new review ${'x'.repeat(201)}`, personal()))).toMatchObject({ kind: 'command.unclear' });
  });

  it.each(commands.map(({ example }) => [example]))('%j, as the help says it', (example) => {
    expect(intentOf(message(example))).not.toMatchObject({ kind: 'command.unclear' });
  });
});

describe('who and where', () => {
  it('a thread of a channel: the review belongs to the channel, the answer to the thread', () => {
    const meaning = read(message('scan', channel('1763640000777')));
    expect(meaning).toMatchObject({
      who: {
        user: { id: adele.aadObjectId, name: 'Adele Vance' },
        conversation: {
          id: '19:7a3f0c5de1b24b0d9d2f8a6c4e5b1a90@thread.tacv2',
          thread: '19:7a3f0c5de1b24b0d9d2f8a6c4e5b1a90@thread.tacv2;messageid=1763640000777',
          type: 'channel',
        },
      },
      conversation: {
        id: '19:7a3f0c5de1b24b0d9d2f8a6c4e5b1a90@thread.tacv2',
        type: 'channel',
        tenantId,
        reference: { serviceUrl: 'https://smba.trafficmanager.net/emea/', channelId: 'msteams', bot },
      },
    });
  });

  it.each([
    ['groupChat', groupChat()],
    ['personal', personal()],
  ])('%s', (type, place) => {
    expect(read(message('scan', place))).toMatchObject({
      who: { conversation: { id: place.conversation.id, thread: place.conversation.id, type } },
    });
  });

  it('a guest of a meeting, who has no Entra id, is nobody', () => {
    const activity = message('scan', groupChat(), adele, { from: { id: '29:guest', name: 'Guest' } });
    expect(read(activity)).toMatchObject({ who: { user: null } });
  });

  it('never believes the card about who pressed', () => {
    const data = { kind: 'scan.start', user: { id: alex.aadObjectId }, who: { user: { id: alex.aadObjectId } } };
    expect(read(execute(data))).toMatchObject({
      intent: { kind: 'scan.start' },
      who: { user: { id: adele.aadObjectId } },
    });
  });
});

const review = '5f0c2f8e-0b7a-4a35-9d3c-1a2b3c4d5e6f';
const form = {
  tool: 'cloud',
  installation: 'fresh',
  settings: 'express',
  installingAccount: 'a@contoso.com',
  upnSuffixes: '',
  objectsInScope: '12',
};
const flat = Object.fromEntries(Object.entries(form).map(([key, value]) => [`form.${key}`, value]));

describe('what cards send', () => {
  it.each([
    ['Action.Execute', (data: { kind: string }) => execute(data)],
    ['the Action.Submit fallback', (data: { kind: string }) => submit(data)],
  ])('%s: the intent in its data', (_, press) => {
    expect(intentOf(press({ kind: 'readiness.ask' }))).toEqual({ kind: 'readiness.ask' });
    const inputs = { kind: 'profile.save', review, revision: 3, ...flat };
    expect(intentOf(press(inputs))).toEqual({ kind: 'profile.save', review, revision: 3, page: 1, goOn: false, form });
    const partly = {
      kind: 'profile.save',
      review,
      revision: 3,
      form: { ...form, tool: 'connect' },
      'form.tool': 'cloud',
    };
    expect(intentOf(press(partly))).toEqual({ kind: 'profile.save', review, revision: 3, page: 1, goOn: false, form });
  });

  it('the card that was pressed', () => {
    expect(read(execute({ kind: 'scan.start' }, { card: '1763640000555' }))).toMatchObject({ card: '1763640000555' });
  });

  const refused = (text: string) => expect.objectContaining({ kind: 'refused', text: expect.stringContaining(text) });
  const unknown = 'does not know this button';

  it.each([
    ['an unknown kind', { kind: 'tenant.delete' }, unknown],
    ['no kind', { page: 1 }, unknown],
    ['an intent of the clock', { kind: 'scan.run', review, slot: 'x', requestedAt: '2026-11-20T10:00:00Z' }, unknown],
    ['an intent of Teams', { kind: 'welcome.show' }, unknown],
    ['a field of another type', { kind: 'check.explain', check: { $ne: 1 } }, '"check"'],
    ['an area that is none', { kind: 'findings.list', filter: { by: 'area', area: '../../etc' } }, '"filter.area"'],
    ['a field that is none', { kind: 'profile.save', review, revision: 1, 'form.owner': 'me' }, '"form"'],
    [
      'a field of the form that is no text',
      { kind: 'profile.save', review, revision: 1, 'form.tool': 1 },
      '"form.tool"',
    ],
    ['a third card', { kind: 'profile.save', review, revision: 1, page: 3 }, '"page"'],
    [
      'more than a field holds',
      { kind: 'profile.save', review, revision: 1, 'form.servers': 'x'.repeat(4001) },
      '"form.servers"',
    ],
    ['a queued reading', { kind: 'profile.guess', review, slot: 'x', requestedAt: '2026-11-20T10:00:00Z' }, unknown],
    ['a page out of reach', { kind: 'findings.list', filter: { by: 'all' }, page: 1e9 }, '"page"'],
    ['a number too large for JSON', { kind: 'findings.list', filter: { by: 'all' }, page: Number.MAX_VALUE }, '"page"'],
    [
      'names of prototypes',
      JSON.parse('{"kind":"x","__proto__":{"kind":"scan.start"},"constructor.prototype":1}'),
      unknown,
    ],
    ['prototypes by a flat name', JSON.parse('{"kind":"x","__proto__.kind":"scan.start"}'), unknown],
    ['too much', { kind: 'scan.start', more: 'ü'.repeat(60_000) }, 'more than 100 KB'],
    [
      'a nest without a bottom',
      { kind: 'scan.start', more: JSON.parse(`${'['.repeat(40_000)}${']'.repeat(40_000)}`) },
      'more than 100 KB',
    ],
  ])('refuses %s', (_, data, text) => {
    expect(read(execute(data as { kind: string }))).toEqual(refused(text));
    expect(read(submit(data))).toEqual(refused(text));
    expect(({} as Record<string, unknown>).kind).toBeUndefined();
  });

  it.each([['text'], [7], [true], [['scan.start']]])('refuses %j as data', (data) => {
    expect(read(submit(data))).toEqual(refused(unknown));
    expect(read(invoke('adaptiveCard/action', { action: { verb: 'scan.start', data } }))).toEqual(refused(unknown));
  });

  it('refuses a verb that is not the kind, or none', () => {
    const press = (verb?: unknown) => invoke('adaptiveCard/action', { action: { verb, data: { kind: 'scan.start' } } });
    expect(read(press('help.show'))).toEqual(refused(unknown));
    expect(read(press())).toEqual(refused(unknown));
    expect(intentOf(press('scan.start'))).toEqual({ kind: 'scan.start' });
  });

  it.each([[null], [undefined], [{}], [{ action: null }], ['x']])('refuses an invoke with the value %j', (value) => {
    expect(read(invoke('adaptiveCard/action', value))).toEqual(refused(unknown));
  });

  it('takes the text before the value, as a messageBack button sends both', () => {
    expect(intentOf(message('scan', channel(), adele, { value: { kind: 'help.show' } }))).toEqual({
      kind: 'scan.start',
    });
  });

  it('takes every intent that a card may carry and that needs no more than its kind', () => {
    for (const kind of ['help.show', 'readiness.ask', 'scan.start', 'status.show', 'profile.show', 'review.create']) {
      expect(intentOf(execute({ kind }))).toEqual(intentSchema.parse({ kind }));
    }
  });
});

describe('what happens to the bot', () => {
  it('both announcements of an installation in a team name the chosen channel', () => {
    const place = { id: '19:7a3f0c5de1b24b0d9d2f8a6c4e5b1a90@thread.tacv2', type: 'channel' };
    expect(read(installation('add'))).toMatchObject({ kind: 'installed', conversation: place });
    expect(read(membership('membersAdded'))).toMatchObject({ kind: 'installed', conversation: place });
  });

  it.each([
    ['an upgrade', installation('add-upgrade', personal()), 'upgraded'],
    ['a removal', installation('remove', personal()), 'removed'],
    ['a removal by its other announcement', membership('membersRemoved', groupChat()), 'removed'],
    [
      'the channel is deleted',
      { ...membership('membersAdded', channel(), []), channelData: { eventType: 'channelDeleted' } },
      'removed',
    ],
    ['the removal of the old version in an upgrade', installation('remove-upgrade', personal()), 'ignored'],
    ['somebody else joins', membership('membersAdded', channel(), [alex]), 'membersChanged'],
    ['somebody else leaves', membership('membersRemoved', channel(), [alex]), 'membersChanged'],
    [
      'a channel is renamed',
      { ...membership('membersAdded', channel(), []), channelData: { eventType: 'channelRenamed' } },
      'ignored',
    ],
  ])('%s', (_, activity, kind) => {
    expect(read(activity)).toMatchObject({ kind });
  });
});

describe('what is none of its business', () => {
  it.each([
    ['an edit', { ...message('scan'), type: 'messageUpdate' }],
    ['a deletion', { ...message('scan'), type: 'messageDelete' }],
    ['a reaction', { ...message(''), type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['typing', { ...message(''), type: 'typing' }],
    ['an event', { ...message(''), type: 'event', name: 'application/vnd.microsoft.readReceipt' }],
    ['something new', { ...message(''), type: 'telepathy' }],
    ['a message from nowhere', { ...message('scan'), conversation: null }],
  ])('%s', (_, activity) => {
    expect(read(activity)).toEqual({ kind: 'ignored' });
  });

  it.each([
    ['task/fetch'],
    ['composeExtension/query'],
    ['fileConsent/invoke'],
    ['unknown'],
  ])('the invoke %s', (name) => {
    expect(read(invoke(name, {}))).toEqual({ kind: 'unserved' });
  });
});
