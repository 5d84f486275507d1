import { expect, test, vi } from 'vitest';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, installation, megan, nestor, personal } from '../connector/activities.ts';
import { cardOf } from '../connector/connector.ts';
import { day, dayOf, titlesOf, useTeam } from './approving.ts';
import { dataOf, wordsOf } from './journey.ts';

vi.setConfig({ testTimeout: 60_000 });

const team = useTeam();

/** Messages with these words that were posted, not updated. */
const posted = (words: RegExp) =>
  team.connector().sent.filter((one) => one.method === 'POST' && words.test(wordsOf(cardOf(one))));

const soft = 'tenant.soft-match.blocked';
/** The ready site with one risk. */
const risky = () =>
  site('ready', (one) => {
    const [synchronization] = one.tenant.onPremisesSynchronization;
    if (synchronization?.features) synchronization.features.blockSoftMatchEnabled = false;
  });

test('two approve what is asked on a form, and everyone sees the decision with who decided what', async () => {
  await team.begin();
  const form = await team.ask('request approval', /^Ask for approval/);
  const approvers = `${alex.aadObjectId},${megan.aadObjectId}`;
  const ask = { ...dataOf(form, 'Ask for approval') };
  const filled = { approvers, quorum: '2', inOrder: 'no', escalateTo: 'nobody' };
  const refused = await team.press(ask, adele, { ...filled, quorum: '3' });
  expect(wordsOf(refused)).toContain('The quorum is a whole number from 1 to 2');
  const [everyone, again] = await Promise.all([team.press(ask, adele, filled), team.press(ask, adele, filled)]);
  expect([everyone, again].map((one) => /already/.test(wordsOf(one))).filter(Boolean)).toHaveLength(1);
  const card = await team.ask('approvals', /^Approval requested/m);
  expect(wordsOf(card)).toMatch(/0 of 2 needed approvals given; 2 approvers\./);
  expect(card.refresh).toMatchObject({ userIds: [alex.id, megan.id] });
  expect(titlesOf(card)).not.toContain('Approve');

  const own = await team.open(card, alex);
  const before = team.connector().sent.length;
  expect(wordsOf(await team.press(dataOf(own, 'Approve'), alex))).toContain('Alex Wilber** approves');
  const updated = await team.hear(/1 of 2 needed approvals given/, before);
  expect(updated.refresh).toMatchObject({ userIds: [megan.id] });
  expect(team.connector().sent.at(-1)?.method).toBe('PUT');

  await team.say('approve because the network team agrees', megan);
  const decided = await team.hear(/Decided: Go/, before);
  expect(wordsOf(decided)).toContain('“the network team agrees”');
  const history = wordsOf(await team.ask('history', /newest first/));
  for (const words of [
    '**The clock** closed the request: go',
    '**Megan Bowen** approved: “the network team agrees”',
    '**Alex Wilber** approved',
    '**Adele Vance** asked for approval by “Alex Wilber, Megan Bowen”',
  ])
    expect(history).toContain(words);
  expect(posted(/Decided: Go/)).toHaveLength(1);
});

test('a rejection needs a reason, and one decides', async () => {
  await team.begin();
  const own = await team.open(await team.request(), alex);
  const reject = dataOf(own, 'Reject');
  expect(wordsOf(await team.press(reject, alex))).toContain('Say why: a rejection needs a reason.');
  await team.ask('reject', /Say why: a rejection needs a reason/, alex);
  const before = team.connector().sent.length;
  const no = await team.press(reject, alex, { reason: 'The network is not open.' });
  expect(wordsOf(no)).toMatch(/Decided: No-go[\s\S]*Alex Wilber\*\* rejects[\s\S]*“The network is not open\.”/);
  await team.hear(/Decided: No-go/, before);
  await team.ask('approve', /This request is decided already/, megan);
  await team.ask('withdraw request', /This request is closed already/);
  expect(await team.state()).toContain('0 of 2 needed approvals given');
});

test('not ready: only a go with conditions, each with an owner and a day; a missed one reopens the decision', async () => {
  await team.begin(site('trouble'));
  const everyone = await team.request('quorum 1');
  const own = await team.open(everyone, alex);
  expect(titlesOf(own)).not.toContain('Approve');
  const no = 'The verdict is “not ready”: only a go with conditions or a no-go is possible.';
  await team.ask('approve', new RegExp(no), alex);
  const forged = { ...dataOf(own, 'Reject'), voice: 'approve' };
  expect(wordsOf(await team.press(forged, alex))).toContain(no);

  const form = await team.press(dataOf(own, 'Go with conditions'), alex);
  const go = dataOf(form, 'Go with these conditions');
  expect(wordsOf(await team.press(go, alex))).toMatch(
    /Each condition needs an owner and a date\. Missing: .* and \d+ more\./,
  );
  const due = dayOf(team.now() + 3 * day);
  const ownerless = await team.press(go, alex, { due });
  expect(wordsOf(ownerless)).toContain('Each condition needs an owner and a date');
  // What was filled in is still there.
  expect(wordsOf(ownerless)).toContain(due);
  const past = await team.press(go, alex, { owner: megan.aadObjectId, due: dayOf(team.now() - day) });
  expect(wordsOf(past)).toContain('cannot be in the past');
  const decided = await team.press(go, alex, { owner: megan.aadObjectId, due });
  expect(wordsOf(decided)).toMatch(new RegExp(`Decided: Go with conditions[\\s\\S]*Megan Bowen, until ${due}`));
  await team.hear(/Decided: Go with conditions/, 0);
  // Of fourteen conditions the card has room for twelve.
  expect(wordsOf(decided)).toContain('and 2 more');

  const met = dataOf(decided, 'Met');
  expect(wordsOf(await team.press(met, adele))).toContain('Only Megan Bowen, who owns it, or an approver');
  expect(wordsOf(await team.press(met, megan))).toContain('and 2 more, 1 of them met');
  await team.ask(`condition ${met.check} is met`, /Megan Bowen said so already/, megan);
  await team.ask('condition sql.nothing is met', /There is no condition about sql\.nothing/, megan);

  // Long after the request itself would have lapsed.
  team.moveClock(20 * day);
  const reopened = await team.ask('approvals', /Reopened: a condition was missed/);
  expect(wordsOf(reopened)).toContain('Not met in time');
  expect(titlesOf(reopened)).not.toContain('Met');
  expect(wordsOf(await team.press(dataOf(decided, 'Met'), megan))).toContain('The decision is reopened');
  await team.ask('ask again until 2099-01-01', /has to be in the next 90 days/);
  await team.ask('ask again until someday', /“someday” is no day/);
  const again = await team.press(dataOf(reopened, 'Ask again'), adele);
  expect(wordsOf(again)).toMatch(/Approval requested[\s\S]*1 earlier vote/);
  expect(wordsOf(await team.ask('history', /newest first/))).toMatch(
    /asked for approval again[\s\S]*reopened the decision, because a condition was missed[\s\S]*is met/,
  );
});

test('an open risk keeps a plain go away until it is waived', async () => {
  await team.begin(risky());
  await team.request('quorum 1');
  await team.ask('approve', /One risk is open\. Waive each of them first, or go with conditions\./, alex);
  await team.ask(`waive ${soft} because the cutover is on Monday`, /waits for a decision/);
  await team.ask(`grant waiver ${soft}`, /Granted by \*\*Alex/, alex);
  const stale = await team.hear(/Out of date: ask again/, 0);
  expect(wordsOf(stale)).toMatch(/A waiver was added: /);
  const asked = await team.press(dataOf(stale, 'Ask again'), adele);
  const own = await team.open(asked, alex);
  expect(wordsOf(await team.press(dataOf(own, 'Approve'), alex))).toContain('Decided: Go');
});

test('what changes makes a request stale, says what it was, and an old card approves nothing', async () => {
  const one = site('ready');
  await team.begin(one);
  const everyone = await team.request();
  const own = await team.open(everyone, alex);
  await team.press(dataOf(own, 'Approve'), alex);
  const megans = await team.open(everyone, megan);

  const before = team.connector().sent.length;
  await team.say('answer recycleBinEnabled no', megan);
  const stale = await team.hear(/Out of date: ask again/, before);
  expect(wordsOf(stale)).toMatch(/What changed since it was asked\n• An answer was added: /);
  expect(wordsOf(stale)).not.toContain('rules changed');
  const late = wordsOf(await team.press(dataOf(megans, 'Approve'), megan));
  expect(late).toContain('It has to be asked again; nothing was decided.');
  expect(late).toContain('1 of 2 needed approvals given');
  await team.ask('answer recycleBinEnabled yes', /Saved/, megan);

  const again = await team.press(dataOf(stale, 'Ask again'), adele);
  expect(wordsOf(again)).toMatch(/0 of 2 needed approvals given[\s\S]*1 earlier vote/);
  const old = 'That card was of an earlier asking. Nothing was decided';
  expect(wordsOf(await team.press(dataOf(megans, 'Approve'), megan))).toContain(old);
  expect(wordsOf(await team.press(dataOf(everyone, 'Withdraw the request'), adele))).toContain(old);
  expect(wordsOf(await team.press(dataOf(stale, 'Ask again'), adele))).toContain(old);
  expect(await team.state()).toMatch(/Approval requested\n0 of 2/);

  // Another reading of the tenant with another outcome.
  const [synchronization] = one.tenant.onPremisesSynchronization;
  if (synchronization?.features) synchronization.features.blockSoftMatchEnabled = false;
  await team.restart();
  const scanned = team.connector().sent.length;
  await team.say('scan');
  expect(wordsOf(await team.hear(/Out of date: ask again/, scanned))).toMatch(/: fails now; before, it passed\./);
});

test('new rules are told as new rules, never as a change of the tenant', async () => {
  await team.begin();
  const own = await team.open(await team.request(), alex);
  const before = team.connector().sent.length;
  await team.restart({ catalogueVersion: 'next' });
  const stale = wordsOf(await team.hear(/Out of date: ask again/, before));
  expect(stale).toContain('Preflight’s rules changed.');
  expect(stale).not.toMatch(/fails now|passes now|An answer was/);
  expect(wordsOf(await team.press(dataOf(own, 'Approve'), alex))).toContain('nothing was decided');
});

test('one that lapses reminds, also who it is escalated to, and then says so', async () => {
  // The queue goes by the database's clock, by which the day before the end is past.
  team.moveClock(-10 * day);
  await team.begin();
  const until = dayOf(team.now() + 3 * day);
  const before = team.connector().sent.length;
  const card = await team.request(`quorum 1, until ${until}, escalate to @Nestor`, '@Alex');
  expect(wordsOf(card)).toContain(until);
  const reject = dataOf(await team.open(card, alex), 'Reject');
  const told = new Set<string>();
  const words = /About to lapse: approval requested/;
  for (let after = before; told.size < 2; ) {
    await team.hear(words, after);
    after = team.connector().sent.findIndex((one, at) => at >= after && words.test(wordsOf(cardOf(one)))) + 1;
    told.add(String(team.connector().sent[after - 1]?.body.text));
  }
  expect([...told].map((text) => /Nestor|Alex/.exec(text)?.[0]).sort()).toEqual(['Alex', 'Nestor']);

  team.moveClock(10 * day);
  await team.restart();
  const lapsed = await team.hear(/Lapsed without a decision/, before);
  expect(titlesOf(lapsed)).not.toContain('Decide');
  expect(wordsOf(await team.press(reject, alex, { reason: 'No.' }))).toContain('This request has lapsed.');
  await team.ask('approve', /This request has lapsed/, alex);
  // Another one may be asked for.
  await team.request('quorum 1');
});

test('an approver lets someone else decide until a day, and after it no longer', async () => {
  await team.begin();
  const until = dayOf(team.now() + 2 * day);
  await team.ask(`delegate to @Nestor until ${until}`, /Only an approver can let someone else decide/, adele);
  await team.ask('delegate to @Nestor', /Say until which day/, alex);
  await team.ask(`delegate to @Megan until ${until}`, /Megan Bowen is an approver already/, alex);
  await team.ask('delegate to Somebody until 2099-01-01', /Mention who decides for you/, alex);
  await team.ask(`delegate to @Nestor until ${until}`, /Nestor Wilke may decide for you until/, alex);
  const card = await team.request(`until ${dayOf(team.now() + 9 * day)}, quorum 2`);
  const voted = await team.press(dataOf(await team.open(card, nestor), 'Approve'), nestor);
  expect(wordsOf(voted)).toContain('Alex Wilber** approves (Nestor Wilke in their place)');
  expect(wordsOf(await team.ask('history', /newest first/))).toContain('approved in place of “Alex Wilber”');
  team.moveClock(3 * day);
  expect(wordsOf(await team.press(dataOf(card, 'Decide'), nestor))).toContain('You are not an approver');
  await team.ask('reject because no', /Only approvers and administrators may decide here/, nestor);
  await team.ask('delegate to nobody', /Nobody decides for you any more/, alex);
});

test('who asked, or an administrator, withdraws a request; in order, each waits for their turn', async () => {
  await team.begin();
  await team.ask('request approval from @Alex and Bob', /“Bob” is not in this conversation\. Mention the approvers/);
  await team.ask('request approval from @Nestor', /Nestor Wilke is not an approver here/);
  await team.ask('request approval until never', /“never” is no day/);
  await team.ask('request approval quorum two', /The quorum is a whole number from 1 to 2/);
  await team.ask('request approval escalate to Bob', /Who is told when nobody decides has to be in/);
  const until = dayOf(team.now() + 14 * day);
  const typed = `request approval from @Alex @Megan, quorum 2, until ${until}, in order, escalate to @Nestor`;
  const card = await team.ask(typed, /^Approval requested/m, nestor);
  expect(wordsOf(card)).toMatch(/2 approvers, in this order/);
  expect(card.refresh).toMatchObject({ userIds: [alex.id] });
  await team.ask(typed, /An approval is asked for already/);
  await team.ask('approve', /It is the turn of Alex Wilber/, megan);
  await team.ask('approve', /Noted: you approve it/, alex);
  expect(wordsOf(await team.press(dataOf(card, 'Withdraw the request'), megan))).toContain('Only Nestor Wilke, who');
  await team.ask('withdraw request', /Only Nestor Wilke, who asked, or an administrator/, alex);
  // Adele added Preflight, and so is its administrator.
  await team.ask('withdraw request', /^Withdrawn/m, adele);
  await team.ask('approve', /This request was withdrawn/, megan);
  await team.ask('ask again', /This request is not out of date/);
  expect(wordsOf(await team.ask('history', /newest first/))).toContain('withdrew the request for approval');
});

test('asked from one’s own chat, the card is in the channel of the review, and a change there makes it stale', async () => {
  await team.begin();
  const { say } = team.journey();
  await say(installation('add', personal()));
  const before = team.connector().sent.length;
  await team.ask('request approval quorum 1', /The approvers are asked/, adele, personal());
  await team.hear(/^Approval requested/m, before);
  const there = team.connector().sent.findLast((one) => /^Approval requested/m.test(wordsOf(cardOf(one))));
  expect(there?.thread).toMatch(/^19:/);
  await team.ask('answer recycleBinEnabled no', /Saved/, adele, personal());
  const stale = await team.hear(/Out of date: ask again/, before);
  expect(wordsOf(stale)).toContain('An answer was added');
  await team.ask('ask again', /^Approval requested/m, adele, personal());
  await team.ask(
    `approve with conditions by @Megan until ${dayOf(team.now() + day)} because it is a small one`,
    /Noted: you approve with conditions it/,
    alex,
  );
  const decided = wordsOf(await team.hear(/Decided: Go with conditions/, before));
  expect(decided).toContain('“it is a small one”');
  expect(decided).toContain('Megan Bowen, until');
});
