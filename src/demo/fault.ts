/** A request that Graph answers with an error. Thrown from any depth of a request; `answer.ts` makes the reply of it. */
export class Fault extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A query that Graph understands but does not support. */
export const unsupportedQuery = (message: string) => new Fault(400, 'Request_UnsupportedQuery', message);

/** A query that Graph does not understand. */
export const badRequest = (message: string) => new Fault(400, 'BadRequest', message);

/** An object that is not there. */
export const notFound = (id: string) =>
  new Fault(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
