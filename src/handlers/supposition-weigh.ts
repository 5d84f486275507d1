import type { Outcome } from '../catalogue/outcome.ts';
import type { SuppositionView, View } from '../protocol/view.ts';
import { type Impossible, type Supposition, suppose, whyImpossible } from '../review/suppose.ts';
import { findExplanation } from './find-explanation.ts';
import type { Handler } from './handler.ts';
import { type Picture, recallPicture, toFinding } from './picture.ts';
import type { Ports } from './ports.ts';
import { blockers } from './rank.ts';
import { readSuppositions, saySuppositions } from './read-suppositions.ts';
import { neverRead } from './refusals.ts';

/** More than this is another plan, and does not fit a card. */
const mostSuppositions = 10;

/** "What if …": the verdict as it would be, computed like the real one. Nothing is stored. */
export const weighSupposition: Handler<'supposition.weigh'> = async function* ({ text }, who, ports) {
  const typed = readSuppositions(text);
  if (!typed || typed.length > mostSuppositions) {
    yield { view: notUnderstood };
    return;
  }
  const meant = meaning(typed, ports);
  if ('kind' in meant) {
    yield { view: meant };
    return;
  }
  const picture = await recallPicture(who, ports);
  yield { view: picture ? weigh(meant, picture, ports) : neverRead };
};

const notUnderstood: View = {
  kind: 'notice',
  text: `Say what to suppose of at most ${mostSuppositions} checks: “what if <check> passes”, “… fails” or “… is waived”; several are joined by “and”.`,
  commands: ['what would make us ready?', 'show all'],
};

/** The checks that are meant, each once; or the nearest ones for the first that is not clear. */
function meaning(typed: readonly Supposition[], ports: Ports): Supposition[] | View {
  const meant = new Map<string, Supposition>();
  for (const [at, supposition] of typed.entries()) {
    const words = supposition.check.slice(0, 200);
    const { id, nearest } = findExplanation(words, { catalogue: ports.catalogue, symptoms: {} });
    if (id === null) return suggest(words, nearest, (check) => typed.with(at, { ...supposition, check }));
    const one = { check: id, state: supposition.state };
    meant.set(JSON.stringify(one), one);
  }
  return [...meant.values()];
}

function suggest(words: string, nearest: readonly string[], instead: (id: string) => readonly Supposition[]): View {
  return nearest.length > 0
    ? {
        kind: 'notice',
        text: `Preflight is not sure which check is meant by “${words}”. The nearest ones:`,
        commands: nearest.map((id) => saySuppositions(instead(id))),
      }
    : { kind: 'notice', text: `No check is about “${words}”.`, commands: ['show all'] };
}

function weigh(suppositions: readonly Supposition[], picture: Picture, ports: Ports): View {
  const { outcomes, verdict, openRisks, acceptedRisks } = picture.assessment;
  const titleOf = (check: string) => ports.catalogue[check]?.title ?? check;
  for (const supposition of suppositions) {
    const impossible = whyImpossible(supposition, outcomes, suppositions);
    if (impossible)
      return {
        kind: 'notice',
        text: sayImpossible(impossible, titleOf(supposition.check)),
        commands: [`why ${supposition.check}`, 'what would make us ready?'],
      };
  }
  const hypothesis = suppose(outcomes, suppositions);
  const findings = [...Map.groupBy(hypothesis.outcomes, ({ id }) => id).values()].map((rows) => toFinding(rows, ports));
  const view: SuppositionView = {
    kind: 'supposition',
    ...picture.about,
    suppositions: suppositions.flatMap(({ check, state }) =>
      picture.findings.filter((finding) => finding.check === check).map((finding) => ({ finding, state })),
    ),
    now: { verdict, openRisks, acceptedRisks },
    supposed: {
      verdict: hypothesis.verdict,
      openRisks: hypothesis.openRisks,
      acceptedRisks: hypothesis.acceptedRisks,
    },
    blockers: blockers(findings).filter(
      ({ check, severity }) => severity === 'required' || !hypothesis.waived.has(check),
    ),
  };
  return view;
}

function sayImpossible(impossible: Impossible, title: string): string {
  switch (impossible.why) {
    case 'notApplicable':
      return `“${title}” does not apply to this review, so there is nothing to suppose of it. ${impossible.because}`;
    case 'notWaivable':
      return `“${title}” is ${named[impossible.severity]}. A waiver lies over a recommended check only.`;
    case 'contradicted':
      return `“${title}” cannot both pass and fail.`;
  }
}

const named: { readonly [K in Outcome['severity']]: string } = {
  required: 'required, so it cannot be waived: it has to be mended',
  recommended: 'recommended',
  informational: 'for information only and never counts, so there is nothing to waive',
};
