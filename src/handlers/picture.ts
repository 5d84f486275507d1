import { isDeepStrictEqual } from 'node:util';
import type { Outcome, OutcomeKind } from '../catalogue/outcome.ts';
import type { FactName, SiteFacts } from '../facts/facts.ts';
import { scanScope } from '../facts/profile.ts';
import type { Who } from '../protocol/intent.ts';
import type { Finding } from '../protocol/view.ts';
import { areaOf } from '../review/area.ts';
import { type Assessment, assess } from '../review/assess.ts';
import { factsToAttest } from '../review/attestable.ts';
import type { Dossier } from '../review/dossier.ts';
import { isForSignedIn, isToldToPerson } from '../review/read-as.ts';
import type { Review } from '../review/review.ts';
import type { TenantReading } from '../review/tenant-reading.ts';
import { isAtRisk } from '../review/waivable.ts';
import { inForce, type Waiver } from '../review/waiver.ts';
import { openDossier } from './open-dossier.ts';
import type { Ports } from './ports.ts';

/** All that is known and concluded about a review at one moment: what every view is made of. */
export interface Picture {
  readonly review: Review;
  readonly reading: TenantReading;
  readonly known: SiteFacts;
  /** All that the review has, also those that are over. */
  readonly waivers: readonly Waiver[];
  /** Those that lie over an outcome now. */
  readonly inForce: readonly Waiver[];
  readonly assessment: Assessment;
  readonly about: ReturnType<typeof tellAbout>;
  /** The facts of the tenant that someone may attest now. */
  readonly toAttest: ReadonlySet<FactName>;
  /** Those that Graph may show to a person who lets Preflight read as them, also where one has already. */
  readonly toReadAs: ReadonlySet<FactName>;
  /** One for each check, in catalogue order. */
  readonly findings: readonly Finding[];
}

/** Judges a review on a reading of its tenant and on what people have answered. */
export function drawPicture(
  { review, answers, told, waivers }: Dossier,
  reading: TenantReading,
  ports: Ports,
): Picture {
  const now = ports.now();
  const last = drawn.get(answers);
  if (
    last &&
    last.reading === reading &&
    last.waivers === waivers &&
    isDeepStrictEqual(last.review, review) &&
    isSameSecond(last.at, now)
  )
    return last;
  const { profile } = review;
  const known = ports.facts.combine(reading.facts, answers, profile, now);
  const accepted = inForce(waivers, now);
  const assessment = assess(ports.catalogue, known, { profile, now }, ports.facts.asked, accepted);
  const { attestable } = ports.facts;
  const keptBack = [...factsToAttest(ports.catalogue, assessment.outcomes, reading.facts, attestable, told)];
  const picture: Picture = {
    review,
    reading,
    known,
    waivers,
    inForce: accepted,
    assessment,
    about: tellAbout(review, known),
    toAttest: new Set(keptBack.filter((fact) => !isToldToPerson(fact, known.site[fact], attestable))),
    toReadAs: new Set(keptBack.filter((fact) => isForSignedIn(reading.facts[fact]))),
    findings: [...Map.groupBy(assessment.outcomes, ({ id }) => id).values()].map((rows) => ({
      ...toFinding(rows, ports),
      ...waivedBy(rows, accepted, assessment.waived),
    })),
  };
  drawn.set(answers, { ...picture, at: now });
  return picture;
}

/** All that is known about a review, also before its tenant was read. */
export const knownOf = ({ review, reading, answers }: Dossier, ports: Ports): SiteFacts =>
  ports.facts.combine(reading?.facts ?? {}, answers, review.profile, ports.now());

/** What `tellAbout` tells of a review as it is known now. */
export const aboutOf = (dossier: Dossier, ports: Ports) => tellAbout(dossier.review, knownOf(dossier, ports));

/** Which review of which tool in which tenant. */
export function tellAbout({ id, name, revision, profile }: Review, { site: { organization } }: SiteFacts) {
  return {
    review: { id, name, revision },
    tenant: organization?.ok ? { id: organization.value.id, name: organization.value.displayName ?? '' } : null,
    tool: profile.tool,
  };
}

/** When many ask at once they get the same picture: nothing that it is drawn from has changed, and a second is no age. */
const drawn = new WeakMap<SiteFacts, Picture & { readonly at: Date }>();

const isSameSecond = (a: Date, b: Date) => Math.floor(a.getTime() / 1000) === Math.floor(b.getTime() / 1000);

/** The picture of a conversation's review from what is stored, or `null` where its tenant was never read. */
export async function recallPicture(who: Who, ports: Ports): Promise<Picture | null> {
  const dossier = await openDossier(who, ports);
  return dossier.reading && drawPicture(dossier, dossier.reading, ports);
}

/** Whether a reading answers for the review as it is planned now, and is not older than `since`. */
export function isFresh(reading: TenantReading, review: Review, since: Date): boolean {
  return reading.asOf >= since && isDeepStrictEqual(reading.scope, scanScope(review.profile));
}

/** From the worst to what does not count. */
const byWorst: readonly OutcomeKind[] = ['fail', 'unknown', 'warning', 'pass', 'notApplicable'];

/** Findings or outcomes with the worst first, else in their order. */
export function worstFirst<T extends { readonly outcome: OutcomeKind }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => byWorst.indexOf(a.outcome) - byWorst.indexOf(b.outcome));
}

/** A check's rows as one: the worst outcome, in the words of all that have it. */
export function toFinding(rows: readonly Outcome[], { catalogue }: Ports): Finding {
  const [worst] = worstFirst(rows) as [Outcome];
  const { id, outcome, severity } = worst;
  const check = catalogue[id];
  const mends = outcome === 'fail' || outcome === 'warning';
  return {
    check: id,
    area: areaOf(id),
    title: check?.title ?? id,
    outcome,
    severity,
    summary: rows.flatMap((row) => (row.outcome === outcome ? row.summary : [])).join(' '),
    fix: (mends && check?.fix[0]) || '',
    cause: outcome === 'unknown' ? worst.cause : null,
  };
}

/** The waivers that lie over the risk of a check, if it has one. */
function waivedBy(
  rows: readonly Outcome[],
  accepted: readonly Waiver[],
  waived: ReadonlySet<string>,
): Pick<Finding, 'waived'> {
  if (!rows.some(isAtRisk)) return {};
  const own = accepted.filter(({ check }) => rows.some(({ id }) => id === check));
  if (own.length === 0) return {};
  return {
    waived: {
      isWhole: rows.some(({ id }) => waived.has(id)),
      by: own.map(({ object, until, granted }) => ({ object: object?.name ?? '', until, by: granted?.by.name ?? '' })),
    },
  };
}
