import { z } from 'zod';

const claimsSchema = z.object({
  /** The tenant. */
  tid: z.string().optional(),
  /** The application permissions of an app-only token, which has no such claim where it has no permission. */
  roles: z.array(z.string()).optional(),
  /** The delegated permissions of a signed-in person's token, separated by spaces. */
  scp: z.string().optional(),
  /** The object id of who signed in: for an app-only token, of its service principal. */
  oid: z.guid().optional(),
  /** When it ends, in seconds since 1970. */
  exp: z.number().optional(),
});

/**
 * What a bearer token says of itself, without a check of its signature: Graph does that. `null`: it is opaque, which
 * Microsoft reserves the right to make any token of Graph.
 */
export function claimsIn(token: string): z.output<typeof claimsSchema> | null {
  try {
    const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return claimsSchema.safeParse(body).data ?? null;
  } catch {
    return null;
  }
}

/** The permissions that a token carries. `identity`: the object id of the service principal, where it is told. */
type TokenGrant =
  | { readonly kind: 'app'; readonly permissions: readonly string[]; readonly identity: string | null }
  | { readonly kind: 'person'; readonly permissions: readonly string[] }
  | { readonly kind: 'opaque' };

/** Which permissions of Graph a token carries. Nothing else of the token leaves this function. */
export function grantIn(token: string): TokenGrant {
  const claims = claimsIn(token);
  // Every token of Microsoft Entra names its tenant; what does not is something else.
  if (!claims?.tid) return { kind: 'opaque' };
  const { roles = [], scp, oid = null } = claims;
  return scp === undefined
    ? { kind: 'app', permissions: roles, identity: oid }
    : { kind: 'person', permissions: scp.split(' ').filter(Boolean) };
}
