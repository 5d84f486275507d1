import { combine } from '../facts/combine.ts';
import { snapshotSchema } from '../facts/snapshot.ts';
import { readFlags } from './flags.ts';
import { printReport } from './print-report.ts';
import { readJson } from './read-json.ts';
import { exitStatus, report } from './report.ts';
import { UsageError } from './usage-error.ts';

/** `replay FILE`: judges a saved snapshot again, offline and as of its own moment. Returns the exit status. */
export function replay(args: readonly string[]): number {
  const { values: flags, positionals } = readFlags(
    args,
    { json: { type: 'boolean', default: false } },
    { positionals: true },
  );
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new UsageError('replay takes one file: a snapshot that scan --save wrote.');
  const snapshot = readJson(file, snapshotSchema);
  const { site, subjects } = combine(
    {},
    { site: snapshot.facts, subjects: snapshot.subjects },
    snapshot.profile,
    new Date(snapshot.asOf),
  );
  const result = report({ ...snapshot, facts: site, subjects });
  console.log(flags.json ? JSON.stringify(result) : printReport(result, 'review'));
  return exitStatus[result.verdict];
}
