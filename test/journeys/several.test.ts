import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import { adele, alex, channel, execute, message, personal } from '../connector/activities.ts';
import { cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

// A journey is quick, the machine may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let journey: Journey;
afterEach(() => journey.stop());

const named = (role: 'active' | 'staging', number: number, name: string) => ({ id: `${role}-${number}`, role, name });

/** A site with three servers and two forests, of which nobody has told anything yet. */
const several = (): Site =>
  site('ready', (one) => {
    one.profile = {
      ...one.profile,
      servers: [named('active', 1, 'SYNC01'), named('staging', 1, 'SYNC02'), named('staging', 2, 'SYNC03')],
      forests: [
        { id: 'forest-1', name: 'contoso.com' },
        { id: 'forest-2', name: 'fabrikam.com' },
      ],
    };
    one.answers = {};
  });

type Pressed = { kind: string } & Record<string, unknown>;

const start = async (options: Parameters<typeof startJourney>[1] = {}) => {
  journey = await startJourney(several(), options);
  let seen = options.connector?.sent.length ?? 0;
  const press = async (data: Pressed, options: Parameters<typeof execute>[1] = {}) => {
    const { body } = await journey.say(execute(data, options));
    return (body as { value: Record<string, unknown> }).value;
  };
  const ask = async (text: string, place = channel(), who = adele) => {
    await journey.say(message(text, place, who));
    seen += 1;
    return cardOf((await journey.connector.untilSent(seen))[seen - 1] as Sent) as Record<string, unknown>;
  };
  return {
    ...journey,
    press,
    ask,
    /** The answers, as `show my answers` lists them, newest first. */
    answers: async (place = channel()) => wordsOf(await ask('show my answers', place)),
  };
};

const questionOn = (card: unknown) => {
  const save = buttonsOf(card).find(({ data }) => data.kind === 'answer.give');
  return save && `${save.data.fact}@${save.data.subject}`;
};

/** What is in the fields of a card. */
function fieldsOf(card: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  JSON.stringify(card, (_key, value) => {
    if (String(value?.type).startsWith('Input.')) fields[value.id] = value.value;
    return value;
  });
  return fields;
}

test('“Save for all” answers for three servers; pressed twice it says the same; one undo takes all back', async () => {
  const { ask, press, answers } = await start();
  const card = await ask('answer dotnetRelease@SYNC01');
  expect(wordsOf(card)).toContain('Asked of **SYNC01**, one of 3 servers\nSYNC02: open · SYNC03: open');
  const data = { ...dataOf(card, 'Save for all 3'), 'form.answer': '528040', 'form.evidence': 'CHG1' };
  const both = await Promise.all([press(data), press(data)]);
  for (const saved of both) {
    expect(wordsOf(saved)).toContain('✓ Saved the release of .NET Framework for SYNC01, SYNC02 and SYNC03: 528040.');
    expect(questionOn(saved)).not.toContain('dotnetRelease');
  }
  expect(wordsOf(await press(data))).toContain('SYNC01, SYNC02 and SYNC03: 528040.');
  const told = await answers();
  expect(told.match(/528040/g)).toHaveLength(3);
  expect(told.match(/CHG1/g)).toHaveLength(3);
  const undone = await ask('undo');
  expect(wordsOf(undone)).toContain('✓ Taken back for SYNC01, SYNC02 and SYNC03: 528040.');
  expect(questionOn(undone)).toBe('dotnetRelease@active-1');
  expect(await answers()).not.toContain('528040');
  expect(wordsOf(await ask('undo'))).toContain('no answer here that could be taken back');
});

test('who has answered first keeps their answer, and is named; undo takes back only what was saved', async () => {
  const { ask, press, answers } = await start();
  const old = dataOf(await ask('answer dotnetRelease@SYNC01'), 'Save for all 3');
  await ask('answer dotnetRelease@SYNC01 461808');
  const saved = await press({ ...old, 'form.answer': '528040' }, { who: alex });
  expect(wordsOf(saved)).toContain(
    'Saved the release of .NET Framework for SYNC02 and SYNC03: 528040. SYNC01 keeps Adele Vance’s answer “461808”.',
  );
  // Someone replaces one of them knowingly: that one is left alone too.
  const newer = dataOf(await ask('answer dotnetRelease@SYNC02'), 'Save');
  await press({ ...newer, 'form.answer': '4.8' });
  const undone = wordsOf(await ask('undo', channel(), alex));
  expect(undone).toContain('Taken back: 528040. SYNC02 keeps Adele Vance’s answer “4.8”.');
  const told = await answers();
  expect(told).toContain('461808');
  expect(told).toContain('4.8');
  expect(told).not.toContain('528040');
});

test('with nothing left to save for, both answers are there to choose from', async () => {
  const { ask, press } = await start();
  await ask('answer dotnetRelease@SYNC02 528040');
  const old = dataOf(await ask('answer dotnetRelease@SYNC01'), 'Save for all 3');
  await ask('answer dotnetRelease@all 461808', channel(), alex);
  const late = await press({ ...old, 'form.answer': '528040' });
  expect(wordsOf(late)).toContain('for SYNC02: 528040. SYNC01 keeps Alex Wilber’s answer “461808”. SYNC03 keeps');
  const card = await ask('answer dotnetRelease@SYNC01');
  expect(buttonsOf(card).map(({ title }) => title)).not.toContain('Save for all 3');
  const forests = dataOf(await ask('answer forestFunctionalLevel@contoso.com'), 'Save for all 2');
  await ask('answer forestFunctionalLevel@all 2016', channel(), alex);
  const none = await press({ ...forests, 'form.answer': 'Windows2025Forest' });
  expect(wordsOf(none)).toContain('Nothing was saved: contoso.com keeps Alex Wilber’s answer “2016”.');
  expect(fieldsOf(none)['form.answer']).toBe('Windows2025Forest');
});

test('what cannot be understood is saved for none of them', async () => {
  const { ask, press, answers } = await start();
  const all = dataOf(await ask('answer dotnetRelease@SYNC02'), 'Save for all 3');
  const again = await press({ ...all, 'form.answer': 'the newest' });
  expect(wordsOf(again)).toContain('**Not understood, not saved:** “the newest”');
  expect(fieldsOf(again)['form.answer']).toBe('the newest');
  expect(await answers()).not.toContain('newest');
});

test('typed: “for all:” while being asked, also after a restart, and “answer <question>@all”', async () => {
  const dataDir = await newDataDir();
  const connector = await startConnector();
  onTestFinished(() => connector.stop());
  const before = await start({ dataDir, connector });
  const asked = await before.ask('answer dotnetRelease@SYNC02', personal());
  expect(asked.fallbackText).toContain('"for all: …" for all 3 servers');
  await before.stop();
  const { ask, answers } = await start({ dataDir, connector });
  const saved = await ask('For all: 528040', personal());
  expect(wordsOf(saved)).toContain('for SYNC01, SYNC02 and SYNC03: 528040.');
  const memory = await ask('answer serverMemoryGb@ALL 16 GB', personal());
  expect(wordsOf(memory)).toContain('SYNC01, SYNC02 and SYNC03: 16 GB.');
  const none = await ask('answer serverMemoryGb@all 32 GB', personal());
  expect(wordsOf(none)).toContain('Nothing was saved: SYNC01 keeps your answer “16 GB”.');
  expect(await answers(personal())).not.toContain('32 GB');
  // Of a question that is asked once, all is that one.
  expect(wordsOf(await ask('answer adObjectCount@all 1200', personal()))).toContain('Saved');
});

test('without a name, the question for which one is asked offers all', async () => {
  const { ask } = await start();
  const which = await ask('answer dotnetRelease 528040');
  expect(JSON.stringify(which)).toContain('answer dotnetRelease@all 528040');
  expect(wordsOf(which)).toContain('Which one?');
});

const table = 'Name   Release\n----   -------\nsync01.contoso.com 528040\nSYNC02 461808\nSYNC03 528049';

test.each([
  ['on the card', 'table'],
  ['in the field of the answer', 'answer'],
])('a table fills several: %s', async (_, field) => {
  const { ask, press, answers } = await start();
  const data = dataOf(await ask('answer dotnetRelease@SYNC02'), 'Save');
  const saved = wordsOf(await press({ ...data, [`form.${field}`]: table }));
  expect(saved).toContain('for SYNC01: 528040; SYNC02: 461808; SYNC03: 528049.');
  const told = await answers();
  for (const value of ['528040', '461808', '528049']) expect(told.split(value)).toHaveLength(2);
  expect(wordsOf(await ask('undo'))).toContain('Taken back for SYNC01, SYNC02 and SYNC03.');
  expect(await answers()).not.toMatch(/528040|461808|528049/);
});

test('a table fills several: typed in personal chat, and behind “answer”', async () => {
  const { ask } = await start();
  await ask('answer dotnetRelease@SYNC03', personal());
  const chat = await ask('SYNC01\t528040\nSYNC02\t461808', personal());
  expect(wordsOf(chat)).toContain('for SYNC01: 528040; SYNC02: 461808.');
  // The one on the card is not in the table, so it is still asked.
  expect(questionOn(chat)).toBe('dotnetRelease@staging-2');
  const typed = await ask('answer serverMemoryGb SYNC01: 16 GB\nSYNC02: 32 GB\nSYNC03: 64 GB');
  expect(wordsOf(typed)).toContain('for SYNC01: 16 GB; SYNC02: 32 GB; SYNC03: 64 GB.');
  const policies = (policy: string) =>
    `MachinePolicy Undefined\nUserPolicy Undefined\nProcess Undefined\nCurrentUser Undefined\nLocalMachine ${policy}`;
  const long = await ask(
    `answer executionPolicy SYNC01:\n${policies('RemoteSigned')}\n\nSYNC03:\n${policies('AllSigned')}`,
  );
  expect(wordsOf(long)).toMatch(/✓ Saved .* for SYNC01: MachinePolicy .*; SYNC03: MachinePolicy /);
});

test.each([
  [
    'cannot be understood',
    'SYNC01: 528040\nSYNC02: the newest',
    'SYNC02: “the newest” could not be understood. The release',
  ],
  ['is missing', 'SYNC01: 528040\nSYNC02:', 'SYNC02: nothing stands behind it. The release'],
  [
    'is about a stranger',
    'SYNC01: 528040\nSYNC02: 528040\nSYNC04: 1',
    '“SYNC04” is none of those that this is asked of',
  ],
  ['has a slip in its name', 'SYNCO1: 528040\nSYNC02: 528040\nSYNC03: 528040', '“SYNCO1” is none of those'],
])('when a part %s nothing is saved, and the whole text stays', async (_, text, said) => {
  const { ask, press, answers } = await start();
  const card = await ask('answer dotnetRelease@SYNC01', personal());
  for (const again of [
    await press({ ...dataOf(card, 'Save'), 'form.table': text }, { place: personal() }),
    await ask(text, personal()),
    await ask(`answer dotnetRelease ${text}`, personal()),
  ]) {
    expect(wordsOf(again)).toContain(`✗ Nothing was saved: ${said}`);
    expect(fieldsOf(again)['form.table']).toBe(text);
  }
  expect(await answers(personal())).not.toContain('528040');
});

test('a choice has a field for a table too, and what is no table is not taken for an answer', async () => {
  const { ask, press } = await start();
  const data = dataOf(await ask('answer serverDomainJoined@SYNC01'), 'Save');
  expect(wordsOf(await press({ ...data, 'form.table': 'yes' }))).toContain('the table names fewer than two');
  expect(wordsOf(await press({ ...data, 'form.table': 'SYNC01: yes\nSYNC02: perhaps' }))).toContain('“perhaps”');
  expect(wordsOf(await press({ ...data, 'form.table': 'SYNC01: yes\nSYNC02: no' }))).toContain(
    'SYNC01: yes; SYNC02: no.',
  );
});

test('a table replaces what the card showed, and nothing that was answered since', async () => {
  const { ask, press, answers } = await start();
  await ask('answer dotnetRelease@SYNC01 461808', channel(), alex);
  const card = await ask('answer dotnetRelease@SYNC03');
  expect(wordsOf(card)).toContain('SYNC01: “461808” by Alex Wilber · SYNC02: open');
  await ask('answer dotnetRelease@SYNC02 461814', channel(), alex);
  const text = 'SYNC01: 528040\nSYNC02: 528040\nSYNC03: 528040';
  const saved = await press({ ...dataOf(card, 'Save'), 'form.table': text });
  expect(wordsOf(saved)).toContain('for SYNC01: 528040; SYNC03: 528040. SYNC02 keeps Alex Wilber’s answer “461814”.');
  expect((await answers()).match(/528040/g)).toHaveLength(2);
  await ask('undo');
  const told = await answers();
  expect(told).toContain('461808');
  expect(told).toContain('461814');
  // Who types has seen no card: nothing of others is replaced.
  expect(wordsOf(await ask('answer dotnetRelease SYNC01: 528040\nSYNC02: 528040'))).toContain(
    'Nothing was saved: SYNC01 keeps Alex Wilber’s answer “461808”. SYNC02 keeps',
  );
});

test('a list of servers is one answer', async () => {
  const { ask } = await start();
  const said = await ask('answer serverAdministrators@SYNC01 SYNC01, SYNC02\nSYNC03, Tier 0 Admins');
  expect(wordsOf(said)).toContain('Saved the groups that may administer the server (SYNC01)');
});

test('names of NetBIOS are one answer of a forest', async () => {
  const { ask } = await start();
  const said = await ask('answer netbiosNames@contoso.com CONTOSO\nFABRIKAM');
  expect(wordsOf(said)).toContain('(contoso.com): CONTOSO FABRIKAM.');
});

test('another conversation, a forged subject and a question of another name get a sentence', async () => {
  const { ask, press, answers } = await start();
  const all = dataOf(await ask('answer dotnetRelease@SYNC01'), 'Save for all 3');
  const elsewhere = await press(
    { ...all, 'form.answer': '528040' },
    { place: channel('1', '19:elsewhere@thread.tacv2') },
  );
  expect(wordsOf(elsewhere)).toContain('belongs to a review of another conversation');
  const forged = { ...all, others: { 'staging-1': 99, 'sql-7': 1 }, 'form.table': 'SYNC01: 528040\nSYNC02: 528040' };
  expect(wordsOf(await press(forged))).toContain('SYNC01: 528040. The answer for SYNC02 was taken back meanwhile.');
  await ask('undo');
  expect(JSON.stringify(await press({ ...all, others: { '../x': 1 } }))).not.toContain('Saved');
  expect(JSON.stringify(await press({ ...all, forAll: 'yes' }))).not.toContain('Saved');
  expect(await answers()).not.toContain('528040');
});

test('what one press of a section form saved is taken back by one undo', async () => {
  const { ask, press, answers } = await start();
  const form = await ask('section hardening');
  const save = buttonsOf(form).find(({ data }) => data.kind === 'section.save')?.data as Pressed;
  const [one = '', two = '', third = ''] = Object.keys(save.seen as object);
  const filled = { ...save, [`form.${one}`]: 'I don’t know', [`form.${two}`]: 'not sure', [`form.${third}`]: '%%%' };
  for (const saved of await Promise.all([press(filled), press(filled)]))
    expect(wordsOf(saved)).toContain('✓ 2 answers saved.');
  expect(await answers()).toMatch(/I don’t know[\s\S]*not sure|not sure[\s\S]*I don’t know/);
  expect(wordsOf(await ask('undo'))).toContain('Taken back for ');
  expect(await answers()).not.toMatch(/I don’t know|not sure/);
});

test('a section form names the server that somebody else answered meanwhile', async () => {
  const { ask, press } = await start();
  const form = await ask('section server');
  const save = buttonsOf(form).find(({ data }) => data.kind === 'section.save')?.data as Pressed;
  const keys = Object.keys(save.seen as object).filter((key) => key.endsWith('@staging-1'));
  const [fact = ''] = keys[0]?.split('@') ?? [];
  await ask(`answer ${fact}@SYNC02 I don’t know`, channel(), alex);
  const saved = await press({
    ...save,
    [`form.${fact}@staging-1`]: 'not sure',
    [`form.${fact}@active-1`]: 'not sure',
    [`form.${fact}@staging-2`]: '%%%',
  });
  const said = wordsOf(saved);
  expect(said).toContain('✓ 1 answer saved.');
  expect(said).toMatch(/\*\*Not saved:\*\* .* \(SYNC02\); Alex Wilber had answered “I don’t know” meanwhile\./);
  expect(said).toContain('1 answer could not be understood');
});

test('who types an answer in a chat is told of one that was given since the question was put', async () => {
  const { ask } = await start();
  await ask('answer dotnetRelease@SYNC01', personal());
  await ask('answer dotnetRelease@SYNC01 461808', personal(), alex);
  const conflict = wordsOf(await ask('528040', personal()));
  expect(conflict).toContain('Alex Wilber answered first');
  expect(conflict).toContain('461808');
});
