import { ConfigurationError, readSettings } from '../config.ts';
import { CredentialError } from '../graph/credential.ts';
import { startPreflight } from '../main.ts';
import { FolderHeld } from '../store/lock.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** The bot as it runs in production. Authentication is always on. */
try {
  const { bot, store, graph, port, logLevel } = readSettings();
  const preflight = await startPreflight({ store, graph, port, logLevel, authentication: { settings: { ...bot } } });
  stopOnSignal(() => preflight.stop());
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof FolderHeld || error instanceof CredentialError))
    throw error;
  console.error(error.message);
  process.exit(1);
}
