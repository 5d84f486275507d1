import type { Who } from '../protocol/intent.ts';
import type { Answer } from '../review/answer.ts';
import { shorten } from './shorten.ts';

/** Of what was left alone: what it is called, and the newest entry of its question. */
interface Kept {
  readonly name: string;
  readonly standing: Answer | undefined;
}

const named = 4;

/** Says which answers hold because nothing is overwritten. Empty for none. */
export function tellKept(kept: readonly Kept[], user: NonNullable<Who['user']>): string {
  const told = kept.slice(0, named).map(({ name, standing }) => {
    if (!standing?.reading) return `The answer for ${name} was taken back meanwhile.`;
    const whose = standing.by.id === user.id ? 'your answer' : `${standing.by.name}’s answer`;
    return `${name} keeps ${whose} “${shorten(standing.words)}”.`;
  });
  const more = kept.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more keep theirs.`] : [])].join(' ');
}
