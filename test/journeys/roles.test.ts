import { expect, test, vi } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, channel, megan, membership, nestor, type Person } from '../connector/activities.ts';
import { member, useTeam } from './approving.ts';
import { dataOf, wordsOf } from './journey.ts';

vi.setConfig({ testTimeout: 60_000 });

const team = useTeam();

const group = '7d2f1c3a-0b4e-4c55-9a66-1e8f7b2c4d01';
const other = '7d2f1c3a-0b4e-4c55-9a66-1e8f7b2c4d02';

/** A tenant with a group that has some of the team in it. */
const withGroup = (...people: Person[]) =>
  site('ready', ({ tenant }) => {
    for (const { aadObjectId: id, name } of people)
      tenant.users.push({ id, displayName: name, userPrincipalName: `${id}@fabrikam.com` });
    tenant.groups.push({ id: group, displayName: 'Reviewers of identity' }, { id: other, displayName: 'Empty' });
    tenant.groupMembers[group] = people.map(({ aadObjectId }) => aadObjectId);
  });

const noGroups = {
  request: /\/groups\//,
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
};

const renameTo = (name: string, words: RegExp, who?: Person) => team.ask(`rename review ${name}`, words, who);
const onlyReviewers = /Only reviewers may change a review here, and you read/;

test('an administrator names the reviewers, and the others read from then on, also after a restart', async () => {
  await team.begin();
  expect(wordsOf(await team.ask('roles', /Approvers here/))).toContain(
    'Approvers here: Alex Wilber, Megan Bowen. Administrators: Adele Vance. Reviewers: everyone of this tenant.',
  );
  await renameTo('By Nestor', /is called “By Nestor” now/, nestor);
  await team.ask('reviewers @Nestor', /Only an administrator of this conversation/, alex);
  await team.ask('reviewers @Alex', /Saved\. .*Reviewers: Alex Wilber\. Everyone else reads\./);
  await team.ask('reviewers nonsense', /Reviewers: Alex Wilber\./);

  await renameTo('By Nestor again', onlyReviewers, nestor);
  await renameTo('By Alex', /is called “By Alex” now/, alex);
  // Administrators work on reviews too, approvers only decide.
  await renameTo('By Adele', /is called “By Adele” now/);
  await renameTo('By Megan', onlyReviewers, megan);
  await team.ask('status', /By Adele/, nestor);

  await team.restart();
  await renameTo('By Nestor at last', onlyReviewers, nestor);
  await team.ask('reviewers everyone', /Reviewers: everyone of this tenant/);
  await renameTo('By Nestor at last', /is called “By Nestor at last” now/, nestor);
  await team.ask('reviewers none', /Reviewers: nobody/);
  await renameTo('By Alex', onlyReviewers, alex);
});

test('a button of a card is refused by the role of who presses it, and a second press of the same changes nothing', async () => {
  const untold = site('ready', (one) => {
    one.answers = {};
  });
  await team.begin(untold);
  await team.ask('reviewers @Alex', /Saved/);
  const question = dataOf(await team.ask('next', /\?/, alex), "I don't know");
  expect(wordsOf(await team.press({ ...question, reviewers: [nestor.aadObjectId] }, nestor))).toMatch(onlyReviewers);
  await team.ask('show my answers', /answers?/, nestor);
  const before = await historyOf();
  await team.press(question, nestor);
  await team.press(question, nestor);
  expect(await historyOf()).toBe(before);
  await team.press(question, alex);
  expect(await historyOf()).not.toBe(before);
});

const historyOf = async () => wordsOf(await team.ask('history', /newest first/));

test('a role comes from a group of Entra; what cannot be read denies and says why', async () => {
  const about = withGroup(nestor, megan);
  await team.begin(about);
  await team.ask(`reviewers group ${group}`, new RegExp(`Saved\\. .*Reviewers: the group ${group}\\.`));
  await renameTo('By Nestor', /is called “By Nestor” now/, nestor);
  await renameTo('By Alex', onlyReviewers, alex);
  const reads = () => team.journey().tenant.requests.filter(({ path }) => path.includes('/groups/')).length;
  expect(reads()).toBe(1);

  await team.ask(`reviewers @Alex group ${group}`, /Reviewers: Alex Wilber, the group/);
  await renameTo('By Alex', /is called “By Alex” now/, alex);
  await team.ask(`reviewers group ${other}`, /Entra has no group .* or shows nobody in it, so nothing was changed/);
  await team.ask(`reviewers group ${group.replace('7d', '7e')}`, /Entra has no group/);
  expect(reads()).toBe(3);

  about.refusals.push(noGroups);
  await team.restart();
  await renameTo('By Nestor again', /who is in a group of reviewers\. .*permission GroupMember\.Read\.All/s, nestor);
  // Who is named needs no group.
  await renameTo('By Alex again', /is called “By Alex again” now/, alex);
  await team.ask(`reviewers group ${group.replace('7d', '7f')}`, /cannot be read\. .*Nothing was changed/s);
  about.refusals.pop();
  await renameTo('By Nestor again', /is called “By Nestor again” now/, nestor);
});

test('approvers of a group are asked and decide; while nobody knows who is in it, nothing is decided', async () => {
  const about = withGroup(nestor, megan);
  await team.begin(about);
  await team.ask(`approvers @Alex group ${group}`, /Saved\. Approvers here: Alex Wilber, the group/);
  const everyone = await team.ask('request approval quorum 2', /^Approval requested/m);
  for (const name of ['Alex Wilber', 'Megan Bowen', 'Nestor Wilke']) expect(wordsOf(everyone)).toContain(name);
  await team.ask('approve', /Noted: you approve it/, nestor);

  about.refusals.push(noGroups);
  await team.restart();
  await team.ask('approve', /Nobody knows just now who is in a group of approvers/, alex);
  expect(await team.state()).toContain('1 of 2 needed approvals given');
  about.refusals.pop();
  await team.ask('approve', /Noted: you approve it/, alex);
  await team.hear(/Decided: Go/, 0);
});

test('one review of several is narrowed, and only narrowed', async () => {
  await team.begin();
  await team.ask('new review Branch', /Branch/);
  await team.ask('reviewers @Alex for this review', /Saved\. .*In “Branch” only: reviewers Alex Wilber\./);
  await renameTo('By Nestor', onlyReviewers, nestor);
  await renameTo('Branch of Alex', /is called “Branch of Alex” now/, alex);
  await team.ask('history', /changed the roles/);
  await team.ask('open review Readiness', /Readiness review/, alex);
  await renameTo('Headquarters', /is called “Headquarters” now/, nestor);

  await team.ask('reviewers @Nestor', /Reviewers: Nestor Wilke/);
  await team.ask('open review Branch of Alex', onlyReviewers, alex);
  await team.ask('open review Branch of Alex', /Branch of Alex/);
  // Alex is a reviewer of this review, but of the conversation no more.
  await renameTo('By Alex', onlyReviewers, alex);
  await team.ask('reviewers everyone for this review', /Reviewers: Nestor Wilke\. Everyone else reads\. An/);
  await renameTo('By Nestor', /is called “By Nestor” now/, nestor);
  await team.ask('approvers none for this review', /In “By Nestor” only: approvers nobody/);
  await team.ask('request approval', /There is no approver here yet/, nestor);
  await team.ask('administrators @Alex for this review', /a single review has none of its own/);
});

test('administrators name others, and cannot shut out who adds Preflight', async () => {
  await team.begin();
  await team.ask('approvers @Alex', /Only an administrator/, alex);
  await team.ask('administrators @Alex', /Administrators: Adele Vance, Alex Wilber/);
  await team.ask('approvers @Megan', /Saved/, alex);
  await team.ask('administrators none', /Administrators: Adele Vance\./, alex);
  await team.ask('approvers @Alex', /Only an administrator/, alex);
  await team.ask('administrators everyone', /Only reviewers can be everyone/);
  await team.ask('approvers @Alex', /Saved/);
});

test('a guest looks, and is answered from what is stored', async () => {
  await team.begin();
  const { members } = team.connector();
  const at = members.findIndex(({ id }) => id === nestor.id);
  const guests = [{ userRole: 'anonymous' }, { userPrincipalName: 'nestor_fabrikam.com#EXT#@contoso.onmicrosoft.com' }];
  for (const guest of guests) {
    members[at] = { ...member(nestor), ...guest };
    await team.journey().say(membership('membersAdded', channel(), [nestor]));
    const before = team.journey().tenant.requests.length;
    team.moveClock(60 * 60_000);
    await team.ask('are we ready?', /Ready/, nestor);
    expect(team.journey().tenant.requests).toHaveLength(before);
    for (const sentence of ['scan', 'next', 'rename review Mine', 'digest now'])
      await team.ask(sentence, /Nestor Wilke is a guest here: guests look, and have no say/, nestor);
    await team.ask('blockers', /./, nestor);
  }
  await team.ask(`reviewers @Nestor`, /Nestor Wilke is a guest here/);
  await team.ask('are we ready?', /Reading the tenant/, adele);
});

test('the same sentence twice is one change in the record', async () => {
  await team.begin();
  await team.ask('new review Branch', /Branch/);
  const deeds = async () => (await historyOf()).match(/changed the roles/g)?.length ?? 0;
  await team.ask('reviewers @Alex for this review', /Saved/);
  await team.ask('reviewers @Alex for this review', /Saved/);
  expect(await deeds()).toBe(1);
  await Promise.all([
    team.say('reviewers @Megan for this review'),
    team.say('reviewers @Nestor for this review'),
    team.say('reviewers @Megan for this review'),
  ]);
  await expect.poll(deeds, { timeout: 10_000 }).toBeGreaterThan(1);
  const roles = wordsOf(await team.ask('roles', /Approvers here/));
  expect(roles).toMatch(/In “Branch” only: reviewers (Megan Bowen|Nestor Wilke)\./);
});
