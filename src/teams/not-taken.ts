interface Answered {
  readonly statusCode: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  /** Milliseconds that Teams asks to wait. */
  readonly retryAfter?: number | undefined;
}

/** Teams answered a request with an error, or not at all. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  /** `undefined`: there was no answer. */
  readonly statusCode: number | undefined;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(answered: Answered | undefined, options?: ErrorOptions) {
    const said = answered && [answered.statusCode, answered.code, answered.message].filter(Boolean).join(' ');
    super(said ? `Teams answered: ${said}` : 'Teams did not answer', options);
    this.statusCode = answered?.statusCode;
    this.code = answered?.code;
    this.retryAfter = answered?.retryAfter;
  }
}
