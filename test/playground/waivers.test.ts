import { expect, test, vi } from 'vitest';
import { buttonsOf, wordsOf } from '../journeys/journey.ts';
import { portIn, runDemo } from './demo.ts';
import { cardOf, connectPlayground } from './playground.ts';

vi.setConfig({ testTimeout: 60_000 });

const megan = { id: '29:megan', name: 'Megan Bowen', aadObjectId: '5d0b8e0a-55f4-4f5c-8b7e-1d2f3a4b5c61' };
/** As the demo's Playground has it. */
const groupChat = '19:preflight-group@thread.v2';

test('three people of the Playground: one asks that a risk be accepted, one may not grant it, one does', async () => {
  const demo = runDemo('--port', '0');
  const playground = await connectPlayground(portIn(await demo.ready()));
  // Whoever adds Preflight is its first administrator there: Alex, whose Playground this is.
  await playground.install(groupChat);
  await playground.untilShown(/I answer one question/);
  await playground.say(groupChat, 'are we ready?', megan);
  await playground.untilShown(/Not ready/);
  await playground.say(groupChat, 'why tenant.soft-match.blocked', megan);
  const detail = await playground.untilShown(/Ask for it/);
  const button = (card: object, title: string) => buttonsOf(card).find((one) => one.title === title) ?? {};
  const ask = button(cardOf(detail), 'Ask for it') as { data: object };
  const form = { because: 'The cutover is on Monday.' };

  const asked = await playground.press(groupChat, detail, { ...ask, data: { ...ask.data, form } }, megan);
  expect(wordsOf(asked)).toContain('Asked for by **Megan Bowen**');
  const card = await playground.untilShown(/Asked for by \*\*Megan Bowen/);
  const grant = button(asked, 'Grant');
  expect(wordsOf(await playground.press(groupChat, card, grant, megan))).toContain('Only approvers and administrators');
  expect(wordsOf(await playground.press(groupChat, card, grant, { id: '29:diego' }))).toContain('Only approvers');
  expect(wordsOf(await playground.press(groupChat, card, grant))).toContain('Granted by **Alex Wilber**');
  await playground.untilShown(/Granted by \*\*Alex Wilber/);
  await playground.say(groupChat, 'waivers', megan);
  expect(wordsOf(cardOf(await playground.untilShown(/1 waiver/)))).toContain('Accepted');
  demo.interrupt();
  expect(await demo.ended()).toMatchObject({ status: 0, errors: '' });
});
