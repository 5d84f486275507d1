import { afterEach, expect, test, vi } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { type SiteName, site } from '../../src/demo/sites.ts';
import { defaultProfile } from '../../src/facts/profile.ts';
import { execute, message, personal } from '../connector/activities.ts';
import { cardOf, type Sent } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, saidIn, startJourney, wordsOf } from './journey.ts';

// Each test starts the whole of Preflight, on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let journey: Journey;
afterEach(() => journey.stop());

type Form = Record<string, string>;
type Card = Record<string, unknown>;

/** A tenant of which nobody has said yet what is planned there. */
const unplanned = (name: SiteName, change: (site: Site) => void = () => {}): Site =>
  site(name, (one) => {
    one.profile = defaultProfile;
    one.answers = {};
    change(one);
  });

async function start(...args: Parameters<typeof startJourney>) {
  journey = await startJourney(...args);
  const { connector } = journey;
  const say = async (text: string, messages = 1): Promise<readonly Sent[]> => {
    const before = connector.sent.length;
    await journey.say(message(text, personal()));
    return (await connector.untilSent(before + messages)).slice(before);
  };
  return {
    connector,
    say,
    /** Says something that is answered by one card. */
    ask: async (text: string): Promise<Card> => cardOf((await say(text))[0] as Sent),
    /** Starts a review and gives its card, which takes the place of the progress. */
    async plan(text = 'new review'): Promise<Card> {
      const [progress, card] = await say(text, 2);
      expect(saidIn(progress)).toContain('The planned installation, as far as the tenant tells');
      expect(card).toMatchObject({ method: 'PUT', activityId: progress?.activityId });
      return cardOf(card as Sent);
    },
    /** Presses a button of a card with what its inputs hold, and what someone changed in them. */
    async press(card: unknown, title: string, form: Form = {}): Promise<Card> {
      const typed = Object.fromEntries(Object.entries({ ...inputsOf(card), ...form }).filter(([, value]) => value));
      const fields = Object.fromEntries(Object.entries(typed).map(([field, value]) => [`form.${field}`, value]));
      const { body } = await journey.say(
        execute({ ...dataOf(card, title), ...fields }, { place: personal(), card: '1763640000900' }),
      );
      return (body as { value: Card }).value;
    },
    /** What comes after what a press has answered. */
    next: async (count: number) => cardOf((await connector.untilSent(count))[count - 1] as Sent),
  };
}

/** What is in the inputs of a card's form. */
function inputsOf(card: unknown): Form {
  const found: Form = {};
  JSON.stringify(card, (_key, value) => {
    if (typeof value?.id === 'string' && value.id.startsWith('form.')) found[value.id.slice(5)] = value.value;
    return value;
  });
  return found;
}

test.each<[SiteName, Form, RegExp[]]>([
  [
    'trouble',
    { tool: 'connect', installation: 'upgrade', signIn: 'federation', objectsInScope: '44190' },
    [
      /Guessed: Entra Connect 2\.4\.131\.0 synchronizes this tenant already\. Saving confirms it\./,
      /Guessed: the tenant has 1 federated domain, fabrikam\.com\. Saving confirms it\./,
      /23,800 users, 6,500 groups, 890 contacts, 13,000 devices/,
    ],
  ],
  [
    'ready-cloud',
    { tool: 'cloud', installation: 'fresh', signIn: 'passwordHash', upnSuffixes: 'contoso.co.uk, contoso.com' },
    [/Guessed: 3 provisioning agents of Entra Cloud Sync are active, agent1\.contoso\.com/],
  ],
  [
    'greenfield',
    { tool: 'connect', installation: 'fresh', upnSuffixes: 'tailspintoys.com', objectsInScope: '' },
    [/Guessed: tailspintoys\.com is a verified domain of the tenant/],
  ],
])('a new review of %s is guessed from the tenant, and nothing is stored before someone saves', async (name, form, words) => {
  const { ask, plan } = await start(unplanned(name));
  const card = await plan('new review Branch office');
  expect(inputsOf(card)).toMatchObject(form);
  expect(wordsOf(card)).toContain('Branch office');
  expect(wordsOf(card)).toMatch(/\d fields? below (is|are) guessed from the tenant/);
  for (const word of words) expect(wordsOf(card)).toMatch(word);
  // The same reading serves the next look.
  const before = journey.tenant.requests.length;
  expect(inputsOf(await ask('profile'))).toEqual(inputsOf(card));
  expect(journey.tenant.requests.length).toBe(before);
  expect(wordsOf(await ask('set suffixes to example.com'))).toContain('“example.com” now, “nothing” before');
});

test('where Graph refuses everything the card comes without guesses', async () => {
  const refusal = {
    request: /./,
    status: 403,
    code: 'Authorization_RequestDenied',
    message: 'Insufficient privileges.',
  };
  const { plan } = await start(
    unplanned('trouble', (one) => {
      one.refusals = [refusal];
    }),
  );
  const card = await plan('profile');
  expect(wordsOf(card)).not.toContain('uessed');
  expect(inputsOf(card)).toMatchObject({ tool: 'connect', signIn: 'passwordHash', objectsInScope: '' });
});

test('from “new review” to the first answered area: two cards, the verdict, the questions', async () => {
  const { connector, plan, press, next, ask } = await start(unplanned('ready'));
  const one = await plan();
  const sent = connector.sent.length;
  const two = await press(one, 'Save and go on', { settings: 'custom' });
  expect(wordsOf(two)).toContain('Servers and details');
  expect(wordsOf(two)).toContain('✓ Saved.');
  expect(connector.sent.length).toBe(sent);
  const progress = await press(two, 'Save', {
    servers: 'active: SYNC01\nstaging: SYNC02\nsql server: SQL01',
    forests: 'contoso.local, fabrikam.local',
    database: 'sqlServer',
    sqlServerPlace: 'remote',
  });
  expect(wordsOf(progress)).toContain('The verdict takes the place of this message');
  const verdict = await next(sent + 1);
  const questions = buttonsOf(verdict).find(({ title }) => title === 'Answer questions');
  const areas = await press(verdict, questions?.title ?? 'missing');
  expect(wordsOf(areas)).toContain('Server');
  const form = await ask('section server');
  expect(wordsOf(form)).toMatch(/SYNC01\n[\s\S]*SYNC02\n/);
  const stored = await ask('servers');
  expect(inputsOf(stored)).toMatchObject({
    servers: 'active: SYNC01\nstaging: SYNC02\nSQL Server: SQL01',
    forests: 'contoso.local, fabrikam.local',
  });
});

test('a new server asks its own questions and no others again; a name that returns has its answers', async () => {
  const { plan, press, ask, connector, next } = await start(unplanned('ready'));
  const one = await plan();
  await press(one, 'Save and go on');
  const count = async () => Number(/(\d+) of \d+/.exec(wordsOf(await ask('questions')))?.[1]);
  await ask('set servers to active: SYNC01; staging: SYNC02');
  await ask('set forests to a.local, b.local');
  const facts = ['serverMemoryGb@SYNC01 16', 'serverMemoryGb@SYNC02 32'];
  const before = await count();
  for (const fact of facts) expect(wordsOf(await ask(`answer ${fact}`))).toContain('Saved');
  expect(await count()).toBe(before + 2);
  const two = await ask('servers');
  const sent = connector.sent.length;
  await press(two, 'Save', { servers: 'active: SYNC01\nstaging: SYNC03, SYNC02' });
  await next(sent + 1);
  expect(await count()).toBe(before + 2);
  const which = wordsOf(await ask('answer serverMemoryGb'));
  expect(which).toMatch(/serverMemoryGb@SYNC01[\s\S]*serverMemoryGb@SYNC03[\s\S]*serverMemoryGb@SYNC02/);
  expect(wordsOf(await ask('answer serverMemoryGb@SYNC02'))).toContain('32');
  expect(wordsOf(await ask('answer serverMemoryGb@SYNC03'))).not.toMatch(/Answered/);
  // A renamed one is another.
  await ask('set servers to active: SYNC09; staging: SYNC02');
  expect(await count()).toBe(before + 1);
  expect(wordsOf(await ask('answer serverMemoryGb@SYNC09'))).not.toMatch(/Answered/);
  await ask('set servers to active: SYNC01; staging: SYNC02');
  expect(await count()).toBe(before + 2);
});

test('an answer is kept while another tool is planned', async () => {
  const { plan, press, ask } = await start(unplanned('ready'));
  await press(await plan(), 'Save and go on');
  expect(wordsOf(await ask('answer serverMemoryGb 16'))).toContain('Saved');
  expect(wordsOf(await ask('set tool to cloud sync'))).toContain(
    'What will be installed: “Entra Cloud Sync” now, “Entra Connect Sync” before.',
  );
  expect(wordsOf(await ask('answer adSyncServiceAccount wizard'))).toContain('No question of this review');
  expect(wordsOf(await ask('set tool to connect'))).toContain('“Entra Connect Sync” now');
  expect(inputsOf(await ask('answer serverMemoryGb'))).toMatchObject({ answer: '16' });
});

test('by typing only: fields by the names that people use, and a sentence for what is not understood', async () => {
  const { ask, plan, say } = await start(unplanned('trouble'));
  await plan('profile');
  const [progress, verdict] = await say('save profile', 2);
  expect(verdict).toMatchObject({ method: 'PUT', activityId: progress?.activityId });
  expect(inputsOf(await ask('profile'))).toMatchObject({ signIn: 'federation', upnSuffixes: 'fabrikam.com' });
  const said = async (text: string) => wordsOf(await ask(text));
  expect(await said('set target date to 31 December 2026')).toContain('Day of the installation: “2026-12-31” now');
  expect(await said('set the scope = OUs')).toContain('“Some organizational units” now');
  expect(await said('set mfa no')).toContain('“no” now, “yes” before');
  expect(await said('set proxy to proxy.contoso.com:8080')).toContain(
    'Outbound proxy: “A proxy that lets everyone through” now, “No proxy” before; Address of the proxy: “proxy.contoso.com:8080” now, “nothing” before.',
  );
  expect(await said('set servers to active: SYNC01; staging: SYNC02')).toContain(
    '“active: SYNC01; staging: SYNC02” now',
  );
  expect(await said('set servers to active: SYNC01\nstaging: SYNC02')).toContain('is what was stored already');
  expect(await said('set servers active: SYNC01\nstaging: SYNC02')).toContain('is what was stored already');
  expect(await said('set gmsa to own')).toContain('It decides nothing for this installation.');
  expect(await said('set objects to lots')).toContain(
    'Objects in Active Directory to be synchronized: “lots” is not understood. Accepted: a whole number such as 12000',
  );
  expect(await said('set servers to active: SYNC01; staging: SYNC01')).toContain('stands in two roles');
  expect(await said('set colour to red')).toContain('has no field “colour”. Say “set”, the field, “to” and its value');
  expect(await said('set')).toContain('The fields: tool, installation, settings');
  expect(await said('set target date')).toContain(
    '“2026-12-31” now. To change it, say “set target date to” and the value. Accepted: a date',
  );
  expect(await said('set target date to none')).toContain('“nothing” now, “2026-12-31” before');
  expect(inputsOf(await ask('servers'))).toMatchObject({
    servers: 'active: SYNC01\nstaging: SYNC02',
    proxy: 'open',
    proxyAddress: 'proxy.contoso.com:8080',
  });
});

test('the same press twice is harmless, an old card changes nothing, and what cannot be understood stays in its field', async () => {
  const { plan, press, ask, connector, next } = await start(unplanned('ready'));
  const one = await plan();
  const bad = await press(one, 'Save and go on', { objectsInScope: 'lots', targetDate: '03/04/2026', tool: 'cloud' });
  expect(inputsOf(bad)).toMatchObject({ objectsInScope: 'lots', targetDate: '03/04/2026', tool: 'cloud' });
  expect(wordsOf(bad)).toContain('2 fields could not be understood');
  // What was guessed and left as it was is still a guess.
  expect(wordsOf(bad)).toContain('Guessed: contoso.co.uk and contoso.com are verified domains');
  const fixed = { objectsInScope: '4,200', targetDate: '2026-12-31' };
  const [first, second] = [await press(bad, 'Save and go on', fixed), await press(bad, 'Save and go on', fixed)];
  expect(inputsOf(second)).toEqual(inputsOf(first));
  expect(wordsOf(second)).toContain('✓ Saved.');
  const late = await press(one, 'Save', { objectsInScope: '1' });
  expect(wordsOf(late)).toContain('someone else saved it');
  expect(inputsOf(late)).toMatchObject({ objectsInScope: '4200', tool: 'cloud' });
  const twice = await press(first, 'Save', { servers: 'agent: AG1\nagent: ag1' });
  expect(wordsOf(twice)).toContain('“ag1” is named twice: give each server a name of its own.');
  expect(inputsOf(twice)).toMatchObject({ servers: 'agent: AG1\nagent: ag1' });
  const sent = connector.sent.length;
  await press(twice, 'Save', { servers: 'agents: AG1, AG2' });
  await next(sent + 1);
  expect(inputsOf(await ask('servers'))).toMatchObject({ servers: 'agent: AG1, AG2', proxy: 'none' });
});

test('forged data is refused or kept out: a page that is none, a field that is none, a reading of one’s own', async () => {
  const { plan, ask } = await start(unplanned('ready'));
  const card = await plan();
  const save = dataOf(card, 'Save');
  const forge = async (data: Card) =>
    JSON.stringify((await journey.say(execute({ ...save, ...data } as never, { place: personal() }))).body);
  expect(await forge({ page: 3 })).toContain('Preflight cannot use what this card sent as');
  expect(await forge({ 'form.revision': '9' })).toContain('Preflight cannot use what this card sent as');
  expect(await forge({ kind: 'profile.guess', slot: 'x', requestedAt: '2026-01-01T00:00:00Z' })).toContain(
    'does not know this button',
  );
  // What Preflight keeps itself is no field of any card.
  await forge({ goOn: true, 'form.formerSubjects': 'active-9', 'form.tool': 'nonsense' });
  expect(inputsOf(await ask('profile'))).toMatchObject({ tool: 'connect' });
});

test('a second review of the same tenant is guessed at once from what was read just now', async () => {
  const { say, ask } = await start(site('ready'));
  // What was read for another account says nothing about this plan.
  await say('are we ready?', 2);
  const before = journey.tenant.requests.length;
  await say('new review Headquarters', 2);
  const requests = journey.tenant.requests.length;
  expect(requests).toBeGreaterThan(before);
  const card = await ask('new review Branch office');
  expect(wordsOf(card)).toContain('Guessed: contoso.co.uk and contoso.com are verified domains');
  expect(journey.tenant.requests.length).toBe(requests);
});
