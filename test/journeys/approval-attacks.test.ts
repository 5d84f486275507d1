import { expect, test, vi } from 'vitest';
import { internalIntents } from '../../src/protocol/rights.ts';
import { adele, alex, channel, execute, groupChat, megan, nestor, type Person } from '../connector/activities.ts';
import { member, useTeam } from './approving.ts';
import { dataOf, wordsOf } from './journey.ts';

vi.setConfig({ testTimeout: 60_000 });

const team = useTeam();

const untouched = async () => expect(await team.state()).toMatch(/Approval requested\n0 of 2 needed approvals given/);

test('card data that was edited decides nothing, and who presses is who the activity says', async () => {
  await team.begin();
  const everyone = await team.request();
  const approve = dataOf(await team.open(everyone, alex), 'Approve');
  const press = async (data: typeof approve, who: Person = alex, place?: ReturnType<typeof channel>) =>
    wordsOf(await team.press(data, who, {}, place));
  const other = 'bbbbbbbb-0000-4000-8000-000000000009';

  expect(await press({ ...approve, review: other })).toMatch(/not there any more|no such review|is gone|deleted/i);
  expect(await press({ ...approve, request: other })).toContain('No approval has been asked for in this review.');
  expect(await press({ ...approve, round: 7 })).toContain('That card was of an earlier asking');
  expect(await press({ ...approve, seen: 7 })).toContain('That card was of before the last vote');
  expect(await press({ ...approve, by: alex, user: alex.aadObjectId, approver: alex.aadObjectId }, nestor)).toContain(
    'Only approvers and administrators may decide here',
  );
  expect(await press(approve, adele)).toMatch(/not an approver|cannot give it/);
  expect(await press(approve, alex, groupChat())).toContain('another conversation');
  const nobody = { ...alex, aadObjectId: undefined } as unknown as Person;
  expect(await press(approve, nobody)).toContain('Teams does not say who you are');
  await untouched();

  // The verb says something else than the data.
  const edited = execute(approve, { who: alex }) as { value: { action: { verb: string } } } & ReturnType<
    typeof execute
  >;
  edited.value.action.verb = 'approval.withdraw';
  expect((await team.journey().say(edited)).body).toMatchObject({ statusCode: 400 });
  for (const kind of [...internalIntents].filter((one) => one.startsWith('approval.')))
    expect((await team.journey().say(execute({ ...approve, kind }, { who: alex }))).body).toMatchObject({
      statusCode: 400,
    });
  await untouched();
});

test('nothing without authentication, and a replayed press takes back no newer vote', async () => {
  await team.begin();
  const everyone = await team.request('quorum 2');
  const press = execute(dataOf(await team.open(everyone, alex), 'Approve'), { who: alex });
  const post = (authorization: string | null) => team.connector().post(team.port(), press, authorization);
  for (const authorization of [
    null,
    'Bearer ',
    `Bearer ${team.connector().sign({}, { forged: true })}`,
    `Bearer ${team.connector().sign({}, { expiresIn: -3600 })}`,
    `Bearer ${team.connector().sign({}, { audience: nestor.aadObjectId })}`,
  ])
    expect((await post(authorization)).status).toBeGreaterThanOrEqual(400);
  await untouched();

  const first = { ...press, id: '1763649999999' };
  await team.journey().say(first);
  await team.ask('approve because I looked twice', /Noted: you approve it/, alex);
  await team.journey().say(first);
  await team.journey().say({ ...press, id: '1763650000000' });
  const state = await team.state();
  expect(state).toContain('1 of 2 needed approvals given');
  expect(state).toContain('“I looked twice”');
  const history = wordsOf(await team.ask('history', /newest first/));
  expect(history.match(/\*\*Alex Wilber\*\* approved/g)).toHaveLength(2);
});

test('who is an approver no longer, a guest, a stranger or someone whose tenant nobody tells has no say', async () => {
  await team.begin();
  const everyone = await team.request();
  const approve = dataOf(await team.open(everyone, alex), 'Approve');
  const press = async () => wordsOf(await team.press(approve, alex));
  const { members } = team.connector();
  const at = members.findIndex(({ id }) => id === alex.id);
  const isNow = async (change: object | null) => {
    members.splice(
      at,
      members.length > at && members[at]?.id === alex.id ? 1 : 0,
      ...(change ? [{ ...alex, ...change }] : []),
    );
    await team.journey().say({
      ...{ type: 'conversationUpdate', channelId: 'msteams', from: adele, ...channel() },
      ...{ recipient: { id: '28:x', name: 'x' }, membersAdded: [{ id: alex.id }] },
    });
  };
  await isNow({ tenantId: '99999999-1111-4111-8111-111111111111' });
  expect(await press()).toContain('Alex Wilber belongs to another tenant');
  await isNow({});
  expect(await press()).toContain('does not tell which tenant Alex Wilber belongs to');
  await isNow(null);
  expect(await press()).toContain('You are not in this conversation');
  await isNow(member(alex));
  team.connector().failNext({ status: 403 });
  expect(await press()).toContain('Teams does not tell who is in this conversation');

  await team.ask('approvers @Megan @Nestor', /Saved\. Approvers here: Megan Bowen, Nestor Wilke/);
  expect(await press()).toContain('Only approvers and administrators may decide here');
  // Nestor is one now, but was not asked.
  await team.ask('approve', /You are not an approver of this request/, nestor);
  await team.ask('approvers none', /Approvers here: nobody/);
  await team.ask('approve', /Only approvers and administrators may decide here/, megan);
  await untouched();
});

test('a reason is text and nothing else, and no longer than a page', async () => {
  await team.begin();
  const everyone = await team.request();
  const reject = dataOf(await team.open(everyone, alex), 'Reject');
  const huge = await team
    .journey()
    .say(execute({ ...reject, 'form.reason': 'x'.repeat(2 * 1024 * 1024) }, { who: alex }));
  expect(huge.status).toBe(413);
  const large = await team.journey().say(execute({ ...reject, 'form.reason': 'x'.repeat(200 * 1024) }, { who: alex }));
  expect(large.body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('100 KB') } });
  const long = await team.journey().say(execute({ ...reject, 'form.reason': 'x'.repeat(2001) }, { who: alex }));
  expect(long.body).toMatchObject({ statusCode: 400, value: { message: expect.stringContaining('form.reason') } });
  await untouched();

  const evil =
    '<at>Megan Bowen</at> **bold** [pay here](https://evil.example) {{DATE(2026-01-01T00:00:00Z,SHORT)}} ${x}';
  const card = await team.press(reject, alex, { reason: evil });
  for (const words of [
    wordsOf(card),
    wordsOf(await team.hear(/Decided: No-go/, 0)),
    wordsOf(await team.ask('history', /newest first/)),
  ]) {
    expect(words).toContain('pay here');
    expect(words).toContain('\\](https://evil');
    expect(words).not.toContain('<at>');
    expect(words).not.toContain(' **bold**');
    expect(words).not.toContain('{{DATE(2026-01-01');
  }
  for (const { body } of team.connector().sent) {
    const mentioned = ((body.entities ?? []) as { type: string }[]).filter(({ type }) => type === 'mention');
    expect(JSON.stringify(mentioned)).not.toContain('evil');
  }
});
