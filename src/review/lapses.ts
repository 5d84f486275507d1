import type { lookUpVersion } from '../catalogue/connect-versions.ts';
import type { Deadline } from '../catalogue/deadlines.ts';
import type { AskedFacts, FactName, SiteFacts } from '../facts/facts.ts';
import type { Reading } from '../facts/reading.ts';
import { type ApprovalRequest, conditionsOf } from './approval.ts';
import { day, dayOf } from './day.ts';
import type { Dossier } from './dossier.ts';
import { inForce, nameTarget } from './waiver.ts';

type LapseKind =
  | 'federationCertificate'
  | 'connectCertificate'
  | 'connectVersion'
  | 'deadline'
  | 'waiver'
  | 'condition'
  | 'request'
  | 'attestation'
  | 'answers';

/** Something that counts or works until a day, and then no longer. */
export interface Lapse {
  readonly kind: LapseKind;
  /** What it is about: a domain, an application, a version, or the id of a deadline, check, request or fact; a day of answers. */
  readonly id: string;
  /** A noun phrase: "the signing certificate of contoso.com". */
  readonly what: string;
  /** More about it in a sentence, or empty. */
  readonly note: string;
  /** The last day, in UTC: `2026-12-31`. */
  readonly on: string;
  /** Whole days from today to the last day: 0 today, negative when it has passed. */
  readonly days: number;
  /** The check that looks at it, or whose outcome it bears on; `null`: none. */
  readonly check: string | null;
  /** The facts whose answers have to be given again. */
  readonly facts: readonly FactName[];
}

/** All that expiry is found in. */
interface Clock {
  readonly dossier: Pick<Dossier, 'review' | 'told' | 'waivers'>;
  /** What is known of the site from all who can tell. */
  readonly known: SiteFacts;
  /** The newest request for an approval. */
  readonly request: ApprovalRequest | null;
  readonly deadlines: readonly Deadline[];
  readonly lookUpVersion: typeof lookUpVersion;
  readonly asked: AskedFacts;
  /** What a fact is about, as a noun phrase. */
  about(fact: FactName): string;
}

/** How long an answer is taken for granted. Nothing ends then: it is time to ask again. */
const daysAnswered = 180;

/** How long an attestation counts, which a reading no longer says once it has lapsed. */
const daysAttested = 90;

/** How long a deadline that has passed is still spoken of. */
const daysAfterDeadline = 30;

/** What somebody has to renew is told as long as it is not; by its day, so what has passed comes first. */
export function findLapses(clock: Clock, now: Date, horizon = 30): readonly Lapse[] {
  const today = dayOf(now);
  const found = [
    ...certificatesOf(clock),
    ...versionOf(clock, now),
    ...deadlinesOf(clock, now),
    ...decisionsOf(clock, now),
    ...answersOf(clock),
  ];
  return found
    .map((lapse) => ({ note: '', check: null, facts: [], ...lapse, days: daysBetween(today, lapse.on) }))
    .filter(({ days }) => days <= horizon)
    .sort((a, b) => a.days - b.days || (a.what < b.what ? -1 : 1));
}

type Found = Pick<Lapse, 'kind' | 'id' | 'what' | 'on'> & Partial<Pick<Lapse, 'note' | 'check' | 'facts'>>;

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / day;

function* certificatesOf({ known: { site } }: Clock): Iterable<Found> {
  const { federationConfigurations, connectApplications } = site;
  for (const [domain, reading] of Object.entries(federationConfigurations?.ok ? federationConfigurations.value : {}))
    for (const { signingCertificateEnds, nextSigningCertificateEnds } of reading.ok ? reading.value : [])
      if (signingCertificateEnds)
        yield {
          kind: 'federationCertificate',
          id: domain,
          what: `the signing certificate of ${domain}`,
          note: noteNext(signingCertificateEnds, nextSigningCertificateEnds),
          on: dayOf(Date.parse(signingCertificateEnds)),
          check: 'tenant.federation.certificate',
        };
  for (const { name, certificate } of connectApplications?.ok ? connectApplications.value : [])
    if (certificate)
      yield {
        kind: 'connectCertificate',
        id: name,
        what: `the certificate of ${name}`,
        on: dayOf(Date.parse(certificate.ends)),
        check: 'tenant.sync.certificate',
      };
}

function noteNext(ends: string, next: string | null): string {
  if (next === null) return 'No next certificate is in place.';
  return Date.parse(next) > Date.parse(ends)
    ? `The next one lasts until ${dayOf(Date.parse(next))}.`
    : `The next one does not outlast it: it ends on ${dayOf(Date.parse(next))}.`;
}

/** The end of support of the version in use, or the deadline that it misses where no table knows that. */
function* versionOf({ dossier, known: { site }, deadlines, lookUpVersion }: Clock, now: Date): Iterable<Found> {
  const version = site.connectVersion?.ok ? site.connectVersion.value : null;
  const isInUse = site.organization?.ok ? site.organization.value.onPremisesSyncEnabled : null;
  const isKept = isInUse !== false || dossier.review.profile.installation === 'upgrade';
  const found = version === null ? null : lookUpVersion(version);
  if (version === null || !found || !isKept) return;
  const { supportEnds, deadline } = found;
  // What is told as a deadline is not told twice.
  const isTold = deadlines.some((one) => one.on === deadline?.lastDay && isStillTold(one, now));
  const on = supportEnds ?? (isTold ? null : deadline?.lastDay);
  if (on)
    yield {
      kind: 'connectVersion',
      id: version,
      what: `the support of Entra Connect ${version}`,
      note: deadline ? `${deadline.version} or later is mandatory after ${deadline.lastDay}.` : '',
      on,
      check: 'tenant.connect.version',
    };
}

const isStillTold = ({ on }: Deadline, now: Date) => on >= dayOf(now.getTime() - daysAfterDeadline * day);

function* deadlinesOf({ dossier, known, deadlines }: Clock, now: Date): Iterable<Found> {
  const { tool } = dossier.review.profile;
  for (const deadline of deadlines)
    if (
      isStillTold(deadline, now) &&
      (deadline.tools === 'both' || deadline.tools === tool) &&
      deadline.appliesTo(known)
    )
      yield {
        kind: 'deadline',
        id: deadline.id,
        what: deadline.what,
        note: deadline.sentence,
        on: deadline.on,
        check: deadline.check,
      };
}

function* decisionsOf({ dossier, request }: Clock, now: Date): Iterable<Found> {
  for (const waiver of inForce(dossier.waivers, now))
    yield {
      kind: 'waiver',
      id: waiver.id,
      what: `the waiver of ${nameTarget(waiver)}`,
      on: waiver.until,
      check: waiver.check,
    };
  if (!request) return;
  if (request.state === 'open')
    yield {
      kind: 'request',
      id: request.id,
      what: 'the request for an approval',
      note: `${request.requestedBy.name} asked on ${dayOf(Date.parse(request.requestedAt))}.`,
      on: dayOf(Date.parse(request.lapses)),
    };
  // A missed condition makes the request stale and leaves the decision in it.
  if (request.decision === 'goWithConditions' && (request.state === 'decided' || request.state === 'stale'))
    for (const { check, owner, due, met } of conditionsOf(request))
      if (!met)
        yield {
          kind: 'condition',
          id: check,
          what: `the condition about ${check}`,
          note: `${owner.name} takes care of it.`,
          on: dayOf(Date.parse(due)),
          check,
        };
}

/** Attestations end by themselves; other answers grow old, and those of one day are one lapse. */
function* answersOf({ dossier, known: { site }, asked, about }: Clock): Iterable<Found> {
  for (const [name, reading] of Object.entries(site)) {
    const fact = name as FactName;
    const attested = attestationOf(reading);
    if (attested)
      yield {
        kind: 'attestation',
        id: fact,
        what: `the ${attested.isRead ? 'reading' : 'attestation'} of ${about(fact)}`,
        note: `${attested.isRead ? 'Read as' : 'By'} ${attested.by}.`,
        on: attested.ends,
        facts: [fact],
      };
  }
  // What someone does not know is an open question already.
  const standing = dossier.told.filter(
    ({ fact, reading }) => asked.has(fact) && (reading?.ok || reading?.cause.kind === 'saidNotApplicable'),
  );
  for (const [given, answers] of Map.groupBy(standing, ({ at }) => dayOf(Date.parse(at)))) {
    const facts = [...new Set(answers.map(({ fact }) => fact))].sort();
    yield {
      kind: 'answers',
      id: given,
      what: answers.length === 1 ? `the answer on ${about(facts[0] as FactName)}` : `${answers.length} answers`,
      note: `Given on ${given}.`,
      on: dayOf(Date.parse(given) + daysAnswered * day),
      facts,
    };
  }
}

/** Until when someone's word, or what was read as them, counts, or counted, for what Graph keeps back. */
function attestationOf(reading: Reading<unknown>): { ends: string; by: string; isRead: boolean } | null {
  if (!reading.ok) {
    const { cause } = reading;
    return cause.kind === 'attestationLapsed'
      ? { ends: dayOf(Date.parse(cause.on) + daysAttested * day), by: cause.by, isRead: false }
      : null;
  }
  const { source } = reading;
  const isRead = source.kind === 'graph';
  const by = isRead ? source.as : source.kind === 'person' ? source.by : undefined;
  return by && 'until' in source && source.until
    ? { ends: dayOf(Date.parse(source.until)), by: by.name, isRead }
    : null;
}
