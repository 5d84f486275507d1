import { readSecrets, readSettings } from '../config.ts';
import { createRedactor } from '../redact.ts';
import { isProblem } from './is-problem.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** The bot as it runs in production. Authentication is always on. */
const redact = createRedactor(readSecrets());

function fail(error: unknown): never {
  // The error of a connection that was tried on several addresses has no message of its own.
  const said = isProblem(error) ? error.message || error.code : error instanceof Error ? error.stack : error;
  console.error(redact(String(said)));
  process.exit(1);
}

// Node itself would print all that hangs on an error, such as the database's address with its password.
process.on('uncaughtException', fail);

try {
  const settings = readSettings();
  // Loaded only now: what is wrong with the settings is said before the rest of Preflight has been read from disk.
  const { startPreflight } = await import('../main.ts');
  const preflight = await startPreflight({ ...settings, redact });
  stopOnSignal(() => preflight.stop());
} catch (error) {
  fail(error);
}
