import { destination, type Logger, pino } from 'pino';

/** The log of the process: lines of JSON on standard error, since standard output is the command line's. */
export function openLog(level: string, redact: (line: string) => string): Logger {
  return pino({ level, serializers: { err: describe }, hooks: { streamWrite: redact } }, destination(2));
}

/** An error without the rest that libraries hang on theirs: requests with their headers, settings, answers. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return { type: name, message, code, statusCode, stack, ...(cause === undefined ? {} : { cause: describe(cause) }) };
}
