import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import { fieldsOn } from '../protocol/profile-fields.ts';
import type { ProfileView, Shown } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { guessProfile } from '../review/guess-profile.ts';
import type { Review } from '../review/review.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import { planFor } from './allowed-targets.ts';
import type { Ports } from './ports.ts';
import { brief } from './questionnaire.ts';

/** Whether nobody has said yet what is planned. Only then is anything guessed. */
export const isUntouched = ({ revision, profile }: Review): boolean =>
  revision === 1 && isDeepStrictEqual(profile, planFor({ target: profile.target, cloud: profile.cloud, name: '' }));

/** Whether a reading of the tenant is fresh enough to guess from, whatever it was made for. */
const isRecent = (reading: TenantReading | null, ports: Ports): boolean =>
  reading !== null && ports.now().getTime() - reading.asOf.getTime() <= ports.freshFor;

/** The planned installation as its form shows it: what is stored, or what is guessed as long as nobody has saved it. */
export function draftProfile({ review, reading }: Dossier): Pick<ProfileView, 'profile' | 'guesses'> {
  const { profile } = review;
  if (!isUntouched(review) || !reading) return { profile, guesses: {} };
  const guessed = Object.entries(guessProfile(reading.facts));
  return {
    profile: { ...profile, ...Object.fromEntries(guessed.map(([field, { value }]) => [field, value])) },
    guesses: Object.fromEntries(guessed.map(([field, { because }]) => [field, because])),
  };
}

/** One card of the planned installation. */
export function viewProfile(dossier: Dossier, page: 1 | 2, change: Partial<ProfileView> = {}): ProfileView {
  const draft = draftProfile(dossier);
  const profile = change.profile ?? draft.profile;
  // Who has typed something else is not told that it was guessed.
  const guesses = Object.fromEntries(
    Object.entries(draft.guesses).filter(([field]) => {
      const name = field as keyof Profile;
      return !change.errors?.[name] && isDeepStrictEqual(profile[name], draft.profile[name]);
    }),
  );
  return {
    kind: 'profile',
    review: brief(dossier),
    page,
    errors: {},
    overtaken: false,
    saved: false,
    ...change,
    profile,
    fields: fieldsOn(page, dossier.review.profile).map(({ name }) => name),
    guesses,
  };
}

/** Shows a card of the planned installation: the first one as long as nobody has saved it, guessed from the tenant, which may have to be read. */
export async function* presentProfile(
  dossier: Dossier,
  page: 1 | 2,
  who: Who,
  ports: Ports,
): AsyncGenerator<Shown, void> {
  const { review, reading } = dossier;
  // What the second card asks follows from the first one.
  const first = isUntouched(review) ? 1 : page;
  if (!isUntouched(review) || isRecent(reading, ports)) {
    yield { view: viewProfile(dossier, first) };
    return;
  }
  const requestedAt = ports.now().toISOString();
  const slot = `profile ${ports.turn}`;
  // First the progress, so that its message is known when the reading is done and the card takes its place.
  yield { view: { kind: 'progress', reviewName: review.name, since: requestedAt, brings: 'profile' }, slot };
  await ports.queue.add({ kind: 'profile.guess', review: review.id, slot, requestedAt }, who);
}
