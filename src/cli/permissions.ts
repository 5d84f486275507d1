import { readFlags } from './flags.ts';
import { permissionTable } from './permission-table.ts';
import { printProbe, probe } from './probe.ts';
import { UsageError } from './usage-error.ts';

/** `permissions`: each Graph permission, and which checks it serves; with `--probe`, also whether it is granted. */
export async function printPermissions(args: readonly string[]): Promise<number> {
  const { values: flags } = readFlags(args, {
    probe: { type: 'boolean', default: false },
    tenant: { type: 'string' },
    target: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  for (const name of ['tenant', 'target'] as const)
    if (flags[name] !== undefined && !flags.probe) throw new UsageError(`--${name} goes with --probe.`);
  if (flags.tenant !== undefined && flags.target !== undefined)
    throw new UsageError('--tenant names a simulated tenant and --target a real one: leave one of them out.');
  if (flags.probe) {
    const found = await probe(flags);
    console.log(flags.json ? JSON.stringify(found) : printProbe(found));
    return 0;
  }
  const rows = permissionTable();
  console.log(
    flags.json
      ? JSON.stringify(rows)
      : rows.map(({ permission, checks }) => `${permission}\n  ${checks.join(', ')}`).join('\n'),
  );
  return 0;
}
