import type { Happening } from '../audit/entry.ts';
import type { Alert, Seen } from '../review/alert.ts';
import type { Audit } from './audit.ts';
import type { Queries } from './database.ts';
import { and, desc, eq } from './drizzle.ts';
import { alerts, watches } from './tables.ts';

/** What was told between digests, and what it was told from. */
export function openAlerts(queries: Queries, audit: Audit) {
  const toAlert = ({ id, reviewId, alert }: typeof alerts.$inferSelect): Alert => ({ id, reviewId, ...alert });

  return {
    /** What was last seen of a review's tenant between digests. `null`: nothing yet. */
    async seen(reviewId: string): Promise<Seen | null> {
      const [row] = await queries.select().from(watches).where(eq(watches.reviewId, reviewId));
      return row?.seen ?? null;
    },

    async see(reviewId: string, seen: Seen): Promise<void> {
      await queries
        .insert(watches)
        .values({ reviewId, seen })
        .onConflictDoUpdate({ target: watches.reviewId, set: { seen } });
    },

    async get(id: string): Promise<Alert | null> {
      const [row] = await queries.select().from(alerts).where(eq(alerts.id, id));
      return row ? toAlert(row) : null;
    },

    /** The newest ones of a review, at most so many. */
    async of(reviewId: string, most: number): Promise<readonly Alert[]> {
      const rows = await queries
        .select()
        .from(alerts)
        .where(eq(alerts.reviewId, reviewId))
        .orderBy(desc(alerts.ordinal))
        .limit(most);
      return rows.map(toAlert);
    },

    /** Stores a new alert. One of its id that is there already stays as it is. */
    async add(alert: Alert): Promise<void> {
      const { id, reviewId, ...rest } = alert;
      await queries.transaction(async (tx) => {
        const isOpen = alert.event.kind === 'check';
        const stored = await tx
          .insert(alerts)
          .values({ id, reviewId, isOpen, alert: rest })
          .onConflictDoNothing()
          .returning({ id: alerts.id });
        if (stored.length > 0) await audit.append(tx, [tell(alert, 'alert.seen')]);
      });
    },

    async resolve(alert: Alert): Promise<void> {
      const { id, reviewId: _, ...rest } = alert;
      await queries.transaction(async (tx) => {
        const stored = await tx
          .update(alerts)
          .set({ isOpen: false, alert: rest })
          .where(and(eq(alerts.id, id), eq(alerts.isOpen, true)))
          .returning({ id: alerts.id });
        if (stored.length > 0) await audit.append(tx, [tell(alert, 'alert.resolved')]);
      });
    },
  };
}

/** A happening may name a person, which the record does not. */
const tell = ({ id, reviewId, event }: Alert, kind: string): Happening => ({
  by: null,
  kind,
  review: reviewId,
  facts: { alert: id, check: event.kind === 'check' ? event.check : event.happening.kind },
});
