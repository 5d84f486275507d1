import type { Citation } from '../catalogue/sources.ts';
import { choosing, shared, sideBySide, staying } from '../catalogue/tools/advice.ts';
import type { Tool } from '../catalogue/tools/difference.ts';
import { differences } from '../catalogue/tools/differences.ts';
import type { FactName } from '../facts/facts.ts';
import type { Profile } from '../facts/profile.ts';
import { compareTools, type Weighed } from '../review/compare-tools.ts';
import { questionsOf } from '../review/questions.ts';
import type { Handler } from './handler.ts';
import { openDossier } from './open-dossier.ts';
import { knownOf, tellAbout } from './picture.ts';

/** How the two tools differ on the planned installation, also before its tenant was read. */
export const compareForPlan: Handler<'tools.compare'> = async function* (_intent, who, ports) {
  const dossier = await openDossier(who, ports);
  const { profile } = dossier.review;
  const known = knownOf(dossier, ports);
  const { rows, ruledOut, isOpen } = compareTools(differences, profile, known, ports.facts.asked);
  const raised = new Set<FactName>(questionsOf(ports.catalogue, profile, ports.facts.asked).map(({ fact }) => fact));
  const advice = adviceFor(profile, rows, ruledOut);
  const cited = [...rows.map(({ difference }) => difference), ...advice, shared].flatMap(({ sources }) => sources);
  // A place in a document differs from row to row; a reader wants each document once.
  const sources = [...new Map(cited.map((source) => [documentOf(source), withoutSection(source)])).values()];
  const places = (of: readonly Citation[]) => [
    ...new Set(of.map((source) => sources.findIndex((one) => documentOf(one) === documentOf(source)))),
  ];
  yield {
    view: {
      kind: 'comparison',
      ...tellAbout(dossier.review, known),
      plan: {
        signIn: profile.signIn,
        federationSetup: profile.federationSetup,
        scoping: profile.scoping,
        objectsInScope: profile.objectsInScope,
        forests: Math.max(1, profile.forests.length),
        domains: Math.max(1, profile.domains.length),
      },
      ruledOut,
      isOpen,
      rows: rows.map(({ difference: { title, connect, cloud, conflict = '', sources: of }, stake, rulesOut }) => ({
        title,
        connect,
        cloud,
        stake: stake.kind,
        because: because(stake),
        rulesOut,
        question: (stake.kind === 'open' && stake.facts.find((fact) => raised.has(fact))) || '',
        conflict,
        sources: places(of),
      })),
      advice: advice.map(({ text, sources: of }) => ({ text, sources: places(of) })),
      shared: { text: shared.text, sources: places(shared.sources) },
      sources,
    },
  };
};

function because(stake: Weighed['stake']): string {
  if (stake.kind === 'open') return stake.about;
  return stake.kind === 'none' ? '' : stake.because;
}

function adviceFor({ installation }: Profile, rows: readonly Weighed[], ruledOut: readonly Tool[]) {
  if (ruledOut.length === 0) return [choosing];
  if (ruledOut.length > 1) return rows.every(({ rulesOut }) => rulesOut.length < 2) ? [sideBySide] : [];
  return ruledOut.includes('cloud') && installation !== 'fresh' ? [staying] : [];
}

const documentOf = ({ url, title, date }: Citation) => `${url ?? title} ${date}`;

function withoutSection({ section: _, ...document }: Citation): Citation {
  return document;
}
