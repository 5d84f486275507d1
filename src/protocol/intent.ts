import { z } from 'zod';
import { profileSchema } from '../facts/profile.ts';

/** At most this many characters of any text that people type. */
const line = z.string().trim().min(1).max(200);
const reviewId = z.uuid();

const area = z.string().regex(/^[a-z-]{1,40}$/);

/** What a form sends: only the fields that its card has, checked by the profile's own schema. */
const profileForm = z.object({
  tool: profileSchema.shape.tool.unwrap(),
  installation: profileSchema.shape.installation.unwrap(),
  settings: profileSchema.shape.settings.unwrap(),
  installingAccount: z.string().max(320).default(''),
  upnSuffixes: z.string().max(60_000).default(''),
  objectsInScope: z.string().max(40).default(''),
});

/** A question: a fact, and the server, forest or domain that it is asked of; empty for the site as a whole. */
const question = {
  fact: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,79}$/),
  subject: z.string().regex(/^([a-z]+-\d+)?$/),
};

/** What an answer replaces: the number of the answer that its card showed, 0 for none. */
const seen = z.number().int().nonnegative();

/** What someone typed or pasted. The parsers of `facts/` make a value of it. */
const words = z.string().max(20_000);

/** A request for approval: typed, the newest one of the review. `round`: which asking of it a card shows. */
const request = { review: reviewId.optional(), request: reviewId.optional(), round: z.number().int().optional() };

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
      z.object({ by: z.literal('area'), area }),
      z.object({ by: z.enum(['blockers', 'unread', 'all']) }),
    ]),
    page: z.number().int().min(1).max(1000).default(1),
  }),
  z.object({
    kind: z.literal('check.explain'),
    /** The id of a check or a symptom, or words to find one by. */ check: line,
  }),
  /** What there is to do until the verdict is "ready". */
  z.object({ kind: z.literal('path.show') }),
  z.object({ kind: z.literal('review.create'), name: line.optional() }),
  z.object({ kind: z.literal('profile.show') }),
  z.object({ kind: z.literal('profile.save'), review: reviewId, revision: z.number().int(), form: profileForm }),
  /** How far the questions are, area by area. */
  z.object({ kind: z.literal('questions.show') }),
  /** The next open question, of one area or of all, after the one that was skipped. */
  z.object({
    kind: z.literal('question.next'),
    area: area.optional(),
    after: z.object(question).optional(),
    /** Typed: the question that is being asked now is skipped. */
    skip: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('question.show'), ...question }),
  z.object({
    kind: z.literal('answer.give'),
    review: reviewId,
    ...question,
    seen,
    /** Goes on with the next question of this area. */
    area: area.optional(),
    form: z.object({ answer: words.default(''), evidence: z.string().max(2000).default('') }).prefault({}),
  }),
  /** "I don't know." */
  z.object({ kind: z.literal('answer.admit'), review: reviewId, ...question, seen, area: area.optional() }),
  /** "Doesn't apply here, because …" */
  z.object({
    kind: z.literal('answer.exclude'),
    review: reviewId,
    ...question,
    seen,
    area: area.optional(),
    form: z.object({ because: z.string().max(2000).default('') }).prefault({}),
  }),
  /** Typed: `answer <question> <value>`. */
  z.object({ kind: z.literal('answer.type'), text: words }),
  /** Takes back the person's last answer in this review. */
  z.object({ kind: z.literal('answer.undo') }),
  z.object({ kind: z.literal('answers.show'), page: z.number().int().min(1).max(1000).default(1) }),
  /** Several questions of one area on one card. */
  z.object({ kind: z.literal('section.show'), area, page: z.number().int().min(1).max(1000).default(1) }),
  z.object({
    kind: z.literal('section.save'),
    review: reviewId,
    area,
    page: z.number().int().min(1).max(1000),
    /** By question (`fact` or `fact@subject`): what its field showed. */
    seen: z.record(z.string().max(120), seen),
    /** By question: what is in its field now. */
    form: z.record(z.string().max(120), words).default({}),
  }),
  /** The form that asks for an approval. */
  z.object({ kind: z.literal('approval.prepare') }),
  z.object({
    kind: z.literal('approval.request'),
    review: reviewId.optional(),
    form: z.object({
      /** Ids or Teams accounts, separated by commas, in their order. */
      approvers: z.string().max(8000).default(''),
      quorum: z.string().max(10).default(''),
      inOrder: z.enum(['yes', 'no']).default('no'),
      lapses: z.string().max(60).default(''),
      escalateTo: z.string().max(200).default(''),
    }),
  }),
  /** The state of a request; without an id, of the newest one. `asks`: somebody wants to vote. */
  z.object({ kind: z.literal('approval.show'), ...request, asks: z.boolean().default(false) }),
  z.object({
    kind: z.literal('approval.vote'),
    ...request,
    voice: z.enum(['approve', 'approveWithConditions', 'reject']),
    /** `reason`; and `owner`, `due` for all conditions, `owner@<check>`, `due@<check>` for one. */
    form: z.record(z.string().max(160), z.string().max(2000)).default({}),
  }),
  /** The form for a go with conditions. */
  z.object({ kind: z.literal('approval.condition'), ...request }),
  z.object({ kind: z.literal('approval.withdraw'), ...request }),
  /** Asks again about how things stand now. */
  z.object({
    kind: z.literal('approval.renew'),
    ...request,
    form: z.object({ lapses: z.string().max(60).default('') }).prefault({}),
  }),
  z.object({ kind: z.literal('condition.meet'), ...request, check: line }),
  /** An approver lets someone else decide for them; without `to`, no longer. */
  z.object({ kind: z.literal('delegation.set'), to: z.string().max(200), until: z.string().max(60) }),
  /** From the clock or from a change: they bring a request, or its card, up to date. */
  z.object({ kind: z.literal('approval.publish'), request: reviewId }),
  z.object({ kind: z.literal('approval.age'), request: reviewId }),
  z.object({ kind: z.literal('approval.remind'), request: reviewId, round: z.number().int() }),
  z.object({ kind: z.literal('approval.recheck'), review: reviewId }),
  /** A sentence that is no command: gets the nearest commands. */
  z.object({ kind: z.literal('command.unclear'), text: words }),
]);

export type Intent = z.output<typeof intentSchema>;
export type IntentKind = Intent['kind'];
export type IntentOf<K extends IntentKind> = Extract<Intent, { kind: K }>;

/** Intents that a card or a message may carry. The others come from inside. */
export const internalIntents: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'scan.run',
  'welcome.show',
  'approval.publish',
  'approval.age',
  'approval.remind',
  'approval.recheck',
]);

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
