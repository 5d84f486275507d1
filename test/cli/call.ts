import { expect, vi } from 'vitest';
import { UsageError } from '../../src/cli/usage-error.ts';
import { ConfigurationError } from '../../src/config.ts';
import { CredentialError } from '../../src/graph/credential.ts';

type Command = (args: readonly string[]) => number | Promise<number>;

/** Runs a command in this process: its exit status, and what it wrote to standard output. */
export async function call(command: Command, ...args: string[]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const progress = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const lines = () => log.mock.calls.map(([line]) => String(line)).join('\n');
  try {
    const status = await command(args);
    return { status, stdout: lines() };
  } catch (error) {
    expect(lines(), 'standard output of a command that failed').toBe('');
    throw error;
  } finally {
    log.mockRestore();
    progress.mockRestore();
  }
}

/** The one sentence with which a command refuses to run. A defect is thrown. */
export async function complaintOf(command: Command, ...args: string[]): Promise<string> {
  const error = await call(command, ...args).then(
    ({ stdout }) => expect.fail(`it ran: ${stdout.slice(0, 200)}`),
    (error) => error,
  );
  const isExpected =
    error instanceof UsageError || error instanceof ConfigurationError || error instanceof CredentialError;
  if (!isExpected) throw error;
  expect(error.message).toMatch(/^.+\.$/);
  return error.message;
}
