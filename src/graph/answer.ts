/** What Graph answered to one request, which travelled alone or in a batch. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

/** Why there is no reply to judge. `form`: something came back that is not what the protocol says. */
export interface Loss {
  readonly lost: 'connection' | 'time' | 'token' | 'form';
  readonly detail: string;
}

export type Answer = Reply | Loss;

/** Graph's own error code, shortened: it goes into messages, the rest of the body does not. */
export function errorCode(reply: Reply): string | undefined {
  const code = (reply.body as { error?: { code?: unknown } } | null | undefined)?.error?.code;
  return typeof code === 'string' && code !== '' ? code.slice(0, 80) : undefined;
}
