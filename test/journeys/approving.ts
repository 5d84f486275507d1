import { rmSync } from 'node:fs';
import { afterEach, beforeEach } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import {
  adele,
  alex,
  channel,
  execute,
  installation,
  megan,
  mention,
  message,
  nestor,
  type Person,
  tenantId,
} from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { buttonsOf, dataOf, type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

type Data = { kind: string } & Record<string, unknown>;
type Place = ReturnType<typeof channel>;

export const day = 24 * 60 * 60_000;

/** The days are written as people write them. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Someone of the roster, as Teams tells of them. */
export const member = (one: Person) => ({ ...one, tenantId, userRole: 'user' });

/** A team of four in a channel with Preflight, for each test of a file. Adele adds it, and so is its administrator. */
export function useTeam(others: readonly Person[] = []) {
  const people: Person[] = [adele, alex, megan, nestor, ...others];
  let connector: Connector;
  let dataDir: string;
  let journey: Journey;
  /** How far the clock of Preflight is from the real one. */
  let ahead = 0;
  const now = () => Date.now() + ahead;
  let current: Site;

  beforeEach(async () => {
    connector = await startConnector();
    connector.members.push(member(nestor));
    dataDir = await newDataDir();
    ahead = 0;
  }, 60_000);
  afterEach(async () => {
    await journey.stop();
    await connector.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (options: { catalogueVersion?: string } = {}) => {
    journey = await startJourney(current, { connector, dataDir, now: () => new Date(now()), ...options });
  };

  /** The message of this number; a test that waits in vain is told what came instead. */
  async function next(count: number, words: RegExp, after: number): Promise<Sent> {
    const late = setTimeout(() => {
      const came = connector.sent.slice(after).map((sent) => `— ${wordsOf(cardOf(sent)).slice(0, 300)}`);
      waiting.reject(new Error(`Nobody said ${words}, but:\n${came.join('\n')}`));
    }, 15_000);
    const waiting = Promise.withResolvers<never>();
    try {
      return (await Promise.race([connector.untilSent(count), waiting.promise]))[count - 1] as Sent;
    } finally {
      clearTimeout(late);
    }
  }

  const team = {
    connector: () => connector,
    journey: () => journey,
    port: () => journey.port,
    now,
    moveClock: (milliseconds: number) => {
      ahead += milliseconds;
    },
    async restart(options: { catalogueVersion?: string } = {}) {
      await journey.stop();
      await start(options);
    },

    /** Says something; `@Alex` in it mentions him. */
    async say(text: string, who: Person = adele, place: Place = channel()) {
      const firstName = ({ name }: Person) => `@${name.split(' ')[0]}`;
      const named = people.filter((one) => new RegExp(`${firstName(one)}\\b`).test(text));
      const written = named.reduce(
        (left, one) => left.replace(new RegExp(`${firstName(one)}\\b`, 'g'), `<at>${one.name}</at>`),
        text,
      );
      const activity = message(written, place, who);
      const entities = [...(activity.entities as object[]), ...named.map((one) => mention(one))];
      await journey.say({ ...activity, entities });
    },

    /** The first card with these words among those that came after so many messages. */
    async hear(words: RegExp, after: number): Promise<Record<string, unknown>> {
      for (let count = after + 1; ; count += 1) {
        const sent = await next(count, words, after);
        if (words.test(wordsOf(cardOf(sent)))) return cardOf(sent);
      }
    },

    /** Says something, and gives the first card with these words that comes after it. */
    async ask(text: string, words: RegExp, who: Person = adele, place?: Place): Promise<Record<string, unknown>> {
      const before = connector.sent.length;
      await team.say(text, who, place);
      return team.hear(words, before);
    },

    /** Presses a button, and gives the card that takes the place of the pressed one. */
    async press(data: Data, who: Person, form: Record<string, string> = {}, place = channel()) {
      const fields = Object.entries(form).map(([key, value]) => [`form.${key}`, value]);
      const { body } = await journey.say(execute({ ...data, ...Object.fromEntries(fields) }, { who, place }));
      return (body as { value: Record<string, unknown> }).value;
    },

    /** Adds Preflight, has the tenant read, and names who approves. */
    async begin(one = site('ready'), approvers = '@Alex @Megan') {
      current = one;
      await start();
      await journey.say(installation('add'));
      await team.ask('are we ready?', /read at|Read \{\{DATE/);
      await team.ask(`approvers ${approvers}`, /Saved\. Approvers here/);
    },

    /** Adele asks for an approval, by typing; gives the card that everyone sees. */
    request: (more = 'quorum 2', from = '@Alex @Megan') =>
      team.ask(`request approval from ${from}, ${more}`, /^Approval requested/m),

    /** The card of an approver, with the buttons to vote. */
    open: (everyone: object, who: Person) => team.press(dataOf(everyone, 'Decide'), who),

    /** How the newest request stands, as its card says. */
    state: async () => wordsOf(await team.ask('approvals', /needed approvals? given/)),
  };
  return team;
}

export const titlesOf = (card: unknown): string[] => buttonsOf(card).map(({ title }) => title);
