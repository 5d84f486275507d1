import type { Attestation } from './define.ts';
import { parseCounts } from './parse/counts.ts';

/** How many there are of each kind, as Graph counts them for a person. */
export function attestCounts<const K extends string>({
  ask,
  kinds,
  query,
}: {
  readonly ask: string;
  readonly kinds: readonly K[];
  /** What Graph is asked to count, behind `$count`. */
  readonly query: string;
}): Attestation<Record<K, number>> {
  const listed = kinds.map((kind) => `'${kind}'`).join(',');
  return {
    ask,
    input: { kind: 'text' },
    howToFindOut: `${listed} | % { "$_ : " + (Invoke-MgGraphRequest -Headers @{ConsistencyLevel='eventual'} -Uri ('v1.0/' + $_ + '/$count${query}')) }`,
    accepts: `Accepted: a number for each, such as "${kinds.map((kind) => `${kind} 120`).join(', ')}".`,
    parse: (text) => parseCounts(text, kinds),
  };
}
