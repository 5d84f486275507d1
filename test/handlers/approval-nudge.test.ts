import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishRequest, remindApprovers } from '../../src/handlers/approval-nudge.ts';
import type { Ports } from '../../src/handlers/ports.ts';
import type { Who } from '../../src/protocol/intent.ts';
import type { ApprovalView, Shown } from '../../src/protocol/view.ts';
import { type ApprovalRequest, requestApproval, vote } from '../../src/review/approval.ts';
import { firstPolicy } from '../../src/review/policy.ts';
import { isRefused, type Refused } from '../../src/review/refused.ts';

const now = new Date('2026-11-26T12:00:00Z');
const people = ['adele', 'alex', 'megan', 'nestor', 'olga'].map((id) => ({ id, name: id }));
const [adele, alex, megan, nestor, olga] = people as [P, P, P, P, P];
type P = (typeof people)[number];
const policy = { ...firstPolicy, approvers: [alex, megan, nestor] };
const ground = { hash: 'a', verdict: 'ready' as const, blocking: [], openRisks: [] };
const clock: Who = { user: null, conversation: { id: 'channel', thread: 'channel', type: 'channel' } };

const given = (result: ApprovalRequest | Refused): ApprovalRequest => {
  if (isRefused(result)) throw new Error(result.refused);
  return result;
};
const approve = (request: ApprovalRequest, by: P) =>
  given(vote(request, { by, voice: 'approve', reason: '', conditions: [] }, ground, policy, new Set(), now));
const fresh = (inOrder = false) =>
  given(
    requestApproval(
      {
        ...{ id: 'r', reviewId: 'review', requestedBy: adele, approvers: [alex, megan, nestor], inOrder, quorum: 2 },
        ...{ lapses: '2026-11-30T23:59:59.999Z', thread: 'thread', escalateTo: olga, ground },
      },
      policy,
      now,
    ),
  );

/** A store with one request in it. */
function keep(request: ApprovalRequest) {
  const store = { request, published: 0 };
  const ports = {
    approvals: {
      get: async () => store.request,
      markPublished: async (_: string, revision: number) => {
        store.published = Math.max(store.published, revision);
      },
    },
    dossiers: {
      get: async () => ({ review: { id: 'review', conversationId: 'channel', name: 'R', revision: 1 }, told: [] }),
    },
    policies: { get: async () => ({ policy, revision: 1 }) },
    conversations: { get: async () => null },
    roster: { of: async () => people.map((one) => ({ ...one, account: `29:${one.id}`, tenantId: 't' })) },
    queue: { addFor: async () => {} },
    catalogue: {},
    admins: [],
    now: () => now,
  } as unknown as Ports;
  return { store, ports };
}

test('two that publish at once, in whatever order, end with what is stored on the card', async () => {
  const step = fc.constantFrom('first', 'second', 'vote');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { store, ports } = keep(fresh());
      const publish = () => publishRequest({ kind: 'approval.publish', request: 'r' }, clock, ports);
      const runs = { first: publish(), second: publish() };
      const waiting = new Map<AsyncGenerator<Shown>, Shown>();
      let card: ApprovalView | undefined;
      /** Delivers what a publisher has shown, and lets it go on to the next. */
      const goOn = async (run: AsyncGenerator<Shown>) => {
        const shown = waiting.get(run);
        if (shown?.slot === 'approval r') card = shown.view as ApprovalView;
        waiting.delete(run);
        const next = await run.next();
        if (!next.done) waiting.set(run, next.value);
        return next.done === true;
      };
      const voters = [alex, megan];
      for (const one of steps) {
        if (one !== 'vote') await goOn(runs[one]);
        else if (voters[0]) store.request = approve(store.request, voters.shift() as P);
      }
      // Whoever votes has their vote published behind it.
      for (const run of [runs.second, runs.first, publish()]) while (!(await goOn(run)));
      expect(card?.request.state).toBe(store.request.state);
      expect(card?.voices.filter(({ voice }) => voice !== null)).toHaveLength(2 - voters.length);
      expect(store.published).toBe(store.request.revision);
    }),
  );
});

const remind = async (request: ApprovalRequest, round = request.round) => {
  const told: (string | undefined)[] = [];
  const { ports } = keep(request);
  for await (const { to, view } of remindApprovers({ kind: 'approval.remind', request: 'r', round }, clock, ports)) {
    expect(view).toMatchObject({ kind: 'approval', isReminder: true });
    told.push(to?.id);
  }
  return told;
};

test('who has not voted is reminded, and who it is escalated to; nobody where it is closed or asked again', async () => {
  expect(await remind(fresh())).toEqual(['alex', 'megan', 'nestor', 'olga']);
  expect(await remind(approve(fresh(), megan))).toEqual(['alex', 'nestor', 'olga']);
  expect(await remind(approve(fresh(true), alex))).toEqual(['megan', 'olga']);
  expect(await remind(approve(approve(fresh(), alex), megan))).toEqual([]);
  expect(await remind(fresh(), 2)).toEqual([]);
});
