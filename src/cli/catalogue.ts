import { catalogue, symptoms } from '../catalogue/index.generated.ts';
import { areaOf } from '../review/area.ts';
import { readFlags } from './flags.ts';
import { showCondition } from './show-condition.ts';

/** `catalogue`: every check and symptom, as text or as JSON. */
export function printCatalogue(args: readonly string[]): number {
  const { values: flags } = readFlags(args, { json: { type: 'boolean', default: false } });
  console.log(flags.json ? JSON.stringify([...listChecks(), ...listSymptoms()]) : describe());
  return 0;
}

/** `when` is null where a check always applies; `urgent`: its failing does not wait for a digest. */
function listChecks() {
  return Object.entries(catalogue).map(([id, check]) => ({
    id,
    kind: 'check',
    area: areaOf(id),
    title: check.title,
    severity: check.severity,
    tools: check.tools,
    urgent: check.urgent ?? false,
    when: check.when ? showCondition(check.when) : null,
    needs: check.needs,
    uses: check.uses,
    sources: check.sources,
  }));
}

function listSymptoms() {
  return Object.entries(symptoms).map(([id, { title, checks, sources }]) => ({
    id,
    kind: 'symptom',
    area: 'symptom',
    title,
    checks,
    sources,
  }));
}

const describe = () =>
  [
    ...listChecks().map(({ id, severity, tools, title }) => `${id} (${severity}, ${tools}): ${title}`),
    ...listSymptoms().map(({ id, title, checks }) => `${id} (${checks.join(', ')}): ${title}`),
  ].join('\n');
