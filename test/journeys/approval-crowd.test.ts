import { expect, test, vi } from 'vitest';
import { person } from '../connector/activities.ts';
import { cardOf } from '../connector/connector.ts';
import { member, useTeam } from './approving.ts';
import { dataOf, wordsOf } from './journey.ts';

vi.setConfig({ testTimeout: 120_000 });

const names = ['Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ida', 'Jo', 'Kim'];
const crowd = [...names, ...names.map((name) => `${name}X`)].map((name, at) => person(at + 20, `${name} Crowd`));

const team = useTeam(crowd);

test('200 presses of 20 people at once are 20 votes, each once, one decision and one closing card', async () => {
  team.connector().members.push(...crowd.map(member));
  const everybody = crowd.map(({ name }) => `@${name.split(' ')[0]}`).join(' ');
  await team.begin(undefined, everybody);
  const everyone = await team.request('quorum 20', everybody);
  expect(wordsOf(everyone)).toContain('0 of 20 needed approvals given; 20 approvers');
  const approve = dataOf(await team.open(everyone, crowd[0] as (typeof crowd)[0]), 'Approve');

  const before = team.connector().sent.length;
  const began = performance.now();
  const cards = await Promise.all(
    Array.from({ length: 10 }, () => crowd.map((who) => team.press(approve, who))).flat(),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const card of cards) expect(wordsOf(card)).toMatch(/Approval requested|Decided: Go/);
  await team.hear(/Decided: Go/, before);
  const isClosing = (at: number) => /Decided: Go/.test(wordsOf(cardOf(team.connector().sent[at] as never)));
  // Both the card of the request and the closing one.
  while (team.connector().sent.filter((_, at) => at >= before && isClosing(at)).length < 2)
    await team.connector().untilSent(team.connector().sent.length + 1);
  await team.restart();

  const { sent } = team.connector();
  const posted = sent.filter((one, at) => at >= before && one.method === 'POST' && isClosing(at));
  expect(posted).toHaveLength(1);
  const state = await team.state();
  expect(state).toContain('20 of 20 needed approvals given');
  const entries: string[] = [];
  for (let page = 1; page <= 4; page += 1)
    entries.push(
      ...wordsOf(await team.press({ kind: 'history.show', page }, crowd[0] as (typeof crowd)[0])).split('\n'),
    );
  const votes = new Set(entries.filter((line) => /\*\* approved/.test(line)));
  expect(votes.size).toBe(20);
  expect(entries.filter((line) => /\*\* approved/.test(line))).toHaveLength(20);
  expect(entries.filter((line) => line.includes('closed the request: go'))).toHaveLength(1);
  console.log(`200 presses of 20 people: ${seconds.toFixed(1)} s, ${sent.length - before} messages`);
});
