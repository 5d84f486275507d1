import type { Queries } from './database.ts';
import { eq } from './drizzle.ts';
import { evidence } from './tables.ts';

/** What decisions rest on, by its hash: the same evidence is kept once. */
export function openEvidence(queries: Queries) {
  return {
    async keep(hash: string, text: string): Promise<void> {
      await queries.insert(evidence).values({ hash, text }).onConflictDoNothing();
    },

    async get(hash: string): Promise<string | null> {
      const [row] = await queries.select({ text: evidence.text }).from(evidence).where(eq(evidence.hash, hash));
      return row?.text ?? null;
    },
  };
}
