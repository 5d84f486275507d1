import { afterEach, expect, onTestFinished, test } from 'vitest';
import { onPremisesAnswers } from '../../src/demo/answers.ts';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import type { Profile } from '../../src/facts/profile.ts';
import { adele, alex, channel, execute, message, personal } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, saidIn, startJourney, wordsOf } from './journey.ts';

let journey: Journey;
afterEach(() => journey.stop());

/** The ready site, of which nobody has told anything yet. */
const untold = (profile: Partial<Profile> = {}): Site =>
  site('ready', (one) => {
    one.profile = { ...one.profile, ...profile };
    one.answers = {};
  });

const start = async (...args: Parameters<typeof startJourney>) => {
  journey = await startJourney(...args);
  let seen = 0;
  return {
    ...journey,
    /** Says something and gives the card that comes back. */
    async ask(activity: Parameters<Journey['say']>[0]): Promise<Record<string, unknown>> {
      await journey.say(activity);
      seen += 1;
      return cardOf((await journey.connector.untilSent(seen))[seen - 1] as Sent);
    },
    async press(data: { kind: string } & Record<string, unknown>, options: Parameters<typeof execute>[1]) {
      const { body } = await journey.say(execute(data, options));
      return (body as { value: Record<string, unknown> }).value;
    },
    skipSent(count: number) {
      seen += count;
    },
  };
};

/** Which question a card puts. */
const questionOn = (card: unknown) => {
  const save = buttonsOf(card).find(({ data }) => data.kind === 'answer.give');
  return save ? { fact: String(save.data.fact), subject: String(save.data.subject) } : null;
};

/** What people paste where a single word does not say it. */
const pasted: Record<string, string> = {
  serverWindows: 'Windows Server 2022 Datacenter 20348.2402',
  tls12Settings: String.raw`[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Client]
"DisabledByDefault"=dword:00000000
"Enabled"=dword:00000001
[HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server]
"DisabledByDefault"=dword:00000000
"Enabled"=dword:00000001
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\.NETFramework\v4.0.30319]
"SchUseStrongCrypto"=dword:00000001`,
  adfsCertificateNames: 'DNS Name=sts.contoso.com\nDNS Name=enterpriseregistration.contoso.com',
  federationServerHardware: '2 cores, 2.4 GHz, 8 GB',
  machineConfigProxy: `<system.net>
    <defaultProxy enabled="true" useDefaultCredentials="true">
      <proxy usesystemdefault="true" proxyaddress="http://proxy.contoso.com:8080" bypassonlocal="true" />
    </defaultProxy>
  </system.net>
</configuration>`,
};

/** A fact as a person would type it. */
function typed(fact: string): string {
  const value = everything[fact];
  if (pasted[fact]) return pasted[fact];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  return Array.isArray(value) ? value.join(', ') : String(value);
}

const everything: Record<string, unknown> = { ...site('ready').answers, ...onPremisesAnswers };

/** What every plan for the ready site says. */
const plan = [
  'account to hybrid.admin@contoso.onmicrosoft.com',
  'suffixes to contoso.com, contoso.co.uk',
  'objects to 4200',
  'health to no',
];

test.each<[string, readonly string[]]>([
  [
    'Connect with custom settings, its own SQL Server, AD FS and a proxy',
    [
      'tool to connect sync',
      'settings to custom',
      'database to own sql server',
      'sql server to another server',
      'proxy to with authentication',
      'proxy address to proxy.contoso.com:8080',
      'sign-in to federation',
      'ad fs to AD FS',
    ],
  ],
  ['Cloud Sync with a custom gMSA, scoped by group', ['tool to cloud sync', 'gmsa to own', 'scope to by group']],
])(
  'a whole review from nothing by typing only: %s',
  async (_name, own) => {
    const { ask, skipSent, connector } = await start(untold());
    await ask(message('new review Headquarters', personal()));
    // The progress gives way to the first card of the plan.
    await connector.untilSent(2);
    skipSent(1);
    for (const said of [...own, ...plan]) {
      const saved = wordsOf(await ask(message(`set ${said}`, personal())));
      expect(saved, said).not.toMatch(/not understood|no field/i);
    }
    let card = await ask(message('next', personal()));
    let answered = 0;
    for (let question = questionOn(card); question; question = questionOn(card)) {
      expect(answered, `${question.fact} is asked again`).toBeLessThan(150);
      expect(everything, `${question.fact} has an answer`).toHaveProperty(question.fact);
      card = await ask(message(typed(question.fact), personal()));
      expect(wordsOf(card), `${question.fact}: ${typed(question.fact)}`).toContain('Saved');
      answered += 1;
    }
    expect(wordsOf(card)).toContain('Every question is answered');
    expect(answered).toBeGreaterThan(40);
    const before = connector.sent.length;
    await journey.say(message('are we ready?', personal()));
    const verdict = saidIn((await connector.untilSent(before + 2))[before + 1]);
    expect(verdict).not.toContain('Nobody has answered');
    expect(verdict).toMatch(/^.{0,3}\n?Ready/);
  },
  120_000,
);

test('what cannot be understood stays in its field and saves nothing; “I don’t know” is an answer; undo takes it back', async () => {
  const { ask } = await start(untold());
  const first = await ask(message('answer adObjectCount', personal()));
  expect(questionOn(first)?.fact ?? wordsOf(first)).toBeTruthy();
  const next = await ask(message('next', personal()));
  const asked = questionOn(next);
  const nonsense = await ask(message('%%%', personal()));
  expect(questionOn(nonsense)).toEqual(asked);
  expect(wordsOf(nonsense)).toContain('%%%');
  const admitted = await ask(message('I don’t know', personal()));
  expect(questionOn(admitted)).not.toEqual(asked);
  const undone = await ask(message('undo', personal()));
  expect(questionOn(undone)).toEqual(asked);
  expect(wordsOf(undone)).toContain('Taken back');
  expect(wordsOf(await ask(message('undo', personal())))).toContain('no answer here that could be taken back');
});

test('after a restart in the middle of a question the next answer lands where it should', async () => {
  const dataDir = await newDataDir();
  // The ids of activities go on where they were, as those of Teams do.
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const before = await start(untold(), { dataDir, connector });
  const asked = questionOn(await before.ask(message('next', personal())));
  await journey.stop();
  const after = await start(untold(), { dataDir, connector });
  after.skipSent(connector.sent.length);
  const card = await after.ask(message(typed(asked?.fact ?? ''), personal()));
  expect(wordsOf(card)).toContain('Saved');
  expect(questionOn(card)).not.toEqual(asked);
});

test('two people answer the same question at once: the second sees the first’s answer and chooses', async () => {
  const { ask, press } = await start(untold());
  const place = channel();
  const card = await ask(message('next', place));
  const save = dataOf(card, 'Save');
  const answer = typed(String(save.fact));
  await press({ ...save, 'form.answer': answer }, { place, who: adele });
  const conflict = await press({ ...save, 'form.answer': 'I don’t know' }, { place, who: alex });
  expect(wordsOf(conflict)).toContain('Adele Vance');
  const mine = buttonsOf(conflict).find(({ data }) => data.kind === 'answer.give');
  const kept = await press(mine?.data ?? { kind: 'none' }, { place, who: alex });
  expect(wordsOf(kept)).toContain('Saved');
  const answers = await ask(message('show my answers', place));
  expect(wordsOf(answers)).toContain('Alex Wilber');
});

test('a section form stores what it understands and keeps the rest; what is skipped stays open', async () => {
  const { ask, press } = await start(untold());
  const place = channel();
  const form = await ask(message('section hardening', place));
  const save = buttonsOf(form).find(({ data }) => data.kind === 'section.save');
  const fields = Object.keys((save?.data.seen ?? {}) as object);
  expect(fields.length).toBeGreaterThan(1);
  const [one = '', two = ''] = fields;
  const value = typed(one.split('@')[0] ?? '');
  const after = await press(
    { ...(save?.data ?? { kind: 'none' }), [`form.${one}`]: value, [`form.${two}`]: '%%%' },
    { place },
  );
  expect(JSON.stringify(after)).toContain('%%%');
  const progress = await ask(message('questions', place));
  expect(wordsOf(progress)).toMatch(/1 of \d+/);
});

test('a section goes on when all of its page is saved, and stays where something is not understood', async () => {
  const { ask, press } = await start(untold());
  const form = await ask(message('section hardening', channel()));
  const goOn = buttonsOf(form).find(({ title }) => title === 'Save and go on')?.data ?? { kind: 'none' };
  const [one = ''] = Object.keys(goOn.seen as object);
  const unclear = wordsOf(await press({ ...goOn, [`form.${one}`]: '%%%' }, { place: channel() }));
  expect(unclear).toMatch(/page 1 of \d[\s\S]*Not understood, not saved/);
  const value = { [`form.${one}`]: typed(one.split('@')[0] ?? '') };
  // The second is what Teams sends again when it has not heard of the first.
  for (const again of [goOn, goOn]) {
    const next = wordsOf(await press({ ...again, ...value }, { place: channel() }));
    expect(next).toMatch(/page 2 of \d[\s\S]*✓ 1 answer saved\./);
  }
  expect(wordsOf(await press(goOn, { place: channel() }))).toMatch(/page 2 of \d(?![\s\S]*saved)/);
});

test('skip leaves a question open and comes back to it at the end; the progress is told by area', async () => {
  const { ask } = await start(untold());
  const first = questionOn(await ask(message('next', personal())));
  const second = questionOn(await ask(message('skip', personal())));
  expect(second).not.toEqual(first);
  expect(wordsOf(await ask(message('questions', personal())))).toContain('Installing account');
});

test('a question that the plan does not raise, or that does not exist, gets a sentence', async () => {
  const { ask } = await start(untold());
  expect(wordsOf(await ask(message('answer nonsense 5', personal())))).toContain('No question of this review');
  expect(wordsOf(await ask(message('section nonsense', personal())))).toContain('There is nothing to answer');
});

test('in the demo the first review comes answered, and a new one asks', async () => {
  const { ask, skipSent } = await start(site('ready'));
  expect(wordsOf(await ask(message('next', personal())))).toContain('Every question is answered');
  // The tenant is read, to guess from; the card then takes the place of the progress.
  expect(wordsOf(await ask(message('new review Branch office', personal())))).toContain('Branch office');
  skipSent(1);
  await journey.connector.untilSent(3);
  expect(questionOn(await ask(message('next', personal())))).not.toBeNull();
});
