import { isDeepStrictEqual } from 'node:util';
import type { Profile } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import { type ProfileField, profileFields, sayField } from '../protocol/profile-fields.ts';
import type { View } from '../protocol/view.ts';
import type { Dossier } from '../review/dossier.ts';
import { type ChangedProfile, changeProfile } from './change-profile.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';
import { draftProfile } from './present-profile.ts';

/** `set <field> to <value>`: one field of the planned installation by typing. */
export const setField: Handler<'profile.set'> = async function* ({ text }, who, ports) {
  const [field, words] = readSetting(text);
  yield { view: field ? await set(field, words, who, ports) : listFields(words) };
};

/** As long as two people type at once, the second one's words are put into what the first one saved. */
const tries = 3;

async function set(field: ProfileField, words: string, who: Who, ports: Ports): Promise<View> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const dossier = await openDossier(who, ports);
    const { review } = dossier;
    if (words === '') return askValue(field, review.profile);
    const { profile, errors } = understand(field, words, dossier, ports);
    const [error] = Object.values(errors);
    if (error)
      return notice(`${field.title}: “${shorten(words)}” is not understood. ${error.accepted}`, ['set', 'profile']);
    if (isDeepStrictEqual(profile, review.profile)) return tellSaved(field, dossier, profile);
    const changed = { ...review, profile, revision: review.revision + 1 };
    if (await ports.reviews.replace(changed, review.revision, who.user))
      return tellSaved(field, dossier, changed.profile);
  }
  return notice('Others are saving the planned installation just now. Nothing of this was saved: say it again.', [
    'profile',
  ]);
}

/** An address after "set proxy to" is the address of the proxy. */
function understand(field: ProfileField, words: string, dossier: Dossier, ports: Ports): ChangedProfile {
  const { profile } = dossier.review;
  const result = changeProfile([[field, words]], dossier, profile, ports);
  const address = field.name === 'proxy' && result.errors.proxy && profileFields.find(isAddress);
  if (!address) return result;
  const addressed = changeProfile([[address, words]], dossier, profile, ports);
  return Object.keys(addressed.errors).length > 0 ? result : addressed;
}

const isAddress = ({ name }: ProfileField) => name === 'proxyAddress';

/** The field that a sentence names and what it says of it; without a field, what was taken for its name. */
function readSetting(text: string): readonly [ProfileField | null, string] {
  const [, said = '', words = ''] = /^\s*([^\n]{1,80}?)(?:\s+to\b|\s*=|\s*:)\s*([\s\S]*)$/.exec(text) ?? [];
  const field = findField(said);
  if (field) return [field, words.trim()];
  // Without "to": the longest name that the sentence begins with.
  const parts = text.trim().split(/\s+/);
  for (let length = Math.min(parts.length, 5); length > 0; length -= 1) {
    const found = findField(parts.slice(0, length).join(' '));
    if (found) return [found, text.trim().replace(new RegExp(`^(?:\\S+\\s*){${length}}`), '')];
  }
  return [null, said || text.trim()];
}

function findField(said: string): ProfileField | undefined {
  const typed = squeeze(said.replace(/^\s*(the|our|my)\s+/i, ''));
  return profileFields.find(({ name, title, names }) =>
    [name, title, ...names].some((known) => squeeze(known) === typed),
  );
}

const squeeze = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function listFields(said: string): View {
  const names = profileFields.map(({ names: [shortest = ''] }) => shortest).join(', ');
  const unknown = said === '' ? '' : `The planned installation has no field “${shorten(said)}”. `;
  return notice(
    `${unknown}Say “set”, the field, “to” and its value, such as “set tool to cloud sync”. The fields: ${names}.`,
    ['profile', 'servers'],
  );
}

/** Nothing after the field's name may be a slip, so it takes nothing away. */
function askValue(field: ProfileField, profile: Profile): View {
  const [name = field.name] = field.names;
  const accepted = field.accepts ? ` ${field.accepts}` : '';
  return notice(
    `${field.title}: “${shorten(sayField(field, profile))}” now. To change it, say “set ${name} to” and the value.${accepted}`,
    ['profile', 'servers'],
  );
}

/** What is stored now, what was before, and what that does not change. */
function tellSaved(field: ProfileField, before: Dossier, profile: Profile): View {
  const now = sayField(field, profile);
  const was = sayField(field, before.review.profile);
  const others = profileFields.filter(
    (one) => one.name !== field.name && sayField(one, profile) !== sayField(one, before.review.profile),
  );
  const sentences = [
    now === was && others.length === 0
      ? `${field.title}: “${now}” is what was stored already.`
      : `Saved. ${[field, ...others].map((one) => tellChange(one, before, profile)).join('; ')}.`,
    ...(field.matters?.(profile) === false ? ['It decides nothing for this installation.'] : []),
    ...(profile !== before.review.profile && Object.keys(draftProfile(before).guesses).length > 0
      ? ['What was guessed from the tenant is not saved with it.']
      : []),
  ];
  return notice(sentences.join(' '), ['are we ready?', 'questions', 'profile', 'servers']);
}

function tellChange(field: ProfileField, before: Dossier, profile: Profile): string {
  const now = sayField(field, profile);
  const was = sayField(field, before.review.profile);
  return `${field.title}: “${shorten(now)}” now${now === was ? ', as before' : `, “${shorten(was)}” before`}`;
}

const shorten = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

const notice = (text: string, commands: readonly string[]): View => ({ kind: 'notice', text, commands });
