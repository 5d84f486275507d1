import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

interface Expected {
  /** Whether the command takes arguments without a name, which it then counts itself. */
  readonly positionals: boolean;
}

/** Reads a command's flags. What it does not know is a UsageError that says so in a sentence. */
export function readFlags<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  { positionals }: Expected = { positionals: false },
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: positionals, strict: true });
  } catch (error) {
    // Node adds advice in more sentences, some of them unfinished.
    throw new UsageError(`${(error as Error).message.split(/\.\s|\.?$|\n/)[0]}.`);
  }
}
