import type { Cause } from '../facts/reading.ts';
import { showTime } from './date.ts';
import { escapeText } from './escape.ts';

type Of<K extends Cause['kind']> = Extract<Cause, { kind: K }>;

interface Words<K extends Cause['kind']> {
  /** Why nobody could read it: a clause without a full stop. */
  why(cause: Of<K>): string;
  /** Who can settle it, and how: a sentence. */
  who(cause: Of<K>): string;
}

const words: { readonly [K in Cause['kind']]: Words<K> } = {
  permissionMissing: {
    why: ({ permission }) => `Preflight lacks the permission ${escapeText(permission, 100)}`,
    who: ({ permission }) =>
      `A Privileged Role Administrator can grant Preflight the permission ${escapeText(permission, 100)}; then scan again.`,
  },
  signedInAdminNeeded: {
    why: ({ role }) => `Microsoft Graph shows it only to a signed-in ${escapeText(role, 100)}`,
    who: ({ role }) => `A ${escapeText(role, 100)} can look it up, or scan from the command line as themselves.`,
  },
  licenceMissing: {
    why: ({ licence }) => `Microsoft Graph answers only with ${escapeText(licence, 100)}`,
    who: ({ licence }) =>
      `Whoever buys your licences can add ${escapeText(licence, 100)}; until then an administrator can look it up by hand.`,
  },
  throttled: {
    why: () => 'Microsoft Graph was too busy to answer',
    who: () => 'Nobody has to do anything: scan again in a few minutes.',
  },
  unreachable: {
    why: () => 'Microsoft Graph could not be reached',
    who: () => 'Whoever runs Preflight can check that its host reaches Microsoft Graph; then scan again.',
  },
  timedOut: {
    why: () => 'Microsoft Graph did not answer in time',
    who: () => 'Anyone can scan again; if it stays like this, whoever runs Preflight looks at its network.',
  },
  unexpectedShape: {
    why: () => 'Microsoft Graph left the value out or answered in an unknown form',
    who: () => 'An administrator can look it up by hand; whoever runs Preflight can report it.',
  },
  otherTenant: {
    why: ({ tenant }) => `what answered is another tenant than ${escapeText(tenant, 40)}`,
    who: ({ tenant }) =>
      `Whoever runs Preflight can correct the credential for the tenant ${escapeText(tenant, 40)}; then scan again.`,
  },
  notAsked: {
    why: () => 'Nobody has answered it yet',
    who: () => 'Anyone on the team who knows can answer it.',
  },
  notPlanned: {
    why: ({ field }) => `The planned installation does not name ${escapeText(field, 100)} yet`,
    who: ({ field }) => `Anyone on the team can name ${escapeText(field, 100)} in the planned installation.`,
  },
  saidUnknown: {
    why: () => 'Someone answered that they do not know',
    who: () => 'Anyone on the team can find out and answer it.',
  },
  saidNotApplicable: {
    why: () => 'Someone said that it does not apply here',
    who: () => 'Anyone on the team who knows better can answer it.',
  },
  attestationLapsed: {
    why: ({ by, on }) => `what ${escapeText(by, 80)} attested on ${showTime(on)} no longer counts`,
    who: ({ by }) =>
      `What ${escapeText(by, 80)} attested no longer counts. Anyone who can see it in the tenant can attest it again, with evidence.`,
  },
};

/** Why something could not be read and who can settle it, as Markdown. */
export function explain<K extends Cause['kind']>(cause: Of<K>): { why: string; who: string } {
  const { why, who } = words[cause.kind as K];
  return { why: why(cause), who: who(cause) };
}
