import MiniSearch from 'minisearch';
import type { Catalogue, Check } from '../catalogue/define.ts';
import type { Json } from '../catalogue/outcome.ts';
import type { AskedFacts, FactName } from '../facts/facts.ts';
import type { Cause, Source } from '../facts/reading.ts';
import type { DetailView } from '../protocol/view.ts';
import { subjectsOf } from '../review/subjects.ts';
import type { Handler } from './handler.ts';
import { type Picture, recallPicture } from './picture.ts';
import type { Ports } from './ports.ts';
import { neverRead } from './refusals.ts';

/** Why one check has the outcome it has, what it rests on, and how to mend it. */
export const explainCheck: Handler<'check.explain'> = async function* ({ check: asked }, who, ports) {
  const id = asked.toLowerCase();
  const check = ports.catalogue[id];
  if (!check) {
    yield { view: { kind: 'notice', text: `No check has the id “${asked}”.`, commands: nearest(id, ports.catalogue) } };
    return;
  }
  const picture = await recallPicture(who, ports);
  yield { view: picture ? detail(id, check, picture, ports) : neverRead };
};

function nearest(words: string, catalogue: Catalogue): string[] {
  const index = new MiniSearch({
    fields: ['id', 'title'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { id: 2 } },
  });
  index.addAll(Object.entries(catalogue).map(([id, { title }]) => ({ id, title })));
  const found = index.search(words.replaceAll('.', ' ')).slice(0, 5);
  return found.length > 0 ? found.map(({ id }) => `why ${id}`) : ['show all'];
}

function detail(id: string, check: Check, picture: Picture, { facts: { about, asked } }: Ports): DetailView {
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
  };
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
  if (!reading.ok) return { from: 'could not be read', at: null };
  const { source } = reading;
  switch (source.kind) {
    case 'graph':
      return { from: 'read from Microsoft Graph', at: source.at };
    case 'person':
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
