import { onTestFinished } from 'vitest';
import type { Site } from '../../src/demo/site.ts';
import { site } from '../../src/demo/sites.ts';
import { type ActivityJson, channel, execute, message } from '../connector/activities.ts';
import { type Connector, cardOf, type Sent, startConnector } from '../connector/connector.ts';
import { driveClock } from './clock.ts';
import { type Journey, newDataDir, startJourney, wordsOf } from './journey.ts';

export const place = channel();
export const channelId = place.conversation.id.split(';')[0] as string;

/** Monday, half an hour before eight in Zurich. */
const begin = '2031-03-03T06:30:00Z';

/** Graph is away for everything, and says so in a way that Preflight does not wait for. */
export const away = { request: /./, status: 501, code: 'NotImplemented', message: 'Not now.' };

/** Graph refuses the domains, as where the permission for them was taken away. */
export const noDomains = {
  request: /^\/[^/]+\/domains\b/,
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
};

/** A channel about a site whose time a test drives, and that can be stopped and started again on what it kept. */
export async function startWatching(
  change: (about: Site) => void = () => {},
  name: Parameters<typeof site>[0] = 'ready',
) {
  const clock = driveClock(begin);
  onTestFinished(() => clock.stop());
  const about = site(name, change, clock.now());
  const connector: Connector = await startConnector();
  const dataDir = await newDataDir();
  let journey: Journey;
  let isRunning = false;
  let catalogueVersion: string | undefined;
  const open = async () => {
    journey = await startJourney(about, {
      dataDir,
      connector,
      now: clock.now,
      ...(catalogueVersion ? { catalogueVersion } : {}),
    });
    isRunning = true;
  };
  const stop = async () => {
    if (isRunning) await journey.stop();
    isRunning = false;
  };
  await open();
  onTestFinished(async () => {
    await stop();
    await connector.stop();
  });
  /** The domain that the users of the site sign in with. */
  const domain = about.tenant.domains.find(({ id }) => id === about.profile.upnSuffixes[0]) as { isVerified: boolean };

  /** What a person gets who does something: the card of the last of so many messages. */
  const after = async (activity: ActivityJson, cards: number): Promise<unknown> => {
    const before = connector.sent.length;
    await journey.say(activity);
    return cardOf((await connector.untilSent(before + cards))[before + cards - 1] as Sent);
  };

  return {
    about,
    domain,
    clock,
    connector,
    dataDir,
    get tenant() {
      return journey.tenant;
    },
    ask: (words: string, cards = 1, where = place) => after(message(words, where), cards),
    said: async (words: string, cards = 1, where = place) => wordsOf(await after(message(words, where), cards)),
    say: (activity: ActivityJson) => journey.say(activity),
    press: async (data: Record<string, unknown>): Promise<unknown> =>
      ((await journey.say(execute(data as { kind: string }, { place }))).body as { value: unknown }).value,
    /** Lets time pass, and gives what was sent meanwhile on the clock's account. Only digests, unless said otherwise. */
    async until(time: string, only: readonly string[] = ['digest.due']): Promise<Sent[]> {
      const before = connector.sent.length;
      await clock.pass(time, only);
      return connector.sent.slice(before);
    },
    stop,
    /** Starts it again, with rules of another version where one is given. */
    async restart(version?: string) {
      catalogueVersion = version ?? catalogueVersion;
      await open();
    },
  };
}
