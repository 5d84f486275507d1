import type { Subject } from './subjects.ts';

/** What one text says of several subjects. */
export interface Table {
  /** In the order of the text, each subject once. The text is empty where nothing stands behind the name. */
  readonly parts: readonly { readonly subject: Subject; readonly text: string }[];
  /** Whether every name is set off by more than what also separates the items of a list. */
  readonly isSetOff: boolean;
  /** Names that look like those of the subjects, and are none of them. */
  readonly strangers: readonly string[];
  /** What stands above the first name with no rule below it: the head of a table, or a name with a slip in it. */
  readonly head: { readonly name: string; readonly text: string } | null;
}

interface Row {
  readonly name: string;
  readonly text: string;
  readonly isSetOff: boolean;
}

/** The parts of a table: a name, and what separates it from its value. */
const cells = /^(?:\|[ \t]*|[-*•] +)?("?)([^\s,;:|"]+)\1([\s]*[,;:|][\s]*|\s+|$)([\s\S]*)$/;
const isRule = (line: string): boolean => line.includes('---') && /^[\s|+:=-]+$/.test(line);
const prompt = /^PS .*>/;

/**
 * Takes a text apart that names two or more subjects at the beginnings of its lines, each with what is said of it
 * behind its name and on the lines up to the next one. `null`: it is an answer about one subject. So is a mere list
 * of names, whatever they are the names of.
 */
export function splitTable(text: string, subjects: readonly Subject[]): Table | null {
  const find = finder(subjects);
  const shapes = new Set(subjects.map(({ name }) => shapeOf(name)).filter((shape) => shape.includes('#')));
  const above: string[] = [];
  const strangers: string[] = [];
  const found = new Map<string, { subjects: readonly Subject[]; lines: string[]; isSetOff: boolean }>();
  let current: { lines: string[] } | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    const row = find(line);
    if (row) {
      const key = row.subjects.map(({ id }) => id).join(' ');
      const part = found.get(key) ?? { subjects: row.subjects, lines: [], isSetOff: true };
      part.lines.push(row.text);
      found.set(key, { ...part, isSetOff: part.isSetOff && row.isSetOff });
      current = part;
      continue;
    }
    const other = readRow(line);
    if (other && other.text !== '' && shapes.has(shapeOf(other.name))) strangers.push(other.name);
    if (current) current.lines.push(line);
    else if (line.trim() !== '' && !prompt.test(line.trim())) above.push(line);
  }
  const parts = [...found.values()].flatMap((part) =>
    part.subjects.map((subject) => ({ subject, text: unquote(part.lines.join('\n').trim()) })),
  );
  if (found.size < 2) return null;
  // What is said of a subject has to be more than the names of others.
  if (parts.every((part) => part.text.split(/[\s,;|]+/).every((word) => word === '' || find(word)))) return null;
  const [first, second, ...more] = above;
  const isRuled = isRule(second ?? first ?? '');
  // More lines above are the output of something else, which happens to name them.
  if (more.length > 0 || (second !== undefined && !isRuled)) return null;
  return {
    parts,
    isSetOff: [...found.values()].every((part) => part.isSetOff),
    strangers,
    head: first === undefined || isRuled ? null : readHead(first),
  };
}

/** Reads a line that begins with the name of a subject, or of several that share it. */
function finder(subjects: readonly Subject[]): (line: string) => (Row & { subjects: readonly Subject[] }) | null {
  const names = Map.groupBy(
    subjects.filter(({ name }) => name !== ''),
    ({ name }) => name.toLowerCase(),
  );
  const spaced = [...names.keys()].filter((name) => /[\s,;:|"]/.test(name)).sort((a, b) => b.length - a.length);
  return (line) => {
    const trimmed = line.trim();
    // A name of several words is no first word, so it is looked for as it is.
    for (const name of spaced) {
      const start = trimmed.slice(0, name.length);
      const row = start.toLowerCase() === name ? readRow(`x${trimmed.slice(name.length)}`) : null;
      if (row?.name === 'x') return { ...row, name: start, subjects: names.get(name) ?? [] };
    }
    const row = readRow(trimmed);
    if (!row) return null;
    const name = row.name.replace(/\.$/, '').toLowerCase();
    const exact = names.get(name);
    if (exact) return { ...row, subjects: exact };
    // Only a computer is known by its host name alone: CONTOSO is another name than contoso.com.
    const alike = [...names].filter(([known, [one]]) => isServer(one) && isSameHost(known, name));
    const [only, ...others] = alike;
    return only && others.length === 0 ? { ...row, subjects: only[1] } : null;
  };
}

function readRow(line: string): Row | null {
  const [, , name, separator = '', text = ''] = cells.exec(line.trim()) ?? [];
  if (name === undefined) return null;
  return {
    name,
    text: separator.includes('|') ? text.replace(/\s*\|\s*$/, '') : text.trim(),
    // A port stands right behind the colon of its host.
    isSetOff: /[\t|]|:\s/.test(separator) || (text === '' && separator.includes(':')),
  };
}

function readHead(line: string): { name: string; text: string } {
  const { name, text } = readRow(line) ?? { name: line.trim(), text: '' };
  return { name, text };
}

const isServer = (subject: Subject | undefined): boolean => !/^(forest|domain)-/.test(subject?.id ?? '');

const isSameHost = (a: string, b: string): boolean => {
  const [short = '', long = ''] = a.length < b.length ? [a, b] : [b, a];
  return !short.includes('.') && long.startsWith(`${short}.`);
};

/** `SYNC04` and `sync01.contoso.com` have the same. */
const shapeOf = (name: string): string => (name.toLowerCase().split('.')[0] ?? '').replace(/\d+/g, '#');

/** A value of a file with commas, as Export-Csv writes it. */
const unquote = (text: string): string => /^"([^"]*)"$/.exec(text)?.[1] ?? text;
