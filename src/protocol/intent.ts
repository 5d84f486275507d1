import { z } from 'zod';
import { profileSchema } from '../facts/profile.ts';

/** At most this many characters of any text that people type. */
const line = z.string().trim().min(1).max(200);
const reviewId = z.uuid();

/** What a form sends: only the fields that its card has, checked by the profile's own schema. */
const profileForm = z.object({
  tool: profileSchema.shape.tool.unwrap(),
  installation: profileSchema.shape.installation.unwrap(),
  settings: profileSchema.shape.settings.unwrap(),
  installingAccount: z.string().max(320).default(''),
  upnSuffixes: z.string().max(60_000).default(''),
  objectsInScope: z.string().max(40).default(''),
});

export type ProfileForm = z.output<typeof profileForm>;

/**
 * Everything that anyone can ask of Preflight, typed, pressed on a card, or due by the clock.
 * What a card's button sends out is what may come back: `verb` is the kind, `data` the intent.
 */
export const intentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('welcome.show') }),
  z.object({ kind: z.literal('help.show') }),
  /** "Are we ready?" Facts that are fresh enough answer at once; else the tenant is read first. */
  z.object({ kind: z.literal('readiness.ask') }),
  /** Reads the tenant, however fresh the facts are. */
  z.object({ kind: z.literal('scan.start') }),
  /** A queued scan: comes from the clock only, never from a card. */
  z.object({ kind: z.literal('scan.run'), review: reviewId, slot: z.string(), requestedAt: z.iso.datetime() }),
  /** The last verdict, from what is stored: reads nothing. */
  z.object({ kind: z.literal('status.show') }),
  z.object({
    kind: z.literal('findings.list'),
    /** An area (`tenant`, `account` …) or a kind of finding. */
    filter: z.union([
      z.object({ by: z.literal('area'), area: z.string().regex(/^[a-z-]{1,40}$/) }),
      z.object({ by: z.enum(['blockers', 'unread', 'all']) }),
    ]),
    page: z.number().int().min(1).max(1000).default(1),
  }),
  z.object({ kind: z.literal('check.explain'), /** A check's id, or words to find it by. */ check: line }),
  z.object({ kind: z.literal('review.create'), name: line.optional() }),
  z.object({ kind: z.literal('profile.show') }),
  z.object({ kind: z.literal('profile.save'), review: reviewId, revision: z.number().int(), form: profileForm }),
  /** A sentence that is no command: gets the nearest commands. */
  z.object({ kind: z.literal('command.unclear'), text: z.string().max(2000) }),
]);

export type Intent = z.output<typeof intentSchema>;
export type IntentKind = Intent['kind'];
export type IntentOf<K extends IntentKind> = Extract<Intent, { kind: K }>;

/** Intents that a card or a message may carry. The others come from inside. */
export const internalIntents: ReadonlySet<IntentKind> = new Set<IntentKind>(['scan.run', 'welcome.show']);

/** Where and by whom an intent was spoken. `user` comes from the authenticated activity, never from a card. */
export interface Who {
  readonly user: { readonly id: string; readonly name: string } | null;
  readonly conversation: {
    /** The chat or channel that a review belongs to. */
    readonly id: string;
    /** Where the answer goes: the same, or the thread of a channel in which the person wrote. */
    readonly thread: string;
    readonly type: 'personal' | 'groupChat' | 'channel';
  };
}
