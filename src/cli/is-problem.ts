import { ConfigurationError } from '../config.ts';
import { CredentialError } from '../graph/credential.ts';
import { FolderHeld } from '../store/lock.ts';

/** Whether it is for the person who starts Preflight to mend: a setting, a held folder, a taken port, a closed database. */
export function isProblem(error: unknown): error is NodeJS.ErrnoException {
  if (error instanceof ConfigurationError || error instanceof FolderHeld || error instanceof CredentialError)
    return true;
  const { code } = error as NodeJS.ErrnoException;
  // Codes of the operating system, and PostgreSQL's for a refused sign-in and for a database that is not there.
  return typeof code === 'string' && /^(E[A-Z]+|28\w{3}|3D000)$/.test(code);
}
