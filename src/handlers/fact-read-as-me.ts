import { showList } from '../catalogue/words.ts';
import type { FactName, Facts } from '../facts/facts.ts';
import { scanScope } from '../facts/profile.ts';
import type { IntentOf, Who } from '../protocol/intent.ts';
import type { View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import type { Person } from '../review/person.ts';
import { explain } from './check-explain.ts';
import type { Handler } from './handler.ts';
import { tellPath } from './path-show.ts';
import { drawPicture } from './picture.ts';
import type { Ports, SignInDoubt } from './ports.ts';
import { neverRead, nobody, reviewGone } from './refusals.ts';

/**
 * Reads as the person who asks what Graph has refused to Preflight itself, those facts only, and keeps what Graph told
 * them in the review. It is kept where what people tell is kept: a scan does not touch it, a reading of Preflight's own
 * comes before it, it counts for a time, and it can be taken back.
 */
export const readAsMe: Handler<'fact.readAsMe'> = async function* (intent, who, ports) {
  yield { view: await readAndShow(intent, who, ports) };
};

async function readAndShow(
  { review: id, check = '' }: IntentOf<'fact.readAsMe'>,
  { user }: Who,
  ports: Ports,
): Promise<View> {
  const dossier = await ports.dossiers.get(id);
  if (!dossier) return reviewGone;
  const { review, reading, told } = dossier;
  if (!user) return nobody;
  if (!reading) return neverRead;
  // A turn that is repeated after a crash has stored it already.
  if (told.some(({ batch }) => batch === ports.turn)) return show(dossier, check, '', ports);
  if (!ports.canSignIn) return notSetUp;
  const { toReadAs: facts, about } = drawPicture(dossier, reading, ports);
  if (facts.size === 0) return nothingToRead;
  if (!about.tenant) return noTenant;
  if (!ports.readAs) return { kind: 'signIn', review: about.review, check, abouts: [...facts].map(ports.facts.about) };
  const read = await ports.readAs(user, about.tenant.id, scanScope(review.profile), facts);
  if (isDoubt(read)) return doubts[read.doubt];
  await keep(read, facts, dossier, user, ports);
  const now = await ports.dossiers.get(id);
  return now ? show(now, check, tell(read, facts, user, ports), ports) : reviewGone;
}

const isDoubt = (read: Facts | SignInDoubt): read is SignInDoubt => 'doubt' in read;

/** Adds what Graph told the person to the log. Of two presses at once one adds it: the other has seen less. */
async function keep(
  read: Facts,
  facts: ReadonlySet<FactName>,
  { review, told }: Dossier,
  by: Person,
  ports: Ports,
): Promise<void> {
  const at = ports.now().toISOString();
  await ports.answers.giveTogether(
    [...facts].flatMap((fact) => {
      const reading = read[fact];
      if (!reading?.ok || reading.source.kind !== 'graph') return [];
      const seen = told.find((entry) => entry.fact === fact && entry.subject === '')?.number ?? 0;
      const as = { ...reading, source: { ...reading.source, as: by } };
      return [
        {
          ...{ reviewId: review.id, fact, subject: '', reading: as, words: 'read from Microsoft Graph', evidence: '' },
          ...{ by, at, seen, batch: ports.turn },
        },
      ];
    }),
  );
}

/** What Graph told the person, and what it did not. */
function tell(read: Facts, facts: ReadonlySet<FactName>, { name }: Person, { facts: { about } }: Ports): string {
  const [told, kept] = [true, false].map((ok) => [...facts].filter((fact) => (read[fact]?.ok === true) === ok));
  const isRefused = kept?.some((fact) => {
    const reading = read[fact];
    return reading?.ok === false && reading.cause.kind === 'signedInAdminNeeded';
  });
  return [
    ...(told?.length ? [`Read as ${name}: ${showList(told.map(about))}.`] : []),
    ...(kept?.length
      ? [
          isRefused
            ? `Microsoft Graph did not show ${name} either: ${showList(kept.map(about))}. It takes a Global Administrator whose role is active now.`
            : `Microsoft Graph could not be asked as ${name} for: ${showList(kept.map(about))}. Try again in a moment.`,
        ]
      : []),
  ].join(' ');
}

/** The card that asked, as it is now. */
async function show(dossier: Dossier, id: string, note: string, ports: Ports): Promise<View> {
  const check = ports.catalogue[id];
  if (check) return explain(id, check, dossier, ports, note);
  return dossier.reading ? tellPath(drawPicture(dossier, dossier.reading, ports), ports, note) : neverRead;
}

const refuse = (text: string): View => ({ kind: 'notice', text, commands: ['unread', 'what would make us ready?'] });

const notSetUp = refuse(
  'People cannot sign in to Preflight here. Whoever runs it can set that up; until then attest what it cannot read.',
);

const nothingToRead = refuse('Nothing here waits for a signed-in administrator any more, so nothing was read.');

const noTenant = refuse(
  'Preflight does not know which tenant this review is about, because it could not read the organization. Nothing was read.',
);

const doubts: { readonly [K in SignInDoubt['doubt']]: View } = {
  otherPerson: refuse(
    'You signed in with another account than the one that you use in Teams, so nothing was read. Use an account of yours that is in this conversation, or attest the values.',
  ),
  otherTenant: refuse('You signed in to another tenant than the one that this review is about, so nothing was read.'),
  expired: refuse('Your sign-in was over before Preflight could read, so nothing was read. Press “Check as me” again.'),
  unreadable: refuse('Your sign-in does not say whose it is, so nothing was read. Attest the values instead.'),
};
