import { isDeepStrictEqual } from 'node:util';
import { profileSchema } from '../facts/profile.ts';
import type { ProfileForm } from '../protocol/intent.ts';
import type { ProfileView } from '../protocol/view.ts';
import type { Handler } from './handler.ts';
import { otherConversation } from './refusals.ts';
import { startScan } from './scan-start.ts';

/** Stores the planned installation and reads the tenant for it. What can't be understood is said, and nothing is saved. */
export const saveProfile: Handler<'profile.save'> = async function* ({ review: id, revision, form }, who, ports) {
  const review = (await ports.dossiers.get(id))?.review;
  if (review?.conversationId !== who.conversation.id) {
    yield { view: otherConversation };
    return;
  }
  const { changes, errors } = understand(form);
  if (Object.keys(errors).length > 0) {
    yield { view: { kind: 'profile', review, profile: { ...review.profile, ...changes }, errors, overtaken: false } };
    return;
  }
  const changed = { ...review, profile: { ...review.profile, ...changes }, revision: revision + 1 };
  const isRepeat = review.revision === changed.revision && isDeepStrictEqual(review.profile, changed.profile);
  // A press that Teams sends again, or that a crash cut off after saving, finds its own work done and goes on.
  if (!isRepeat && !(await ports.reviews.replace(changed, revision, who.user))) {
    const now = (await ports.dossiers.get(id))?.review ?? review;
    yield { view: { kind: 'profile', review: now, profile: now.profile, errors: {}, overtaken: true } };
    return;
  }
  yield* startScan({ kind: 'scan.start' }, who, ports);
};

const fields = profileSchema.shape;

function understand(form: ProfileForm) {
  const errors: Record<string, { typed: string; accepted: string }> = {};
  const read = <T>(
    field: string,
    typed: string,
    accepted: string,
    parse: (text: string) => { success: boolean; data?: T },
  ) => {
    const parsed = parse(typed.trim());
    if (!parsed.success) errors[field] = { typed, accepted };
    return parsed.data;
  };
  const account = read(
    'installingAccount',
    form.installingAccount,
    'Accepted: one user principal name or object id, or nothing.',
    (text) => fields.installingAccount.safeParse(text === '' ? null : text),
  );
  const suffixes = read(
    'upnSuffixes',
    form.upnSuffixes,
    'Accepted: DNS names such as contoso.com, separated by commas or spaces.',
    (text) =>
      fields.upnSuffixes.safeParse(
        text
          .split(/[\s,;]+/)
          .map((suffix) => suffix.replace(/^@/, ''))
          .filter(Boolean),
      ),
  );
  const objects = read(
    'objectsInScope',
    form.objectsInScope,
    'Accepted: a whole number such as 12000 or 12,000, or nothing.',
    (text) =>
      fields.objectsInScope.safeParse(
        text === '' ? null : /^\d{1,3}([., '’ ]?\d{3})*$/.test(text) ? Number(text.replace(/\D/g, '')) : text,
      ),
  );
  const { tool, installation, settings } = form;
  const changes = {
    tool,
    installation,
    settings,
    ...(account !== undefined && { installingAccount: account }),
    ...(suffixes !== undefined && { upnSuffixes: suffixes }),
    ...(objects !== undefined && { objectsInScope: objects }),
  };
  return { changes, errors: errors as ProfileView['errors'] };
}
