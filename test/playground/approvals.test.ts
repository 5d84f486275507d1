import { expect, test, vi } from 'vitest';
import { buttonsOf, wordsOf } from '../journeys/journey.ts';
import { portIn, runDemo } from './demo.ts';
import { cardOf, connectPlayground } from './playground.ts';

vi.setConfig({ testTimeout: 60_000 });

const megan = { id: '29:megan', name: 'Megan Bowen', aadObjectId: '5d0b8e0a-55f4-4f5c-8b7e-1d2f3a4b5c61' };
/** As the demo's Playground has it. */
const groupChat = '19:preflight-group@thread.v2';

test('three people of the Playground: one asks for approval, one may not give it, one rejects with a reason', async () => {
  const demo = runDemo('--port', '0');
  const playground = await connectPlayground(portIn(await demo.ready()));
  // Whoever adds Preflight is its first administrator there: Alex, whose Playground this is.
  await playground.install(groupChat);
  await playground.untilShown(/I answer one question/);
  await playground.say(groupChat, 'are we ready?', megan);
  await playground.untilShown(/Not ready/);
  const { id, name } = playground.me;
  const mention = { type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } };
  await playground.say(groupChat, `approvers <at>${name}</at>`, playground.me, { entities: [mention] });
  await playground.untilShown(/Saved\. Approvers here: Alex Wilber/);
  await playground.say(groupChat, 'request approval quorum 1', megan);
  const shown = await playground.untilShown(/^Approval requested/m);
  const button = (card: object, title: string) => buttonsOf(card).find((one) => one.title === title) ?? {};

  const decide = button(cardOf(shown), 'Decide');
  for (const other of [megan, { id: '29:diego' }])
    expect(wordsOf(await playground.press(groupChat, shown, decide, other))).toContain('You are not an approver');
  const own = await playground.press(groupChat, shown, decide);
  const reject = button(own, 'Reject') as { data: object };
  expect(wordsOf(await playground.press(groupChat, shown, reject))).toContain('a rejection needs a reason');
  const withReason = { ...reject, data: { ...reject.data, 'form.reason': 'The ports are closed.' } };
  expect(wordsOf(await playground.press(groupChat, shown, withReason, megan))).toContain(
    'Only approvers and administrators',
  );
  expect(wordsOf(await playground.press(groupChat, shown, withReason))).toContain('Decided: No-go');
  expect(wordsOf(cardOf(await playground.untilShown(/Decided: No-go/)))).toContain('“The ports are closed.”');
  demo.interrupt();
  expect(await demo.ended()).toMatchObject({ status: 0, errors: '' });
});
