import type { AnswerFact } from '../../src/facts/define.ts';
import { understand } from '../../src/facts/understand.ts';

/** The value that an answer in words comes to, as the product understands it; `undefined` where it does not. */
export function read<V>(fact: AnswerFact<V>, text: string): V | undefined {
  const understood = understand(fact, text);
  return understood.kind === 'value' ? understood.value : undefined;
}
