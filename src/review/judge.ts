import type { Catalogue, Check, Situation } from '../catalogue/define.ts';
import type { Judgement, Outcome } from '../catalogue/outcome.ts';
import type { AskedFacts, FactName, Facts, SiteFacts } from '../facts/facts.ts';
import type { Cause } from '../facts/reading.ts';
import { whyNot } from './applies.ts';
import { type Subject, subjectsOf } from './subjects.ts';

const notAsked: Cause = { kind: 'notAsked' };

/**
 * Judges a site by the catalogue, in catalogue order. Pure. A check is one outcome, or one for each server, forest or
 * domain that its facts are asked of. A fact that a check needs and that is not known makes it unknown here and nowhere
 * else, so that "could not look" is never shown as pass or fail.
 */
export function judge(catalogue: Catalogue, known: SiteFacts, situation: Situation, asked: AskedFacts): Outcome[] {
  const about = new Map<string, Facts>();
  /** What is told of the site as a whole, and of the subject before it. Put together once for all checks. */
  const factsAbout = ({ id }: Subject): Facts => {
    const own = known.subjects[id];
    if (!own) return known.site;
    const facts = about.get(id) ?? { ...known.site, ...own };
    about.set(id, facts);
    return facts;
  };
  return Object.entries(catalogue).flatMap(([id, check]): Outcome[] => {
    const { severity } = check;
    const excluded = whyNot(check, situation.profile);
    if (excluded) return [{ id, severity, outcome: 'notApplicable', summary: excluded }];
    const of = [...check.needs, ...check.uses].map((name) => asked.get(name)).find((found) => found);
    if (!of) return [{ id, severity, ...judgeOne(check, known.site, situation) }];
    const subjects = subjectsOf(situation.profile, of);
    if (subjects.length === 0)
      return [{ id, severity, outcome: 'notApplicable', summary: 'No such server is planned.' }];
    return subjects.map((subject) => ({
      id,
      severity,
      ...naming(subject, judgeOne(check, factsAbout(subject), situation)),
    }));
  });
}

/** Says whose outcome it is, which is then a single object of the check. Nobody has to be told that the only server is meant. */
function naming({ id, name }: Subject, judgement: Judgement): Omit<Outcome, 'id' | 'severity'> & Judgement {
  if (name === '') return judgement;
  const isFine = judgement.outcome !== 'fail' && judgement.outcome !== 'unknown';
  const objects = [{ id, name, isFine }];
  return { objects, ...judgement, subject: id, summary: `${name}: ${judgement.summary}` };
}

function judgeOne(check: Check, facts: Facts, situation: Situation): Judgement {
  const given: Record<string, unknown> = {};
  for (const name of check.needs) {
    const reading = facts[name];
    if (!reading?.ok) return unknownFor(name, reading?.cause ?? notAsked);
    given[name] = reading.value;
  }
  for (const name of check.uses) given[name] = facts[name] ?? { ok: false, cause: notAsked };
  const judgement = check.judge(given, situation);
  return judgement.outcome === 'unknown'
    ? unknownFor(judgement.cause.fact, judgement.cause, judgement.summary)
    : judgement;
}

/** What a person said not to apply makes the check not apply; every other cause leaves it unknown. */
function unknownFor(fact: FactName, cause: Cause, summary: string = sayCause(cause)): Judgement {
  return cause.kind === 'saidNotApplicable'
    ? { outcome: 'notApplicable', summary: sayCause(cause) }
    : { outcome: 'unknown', summary, cause: { ...cause, fact } };
}

/** Why something is not known, in a sentence. */
export const sayCause = (cause: Cause): string => sentences[cause.kind](cause as never);

type Of<K extends Cause['kind']> = Extract<Cause, { kind: K }>;

/** One sentence for each cause: what stood in the way. */
const sentences: { [K in Cause['kind']]: (cause: Of<K>) => string } = {
  permissionMissing: ({ permission }) => `Preflight may not read this: the permission ${permission} is missing.`,
  signedInAdminNeeded: ({ role }) => `Microsoft Graph shows this only to a signed-in ${role}.`,
  licenceMissing: ({ licence }) => `Microsoft Graph answers this only with ${licence}.`,
  throttled: () => 'Microsoft Graph was too busy to answer in time.',
  unreachable: () => 'Microsoft Graph could not be reached.',
  timedOut: () => 'Microsoft Graph did not answer in time.',
  unexpectedShape: () => 'Microsoft Graph answered in a form that Preflight does not know, or left the value out.',
  otherTenant: ({ tenant }) => `What answered is not the tenant ${tenant}, so nothing of it was kept.`,
  notAsked: () => 'Nobody has answered this yet.',
  notPlanned: ({ field }) => `The planned installation does not name ${field} yet.`,
  saidUnknown: () => 'Someone answered that they do not know.',
  saidNotApplicable: ({ because }) => `Said not to apply here: ${because}`,
  attestationLapsed: ({ by, on }) => `${by} attested this on ${on.slice(0, 10)}, too long ago to count still.`,
};
