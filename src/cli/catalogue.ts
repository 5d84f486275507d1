import { catalogue } from '../catalogue/index.generated.ts';
import { readFlags } from './flags.ts';

/** `catalogue`: every check, as text or as JSON. */
export function printCatalogue(args: readonly string[]): number {
  const { values: flags } = readFlags(args, { json: { type: 'boolean', default: false } });
  const units = Object.entries(catalogue).map(([id, check]) => ({
    id,
    kind: 'check',
    area: id.split('.')[0],
    title: check.title,
    severity: check.severity,
    tools: check.tools,
    needs: check.needs,
    uses: check.uses,
    sources: check.sources,
  }));
  console.log(
    flags.json
      ? JSON.stringify(units)
      : units.map(({ id, severity, tools, title }) => `${id} (${severity}, ${tools}): ${title}`).join('\n'),
  );
  return 0;
}
