import { z } from 'zod';

/** Whose a token has to be: ids of Entra. */
interface Expected {
  readonly personId: string;
  /** Every tenant that is meant: the one that was read, and the one that is configured. */
  readonly tenantIds: readonly string[];
}

const claims = z.object({ tid: z.guid(), oid: z.guid(), exp: z.number() });

/**
 * Why a person's token for Graph is not to be used; `null` where it is theirs, for that tenant, and not over. It came
 * from the token service of the Bot Framework and goes to Graph, which verifies it: only its claims are looked at here.
 */
export function doubtToken(
  token: string,
  { personId, tenantIds }: Expected,
  now: Date,
): 'otherPerson' | 'otherTenant' | 'expired' | 'unreadable' | null {
  const said = claims.safeParse(payloadOf(token));
  if (!said.success) return 'unreadable';
  const { tid, oid, exp } = said.data;
  if (tenantIds.length === 0 || tenantIds.some((id) => !isSame(id, tid))) return 'otherTenant';
  if (!isSame(personId, oid)) return 'otherPerson';
  return exp * 1000 <= now.getTime() ? 'expired' : null;
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
