import { commands, parseCommand } from '../protocol/commands.ts';
import type { Who } from '../protocol/intent.ts';
import { holders, type Right, rightFor } from '../protocol/rights.ts';

/** A right, the roles that have it, and what is typed that needs it. */
interface RightRow {
  readonly right: string;
  readonly holders: readonly string[];
  readonly sentences: readonly string[];
}

const words = {
  look: 'look',
  review: 'review',
  decide: 'decide',
  reviewOrDecide: 'review or decide',
  administer: 'administer',
} satisfies Partial<Record<Right, string>>;

const inChannel: Who = { user: null, conversation: { id: '', thread: '', type: 'channel' } };

/** Other forms of commands, which need another right than the example does. */
const more = [
  'policy quorum 2',
  'approvers none',
  'reviewers none',
  'administrators none',
  'withdraw waiver ad.recycle-bin',
];

/** Which sentences need which right in a channel, by the table that the door goes by. */
export function rightsTable(): RightRow[] {
  const sentences = [...commands.map(({ example }) => example), ...more];
  return Object.entries(words).map(([right, title]) => ({
    right: title,
    holders: holders[right as Right],
    sentences: sentences.filter((sentence) => rightFor(parseCommand(sentence), inChannel) === right),
  }));
}
