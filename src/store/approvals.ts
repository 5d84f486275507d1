import type { Happening } from '../audit/entry.ts';
import type { ApprovalRequest } from '../review/approval.ts';
import type { Person } from '../review/person.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, desc, eq, lt, sql } from './drizzle.ts';
import { approvals, reviews } from './tables.ts';

/** Requests for approval, each with all that was ever said about it. */
export function openApprovals(queries: Queries, audit: Audit) {
  const columns = { request: approvals.request };
  const newestOf = async (tx: Pick<Queries, 'select'>, reviewId: string): Promise<ApprovalRequest | null> => {
    const [row] = await tx
      .select(columns)
      .from(approvals)
      .where(eq(approvals.reviewId, reviewId))
      .orderBy(desc(approvals.ordinal))
      .limit(1);
    return row?.request ?? null;
  };
  return {
    /** Stores a new request if the newest one of its review is still `newest`. False: somebody else asked first. */
    create(request: ApprovalRequest, newest: string | null): Promise<boolean> {
      const { id, reviewId, revision, requestedBy } = request;
      return queries.transaction(async (tx) => {
        // Of two who ask at once the second waits here, and then finds the first one's.
        await tx.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, reviewId)).for('update');
        if (((await newestOf(tx, reviewId))?.id ?? null) !== newest) return false;
        await tx.insert(approvals).values({ id, reviewId, revision, request });
        const asked = tell(request, 'approval.requested', { quorum: request.quorum, lapses: request.lapses });
        await audit.append(tx, [{ ...asked, by: requestedBy, texts: { approvers: namesOf(request.approvers) } }]);
        return true;
      });
    },

    async get(id: string): Promise<ApprovalRequest | null> {
      const [row] = await queries.select(columns).from(approvals).where(eq(approvals.id, id));
      return row?.request ?? null;
    },

    /** The newest request of a review. */
    newest: (reviewId: string): Promise<ApprovalRequest | null> => newestOf(queries, reviewId),

    /**
     * Stores a request if its revision is still `expected`. False: someone else was first, nothing is stored.
     * `by`: who changed it; `null`: the clock, or a change of what it is about.
     */
    replace(request: ApprovalRequest, expected: number, by: Person | null): Promise<boolean> {
      const { id, revision } = request;
      return queries.transaction(async (tx) => {
        const isCurrent = and(eq(approvals.id, id), eq(approvals.revision, expected));
        const [before] = await tx.select(columns).from(approvals).where(isCurrent).for('update');
        if (!before) return false;
        await tx.update(approvals).set({ revision, request }).where(eq(approvals.id, id));
        await audit.append(tx, tellChanges(before.request, request, by));
        return true;
      });
    },

    /** The card for everyone shows this revision. */
    async markPublished(id: string, revision: number): Promise<void> {
      await queries
        .update(approvals)
        .set({ published: revision })
        .where(and(eq(approvals.id, id), lt(approvals.published, revision)));
    },

    /** Requests whose card is behind: a crash came between storing and showing. */
    async unpublished(): Promise<readonly ApprovalRequest[]> {
      const rows = await queries.select(columns).from(approvals).where(lt(approvals.published, approvals.revision));
      return rows.map(({ request }) => request);
    },

    /** Requests that wait for votes. */
    async open(): Promise<readonly ApprovalRequest[]> {
      const isOpen = sql`${approvals.request}->>'state' = 'open'`;
      return (await queries.select(columns).from(approvals).where(isOpen)).map(({ request }) => request);
    },
  };
}

const tell = (
  { id, reviewId, round, ground }: ApprovalRequest,
  kind: string,
  facts: NonNullable<Happening['facts']> = {},
): Omit<Happening, 'by'> => ({
  kind,
  review: reviewId,
  saw: ground.hash,
  facts: { request: id, round, ...facts },
});

const namesOf = (people: readonly Person[]) => people.map(({ name }) => name).join(', ');

/** What is another now, each as an entry of the record. */
function tellChanges(before: ApprovalRequest, after: ApprovalRequest, by: Person | null): Happening[] {
  const votes = after.votes.slice(before.votes.length).map((vote): Happening => {
    const instead =
      vote.by.id === vote.approver ? '' : (after.approvers.find(({ id }) => id === vote.approver)?.name ?? '');
    return {
      ...tell(after, 'approval.given', { voice: vote.voice, conditions: vote.conditions.length }),
      by: vote.by,
      texts: {
        reason: vote.reason,
        instead,
        conditions: vote.conditions.map(({ check, owner, due }) => `${check}: ${owner.name}, ${due}`).join('; '),
      },
    };
  });
  const met = metOf(after).filter(([check]) => !metOf(before).some(([known]) => known === check));
  const state: Happening[] =
    after.round !== before.round
      ? [{ ...tell(after, 'approval.renewed', { lapses: after.lapses }), by }]
      : after.state !== before.state
        ? [tellState(after, by)]
        : [];
  return [...votes, ...met.map(([check]): Happening => ({ ...tell(after, 'condition.met', { check }), by })), ...state];
}

function tellState(request: ApprovalRequest, by: Person | null): Happening {
  const { state, decision, stale } = request;
  if (state === 'decided') return { ...tell(request, 'decision.made', { decision }), by: null };
  if (state === 'stale')
    return {
      ...tell(request, stale?.kind === 'conditionMissed' ? 'decision.reopened' : 'approval.outdated'),
      by: null,
      texts: { changes: (stale?.kind === 'changed' ? stale.changes : (stale?.checks ?? [])).join('\n') },
    };
  return { ...tell(request, `approval.${state}`), by: state === 'withdrawn' ? by : null };
}

const metOf = ({ votes, round }: ApprovalRequest): [string, true][] =>
  votes
    .filter((vote) => vote.round === round)
    .flatMap(({ conditions }) =>
      conditions.flatMap(({ check, met }): [string, true][] => (met ? [[check, true]] : [])),
    );
