import { readSettings } from '../config.ts';
import { startPreflight } from '../main.ts';
import { isProblem } from './is-problem.ts';
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
