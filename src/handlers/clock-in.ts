import type { Who } from '../protocol/intent.ts';

/** A conversation outside any of its threads. */
export const rootOf = (id: string): Who['conversation'] => ({ id, thread: id, type: 'channel' });

/** The clock, which speaks in a conversation on nobody's behalf. */
export const clockIn = (id: string): Who => ({ user: null, conversation: rootOf(id) });
