import type { Outcome } from '../catalogue/outcome.ts';
import type { FactName } from '../facts/facts.ts';
import type { Doer, PathStep, PathView } from '../protocol/view.ts';
import { areaOf } from '../review/area.ts';
import { isAttested } from '../review/attestable.ts';
import { questionsOf } from '../review/questions.ts';
import { whoMends, whoSettles } from './doer.ts';
import type { Handler } from './handler.ts';
import { offerReading } from './offer-reading.ts';
import { type Picture, recallPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { blockers } from './rank.ts';
import { neverRead } from './refusals.ts';

/** More than this is no plan for the next days, and hardly fits a message. */
const shownSteps = 14;

/** The shortest list of things to do until the verdict is "ready", by who can do them. */
export const showPath: Handler<'path.show'> = async function* (_intent, who, ports) {
  const picture = await recallPicture(who, ports);
  yield { view: picture ? tellPath(picture, ports) : neverRead };
};

type Errand = { readonly doer: Doer; readonly todo: PathStep['todo'] };

type Step = Errand & {
  readonly checks: Map<string, PathStep['checks'][number]>;
  readonly attest: Map<string, NonNullable<PathStep['attest']>[number]>;
  /** The facts that its checks look at. */
  readonly facts: Set<FactName>;
};

/**
 * One step often settles many checks: a permission, the questions of an area, a fix that several checks share. `note`:
 * what has just been done, in a sentence.
 */
export function tellPath(picture: Picture, ports: Ports, note = ''): PathView {
  const { about, assessment, known, review, toAttest } = picture;
  const questions = questionsOf(ports.catalogue, review.profile, ports.facts.asked);
  const areas = new Map<string, string>(questions.map(({ fact, area }) => [fact, area]));
  const steps = new Map<string, Step>();
  for (const outcome of blockers(assessment.outcomes)) {
    if (assessment.waived.has(outcome.id)) continue;
    const { id: check, severity } = outcome;
    const title = ports.catalogue[check]?.title ?? check;
    const errand = errandFor(outcome, ports.catalogue[check]?.fix[0] ?? title, areas);
    const key = JSON.stringify(errand);
    const step = steps.get(key) ?? { ...errand, checks: new Map(), attest: new Map(), facts: new Set() };
    step.checks.set(check, { check, title, severity });
    if (errand.todo.kind === 'settle')
      for (const fact of [...(ports.catalogue[check]?.needs ?? []), ...(ports.catalogue[check]?.uses ?? [])]) {
        step.facts.add(fact);
        if (toAttest.has(fact) && !isAttested(known.site[fact]))
          step.attest.set(fact, { fact, about: ports.facts.about(fact) });
      }
    steps.set(key, step);
  }
  const shown = [...steps.values()].slice(0, shownSteps);
  return {
    kind: 'path',
    ...(note === '' ? {} : { note }),
    ...about,
    verdict: assessment.verdict,
    groups: [...Map.groupBy(shown, ({ doer }) => doer)].map(([doer, group]) => ({
      doer,
      steps: group.map(({ todo, checks, attest, facts }) => ({
        todo,
        checks: [...checks.values()],
        ...(attest.size > 0 ? { attest: [...attest.values()] } : {}),
        ...(doer === 'signedIn' ? offerReading(facts, picture, ports) : {}),
      })),
    })),
    more: steps.size - shown.length,
    accepted: assessment.acceptedRisks,
  };
}

function errandFor(outcome: Outcome, fix: string, areas: ReadonlyMap<string, string>): Errand {
  if (outcome.outcome !== 'unknown') return { doer: whoMends(areaOf(outcome.id)), todo: { kind: 'mend', fix } };
  // What Graph said, and which fact it kept back, would tell one errand from another that is the same.
  const { fact, detail: _, ...cause } = outcome.cause;
  const area = areas.get(fact);
  return {
    doer: whoSettles(cause),
    todo: area === undefined ? { kind: 'settle', cause } : { kind: 'answer', area },
  };
}
