import { type DestinationStream, destination, type Logger, pino } from 'pino';

/**
 * The log of the process: lines of JSON on standard error, since standard output is the command line's.
 * @param context what each line says of where it comes from
 */
export function openLog(
  level: string,
  redact: (line: string) => string,
  context: () => object,
  to: DestinationStream = destination(2),
): Logger {
  return pino({ level, mixin: context, serializers: { err: describe }, hooks: { streamWrite: redact } }, to);
}

/** An error without the rest that libraries hang on theirs: requests with their headers, settings, answers. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  return { type: name, message, code, statusCode, stack, ...(cause === undefined ? {} : { cause: describe(cause) }) };
}
