/** Why Graph could not tell us something. Data, so that a card can say who can settle it. */
export type GraphCause =
  | { kind: 'permissionMissing'; permission: string; detail?: string }
  /** Documented for a signed-in administrator only; an app-only token was refused. */
  | { kind: 'signedInAdminNeeded'; role: string; permission: string; detail?: string }
  | { kind: 'licenceMissing'; licence: string; detail?: string }
  | { kind: 'throttled' | 'unreachable' | 'timedOut' | 'unexpectedShape'; detail?: string };

/** What one read of Graph gave: its value, or why there is none. */
export type GraphResult<T> = { ok: true; value: T } | { ok: false; cause: GraphCause };
