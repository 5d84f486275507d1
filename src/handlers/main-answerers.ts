import type { Dossier } from '../review/dossier.ts';
import { questionsOf } from '../review/questions.ts';
import type { Ports } from './ports.ts';

/** Those who gave more than half of the standing answers of an area. */
export function mainAnswerers({ review, told }: Dossier, ports: Ports): ReadonlySet<string> {
  const areas = new Map(
    questionsOf(ports.catalogue, review.profile, ports.facts.asked).map(({ fact, area }) => [fact, area] as const),
  );
  const standing = told.filter(({ reading, fact }) => reading !== null && areas.has(fact));
  const byArea = Map.groupBy(standing, ({ fact }) => areas.get(fact));
  return new Set(
    [...byArea.values()].flatMap((answers) =>
      [...Map.groupBy(answers, ({ by }) => by.id)].flatMap(([id, own]) =>
        own.length * 2 > answers.length ? [id] : [],
      ),
    ),
  );
}
