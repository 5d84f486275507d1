import { z } from 'zod';
import { profileSchema } from '../facts/profile.ts';
import { longestField } from './profile-fields.ts';

/** At most this many characters of any text that people type. */
const line = z.string().trim().min(1).max(200);
const reviewId = z.uuid();

/** On a card that is written to a person's own chat: the review that it is about, which is another conversation's. */
const named = reviewId.optional();

const area = z.string().regex(/^[a-z-]{1,40}$/);

/** What a form of the planned installation sends: fields by their names, as words. A client leaves empty ones out. */
const profileForm = z.partialRecord(profileSchema.keyof(), z.string().max(longestField));

const profilePage = z.literal([1, 2]);

const subject = z.string().regex(/^([a-z]+-\d+)?$/);

/** A question: a fact, and the server, forest or domain that it is asked of; empty for the site as a whole. */
const question = {
  fact: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,79}$/),
  subject,
};

/** What an answer replaces: the number of the answer that its card showed, 0 for none. */
const seen = z.number().int().nonnegative();

/** What someone typed or pasted. The parsers of `facts/` make a value of it. */
const words = z.string().max(20_000);

/** An intent that waits until it is known which review is meant. It is read as any other when its turn comes. */
const asked = z.record(z.string().max(40), z.unknown()).optional();

/** What someone takes care of. */
const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('question'), ...question }),
  z.object({ kind: z.literal('area'), area }),
  z.object({ kind: z.literal('check'), check: line }),
]);

const checkId = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
  .max(120);

/** A single object within a check, by whatever id the tenant or the planned installation has for it. */
const objectId = z.string().max(200);

/** No object but all of the check: a choice on a card needs a value. */
export const wholeCheck = '*';

const reason = z.string().max(2000);

/** A waiver of a review, as its card showed it. */
const waiver = { review: reviewId, waiver: z.uuid(), revision: z.number().int() };

/** A request for approval: typed, the newest one of the review. `round`: which asking of it a card shows. */
const request = { review: reviewId.optional(), request: reviewId.optional(), round: z.number().int().optional() };

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
    review: named,
  }),
  /**
   * "Check as me": reads as the person who presses what Graph shows only to a signed-in administrator. `check`: the one
   * whose card it is on, which is shown again; without it, what there is to do.
   */
  z.object({ kind: z.literal('fact.readAsMe'), review: reviewId, check: checkId.optional() }),
  /** What there is to do until the verdict is "ready". */
  z.object({ kind: z.literal('path.show') }),
  /** Which Graph permissions Preflight has, and what the missing ones would open. */
  z.object({ kind: z.literal('access.show') }),
  /** "Which tool?": how the two differ, on this planned installation. */
  z.object({ kind: z.literal('tools.compare') }),
  /** "What if <check> passes": the verdict as it would be. Changes nothing. */
  z.object({ kind: z.literal('supposition.weigh'), text: words }),
  z.object({ kind: z.literal('review.create'), name: line.optional() }),
  /** The reviews that may be worked on here, or those that are archived. */
  z.object({
    kind: z.literal('reviews.list'),
    archived: z.boolean().default(false),
    page: z.number().int().min(1).max(1000).default(1),
    asked,
  }),
  /** Makes a review the one that is worked on here, and goes on with what was asked before it was known which. */
  z.object({ kind: z.literal('review.open'), review: reviewId.optional(), name: line.optional(), asked }),
  z.object({ kind: z.literal('review.rename'), name: line }),
  /** Typed, it is the current one. */
  z.object({ kind: z.literal('review.archive'), review: reviewId.optional(), revision: z.number().int().optional() }),
  z.object({
    kind: z.literal('review.reopen'),
    review: reviewId.optional(),
    revision: z.number().int().optional(),
    name: line.optional(),
  }),
  /** Asks whether to delete: the current one, or the one that is named. Typed with `forGood` and the exact name, it deletes. */
  z.object({
    kind: z.literal('review.delete'),
    review: reviewId.optional(),
    name: line.optional(),
    forGood: z.boolean().default(false),
  }),
  /** Deletes a review as it was when its card asked: its revision, and how many entries its answers had. */
  z.object({ kind: z.literal('review.erase'), review: reviewId, revision: z.number().int(), entries: seen }),
  z.object({ kind: z.literal('profile.show'), page: profilePage.optional() }),
  z.object({
    kind: z.literal('profile.save'),
    review: reviewId,
    revision: z.number().int(),
    page: profilePage.default(1),
    /** Goes on to the second card; else the tenant is read and the verdict follows. */
    goOn: z.boolean().default(false),
    form: profileForm.default({}),
  }),
  /** Typed: `set <field> to <value>`. */
  z.object({ kind: z.literal('profile.set'), text: words }),
  /** Typed: saves the first card as it is shown, guesses included. */
  z.object({ kind: z.literal('profile.confirm') }),
  /** Queued: reads the tenant for a profile that nobody has saved yet. Comes from inside only, never from a card. */
  z.object({ kind: z.literal('profile.guess'), review: reviewId, slot: z.string(), requestedAt: z.iso.datetime() }),
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
  z.object({ kind: z.literal('question.show'), ...question, review: named }),
  z.object({
    kind: z.literal('answer.give'),
    review: reviewId,
    ...question,
    seen,
    /** Goes on with the next question of this area. */
    area: area.optional(),
    /** The answer is the same for all servers, forests or domains whose question is open. */
    forAll: z.literal(true).optional(),
    /** By subject: the answers to the same question that the card showed beside it. */
    others: z.record(subject, seen).optional(),
    form: z
      .object({
        answer: words.default(''),
        /** A table for several, which goes before the answer for one. */
        table: words.optional(),
        evidence: z.string().max(2000).default(''),
      })
      .prefault({}),
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
  /** What happened in this review: the newest entries of the record. */
  z.object({ kind: z.literal('history.show'), page: z.number().int().min(1).max(100_000).default(1) }),
  /** What differs between two stored readings: since a day in words, or since the one before the newest. Reads nothing. */
  z.object({
    kind: z.literal('drift.show'),
    since: z.string().trim().max(60).default(''),
    page: z.number().int().min(1).max(1000).default(1),
  }),
  /** Several questions of one area on one card. */
  z.object({
    kind: z.literal('section.show'),
    area,
    page: z.number().int().min(1).max(1000).default(1),
    review: named,
  }),
  z.object({
    kind: z.literal('section.save'),
    review: reviewId,
    area,
    page: z.number().int().min(1).max(1000),
    /** Goes on with the next page where everything on this one was saved. */
    goOn: z.boolean().default(false),
    /** By question (`fact` or `fact@subject`): what its field showed. */
    seen: z.record(z.string().max(120), seen),
    /** By question: what is in its field now. */
    form: z.record(z.string().max(120), words).default({}),
  }),
  /** Makes someone take care of a question, an area or a check. */
  z.object({
    kind: z.literal('owner.assign'),
    review: reviewId,
    target,
    /** Goes on with the next question of this area. */
    area: area.optional(),
    /** Entra's id of a person in the conversation, `me` or `nobody`; and a day. */
    form: z
      .object({ owner: z.string().trim().max(200).default(''), due: z.string().trim().max(100).default('') })
      .prefault({}),
  }),
  /** Asks for a card on which to choose who takes care of something. */
  z.object({ kind: z.literal('owner.choose'), review: reviewId, target }),
  /** Typed: `assign <what> to <whom> by <day>`. Without `what`: the question that is being asked now. */
  z.object({
    kind: z.literal('owner.type'),
    what: z.string().trim().max(200),
    whom: z.object({
      name: z.string().trim().max(200),
      /** Teams' ids of the accounts that the sentence mentions. */
      accounts: z.array(z.string().max(200)).max(20),
    }),
    due: z.string().trim().max(100),
  }),
  /** Tells an owner of what they take care of, unless it has changed since. Comes from the clock only. */
  z.object({
    kind: z.literal('owner.remind'),
    review: reviewId,
    target,
    owner: z.string(),
    due: z.iso.date().nullable(),
    at: z.iso.datetime(),
    occasion: z.enum(['asked', 'soon', 'overdue']),
  }),
  /** Who takes care of what, or what the person who asks does. */
  z.object({
    kind: z.literal('owners.show'),
    mine: z.boolean(),
    page: z.number().int().min(1).max(1000).default(1),
    review: named,
  }),
  /** Asks that a risk be accepted for a while. `object`: one of several that the check fails for. */
  z.object({
    kind: z.literal('waiver.request'),
    review: reviewId,
    revision: z.number().int(),
    check: checkId,
    form: z
      .object({
        object: objectId.default(wholeCheck),
        because: reason.default(''),
        until: z.string().max(40).default(''),
      })
      .prefault({}),
  }),
  /** Typed: `waive <check> [for <object>] because <reason> until <day>`. */
  z.object({ kind: z.literal('waiver.type'), text: z.string().max(4000) }),
  z.object({ kind: z.literal('waiver.grant'), ...waiver }),
  z.object({
    kind: z.literal('waiver.decline'),
    ...waiver,
    form: z.object({ because: reason.default('') }).prefault({}),
  }),
  z.object({ kind: z.literal('waiver.withdraw'), ...waiver }),
  /** Typed: the waiver is named by its id, or by its check and, for one of several, its object. */
  z.object({
    kind: z.literal('waiver.settle'),
    what: z.enum(['grant', 'decline', 'withdraw']),
    target: line,
    because: reason.default(''),
  }),
  z.object({ kind: z.literal('waiver.show'), review: reviewId, waiver: z.uuid() }),
  z.object({ kind: z.literal('waivers.show'), page: z.number().int().min(1).max(1000).default(1) }),
  /** Shows a waiver anew where it was asked for: comes from inside only. */
  z.object({ kind: z.literal('waiver.refresh'), review: reviewId, waiver: z.uuid() }),
  /** A granted waiver ends soon, or has ended: comes from the clock only. */
  z.object({ kind: z.literal('waiver.remind'), ...waiver, hasEnded: z.boolean() }),
  /** Who is what here. */
  z.object({ kind: z.literal('roles.show') }),
  /** How decisions are made here. */
  z.object({ kind: z.literal('policy.show') }),
  /** Typed: one setting of it. */
  z.object({ kind: z.literal('policy.set'), text: line }),
  /** Typed: `approvers @Alex @Megan`, `reviewers group <object id>`; who is not named has the role no longer. */
  z.object({
    kind: z.literal('role.set'),
    role: z.enum(['administrator', 'reviewer', 'approver']),
    everyone: z.boolean().default(false),
    accounts: z.array(z.string().min(1).max(200)).max(50),
    /** Object ids of groups in Entra. */
    groups: z.array(z.guid()).max(10).default([]),
    /** Narrows the role for the current review only. */
    forReview: z.boolean().default(false),
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
    /** How many votes the approver had given, as the card showed it: an old press takes back no newer one. */
    seen: seen.optional(),
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
  /** How a review stood over time, from stored readings. */
  z.object({ kind: z.literal('trend.show') }),
  /** The form that says when a conversation hears of its review. */
  z.object({ kind: z.literal('digest.prepare') }),
  z.object({
    kind: z.literal('digest.save'),
    review: reviewId,
    form: z
      .object({
        /** Digits from Sunday, separated by commas. */
        days: z.string().max(40).default(''),
        /** `HH:MM` */
        at: z.string().max(20).default(''),
        zone: z.string().max(80).default(''),
        when: z.enum(['always', 'changes']).default('always'),
        /** A line of cron, which goes before days and time. */
        cron: z.string().max(100).default(''),
      })
      .prefault({}),
  }),
  /** Typed: `digest every weekday at 08:00 Europe/Zurich`. */
  z.object({ kind: z.literal('digest.type'), text: z.string().max(300) }),
  /** Reads the tenant and says what changed since the last digest; the next one is due as before. */
  z.object({ kind: z.literal('digest.now') }),
  z.object({ kind: z.literal('digests.show') }),
  z.object({
    kind: z.literal('digest.change'),
    what: z.enum(['pause', 'resume', 'stop']),
    /** Pressed, the schedule as its card showed it; typed, its number in the list, or the only one. */
    schedule: reviewId.optional(),
    revision: z.number().int().optional(),
    number: z.number().int().min(1).max(1000).optional(),
  }),
  /** A digest is due: comes from the clock only. `revision`: of the schedule that it was due by. */
  z.object({
    kind: z.literal('digest.due'),
    schedule: reviewId,
    revision: z.number().int(),
    slot: z.iso.datetime(),
  }),
  /** Queued: a digest that somebody asked for. Comes from inside only. */
  z.object({ kind: z.literal('digest.run'), review: reviewId, slot: z.string(), requestedAt: z.iso.datetime() }),
  /** Typed: `we are live since 2026-12-01`. */
  z.object({ kind: z.literal('live.set'), since: z.string().max(60) }),
  /** Typed: `we are not live`. */
  z.object({ kind: z.literal('live.unset') }),
  z.object({ kind: z.literal('live.show') }),
  /** Typed: `roll back if …`; without words, there are none any more. */
  z.object({ kind: z.literal('live.criterion'), text: z.string().max(500) }),
  /** The first week is over: comes from the clock only. */
  z.object({ kind: z.literal('live.close'), review: reviewId, since: z.iso.date() }),
  /** Looks at the few facts that don't wait for a digest, of all reviews of one tenant: comes from the clock only. */
  z.object({ kind: z.literal('watch.poll'), scope: z.string().max(100_000), at: z.iso.datetime() }),
  /** Tells one conversation of an alert, or that it is over. Comes from inside only. */
  z.object({ kind: z.literal('alert.publish'), alert: reviewId }),
  /** Once a day: removes what is kept no longer. Comes from the clock only. */
  z.object({ kind: z.literal('store.tidy'), day: z.iso.date() }),
  /** A sentence that is no command: gets the nearest commands. */
  z.object({ kind: z.literal('command.unclear'), text: words }),
]);

export type Intent = z.output<typeof intentSchema>;
export type IntentKind = Intent['kind'];
export type IntentOf<K extends IntentKind> = Extract<Intent, { kind: K }>;

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
  /** The IANA time zone of the person's client, where Teams tells. */
  readonly zone?: string;
}
