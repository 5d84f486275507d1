import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** The id of the turn or the job that the caller works for. */
export const correlationId = (): string | undefined => current.getStore();

/** Runs work, and all that it starts, under an id. */
export const correlate = <T>(id: string, work: () => T): T => current.run(id, work);

/** What each line of the log carries. */
export function logContext(): { readonly correlation?: string } {
  const id = correlationId();
  return id === undefined ? {} : { correlation: id };
}
