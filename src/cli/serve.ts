import { ConfigurationError, readSettings } from '../config.ts';
import { CredentialError } from '../graph/credential.ts';
import { startPreflight } from '../main.ts';
import { FolderHeld } from '../store/lock.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** The bot as it runs in production. Authentication is always on. */
try {
  const { bot, ...settings } = readSettings();
  const preflight = await startPreflight({ ...settings, authentication: { settings: { ...bot } } });
  stopOnSignal(() => preflight.stop());
} catch (error) {
  if (!isProblem(error)) throw error;
  // The error of a connection that was tried on several addresses has no message of its own.
  console.error(error.message || error.code);
  process.exit(1);
}

/** Whether it is for the person who starts Preflight to mend: a setting, a held folder, a taken port, a closed database. */
function isProblem(error: unknown): error is NodeJS.ErrnoException {
  if (error instanceof ConfigurationError || error instanceof FolderHeld || error instanceof CredentialError)
    return true;
  const { code } = error as NodeJS.ErrnoException;
  // Codes of the operating system, and PostgreSQL's for a refused sign-in and for a database that is not there.
  return typeof code === 'string' && /^(E[A-Z]+|28\w{3}|3D000)$/.test(code);
}
