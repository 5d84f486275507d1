import { readFlags } from './flags.ts';
import { permissionTable } from './permission-table.ts';

/** `permissions`: each Graph permission, and which checks it serves. */
export function printPermissions(args: readonly string[]): number {
  const { values: flags } = readFlags(args, { json: { type: 'boolean', default: false } });
  const rows = permissionTable();
  console.log(
    flags.json
      ? JSON.stringify(rows)
      : rows.map(({ permission, checks }) => `${permission}\n  ${checks.join(', ')}`).join('\n'),
  );
  return 0;
}
