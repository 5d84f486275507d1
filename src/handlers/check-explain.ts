import type { Check } from '../catalogue/define.ts';
import type { Symptom } from '../catalogue/define-symptom.ts';
import type { Json } from '../catalogue/outcome.ts';
import type { AskedFacts, FactName } from '../facts/facts.ts';
import type { Cause, Source } from '../facts/reading.ts';
import type { Who } from '../protocol/intent.ts';
import type { DetailView, Finding, SymptomView, View } from '../protocol/view.ts';
import { isAttested } from '../review/attestable.ts';
import type { Dossier } from '../review/dossier.ts';
import { subjectsOf } from '../review/subjects.ts';
import { isAtRisk, thingsOf } from '../review/waivable.ts';
import { lastDay } from '../review/waiver.ts';
import { findExplanation } from './find-explanation.ts';
import type { Handler } from './handler.ts';
import { offerReading } from './offer-reading.ts';
import { openDossier, openNamed } from './open-dossier.ts';
import { openPolicy } from './open-policy.ts';
import { showOwning } from './owned.ts';
import { drawPicture, type Picture } from './picture.ts';
import type { Ports } from './ports.ts';
import { readQuestionnaire } from './questionnaire.ts';
import { neverRead, reviewGone } from './refusals.ts';

/** Why one check has the outcome it has, or what is behind a symptom; what it rests on, and how to mend it. */
export const explainCheck: Handler<'check.explain'> = async function* ({ check: asked, review }, who, ports) {
  const { id, nearest } = findExplanation(asked, ports);
  const check = id !== null && ports.catalogue[id];
  const symptom = id !== null && ports.symptoms[id];
  if (symptom) {
    yield { view: await showSymptom(symptom, who, ports) };
  } else if (check) {
    const dossier = await openNamed(review, who, ports);
    yield { view: dossier ? await explain(id, check, dossier, ports) : reviewGone };
  } else {
    yield { view: suggest(asked, nearest) };
  }
};

const suggest = (asked: string, nearest: readonly string[]): View =>
  nearest.length > 0
    ? {
        kind: 'notice',
        text: `Preflight is not sure what is meant by “${asked}”. The nearest ones:`,
        commands: nearest.map((id) => `why ${id}`),
      }
    : { kind: 'notice', text: `No check and no symptom is about “${asked}”.`, commands: ['show all'] };

/** A symptom can be told before the tenant was read; how its checks stand cannot. */
async function showSymptom(symptom: Symptom, who: Who, ports: Ports): Promise<SymptomView> {
  const dossier = await openDossier(who, ports);
  const { id, name, revision } = dossier.review;
  const picture = dossier.reading && drawPicture(dossier, dossier.reading, ports);
  return {
    kind: 'symptom',
    review: { id, name, revision },
    title: symptom.title,
    cause: symptom.cause,
    steps: symptom.fix,
    checks: symptom.checks.map((check) => ({
      check,
      title: ports.catalogue[check]?.title ?? check,
      finding: picture?.findings.find((row) => row.check === check) ?? null,
    })),
    sources: symptom.sources,
  };
}

/** One check of a review. `note`: what has just been done, in a sentence. */
export async function explain(id: string, check: Check, dossier: Dossier, ports: Ports, note = ''): Promise<View> {
  if (!dossier.reading) return neverRead;
  const picture = drawPicture(dossier, dossier.reading, ports);
  const view = { ...detail(id, check, picture, ports), ...(note === '' ? {} : { note }) };
  const target = { kind: 'check', check: id } as const;
  const owning = await showOwning(target, view.finding.area, readQuestionnaire(dossier, ports), ports);
  return { ...view, owning, ...(await tellWaivable(id, picture, ports)) };
}

/** Until when, and for which single objects, the risk of a check can be accepted. Nothing where there is none, or all of it is accepted. */
async function tellWaivable(
  id: string,
  { assessment: { outcomes, waived }, review }: Picture,
  ports: Ports,
): Promise<Pick<DetailView, 'waivable'>> {
  const risks = outcomes.filter((row) => row.id === id && isAtRisk(row));
  if (risks.length === 0 || waived.has(id)) return {};
  const { policy } = await openPolicy(review, ports);
  const objects = thingsOf(risks).filter(({ isFine }) => !isFine);
  return { waivable: { last: lastDay(policy, ports.now()), objects: objects.map(({ id, name }) => ({ id, name })) } };
}

function detail(id: string, check: Check, picture: Picture, ports: Ports): DetailView {
  const { about, asked } = ports.facts;
  const finding = picture.findings.find((row) => row.check === id);
  if (!finding) throw new Error(`The check ${id} has no outcome`);
  const values = picture.assessment.outcomes.flatMap((row) =>
    row.id === id && 'value' in row && row.value !== undefined ? [row.value] : [],
  );
  const names: readonly FactName[] = [...check.needs, ...check.uses];
  return {
    kind: 'detail',
    ...picture.about,
    finding,
    why: check.why,
    steps: [...check.fix, ...(check.fixFor?.(picture.review.profile) ?? [])],
    verify: check.verify,
    value: values.map(asText).join('\n'),
    evidence: names.flatMap((name) => evidenceOf(name, about(name), picture, asked)),
    sources: check.sources,
    conflict: check.conflict ?? '',
    ...offerAttestation(finding, names, picture, about),
    ...offerReading(names, picture, ports),
  };
}

/** The first fact of a check that someone may attest, so that it can be judged. */
function offerAttestation(
  { outcome }: Finding,
  names: readonly FactName[],
  { known, toAttest }: Picture,
  about: (name: FactName) => string,
): Pick<DetailView, 'attest'> {
  // What is attested and counts does not keep the check from being judged.
  const fact = names.find((name) => toAttest.has(name) && !isAttested(known.site[name]));
  return outcome === 'unknown' && fact ? { attest: { fact, about: about(fact) } } : {};
}

/** Where a fact comes from: once for the site, or once for each server, forest or domain. */
function evidenceOf(
  name: FactName,
  about: string,
  { known, review }: Picture,
  asked: AskedFacts,
): DetailView['evidence'] {
  const of = asked.get(name);
  if (!of) return [{ about, ...origin(known.site[name]) }];
  return subjectsOf(review.profile, of).map((subject) => ({
    about: subject.name === '' ? about : `${about} (${subject.name})`,
    ...origin(known.subjects[subject.id]?.[name] ?? known.site[name]),
  }));
}

function origin(reading: { ok: true; source: Source } | { ok: false; cause: Cause } | undefined) {
  if (!reading) return { from: 'nobody has answered this yet', at: null };
  if (!reading.ok)
    return reading.cause.kind === 'attestationLapsed'
      ? { from: `attested by ${reading.cause.by}, too long ago to count still`, at: reading.cause.on }
      : { from: 'could not be read', at: null };
  const { source } = reading;
  switch (source.kind) {
    case 'graph':
      if (source.as && source.until)
        return {
          from: `read as ${source.as.name} from Microsoft Graph`,
          at: source.at,
          attested: { evidence: '', until: source.until },
        };
      return { from: 'read from Microsoft Graph', at: source.at };
    case 'person':
      if (source.until)
        return {
          from: `attested by ${source.by.name}`,
          at: source.at,
          attested: { evidence: source.evidence ?? '', until: source.until },
        };
      return { from: `answered by ${source.by.name}${source.evidence ? `: ${source.evidence}` : ''}`, at: source.at };
    case 'file':
      return { from: 'from a file of answers', at: source.at };
    case 'profile':
      return { from: 'from the planned installation', at: null };
  }
}

/** A judged value as a person reads it: lists with commas, objects as `name: value`. */
function asText(value: Json): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map(asText).join(', ') || 'none';
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${asText(part)}`)
      .join('; ');
  return typeof value === 'number'
    ? value.toLocaleString('en')
    : typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : String(value);
}
