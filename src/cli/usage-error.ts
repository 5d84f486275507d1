/** A bad flag or file. Its message is the one sentence that the person reads. */
export class UsageError extends Error {}
