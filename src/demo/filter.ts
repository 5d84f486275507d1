import { badRequest, unsupportedQuery } from './fault.ts';

/** A `$filter`, for the forms that Preflight sends: `eq`, `ge`, `le`, `in (…)`, `any(…)`, `startswith(…)`, `and`, `or`, brackets. */
interface Filter {
  /** The properties that it looks at; one inside `any` as `onPremisesProvisioningErrors/category`. */
  readonly properties: readonly string[];
  matches(item: object): boolean;
}

type Literal = string | boolean | null;

/** As many alternatives as Graph takes in one filter. */
const mostAlternatives = 15;

const tokens = /\s*('(?:[^']|'')*'|\d{4}-\d\d-\d\dT[\d:.]+Z|[(),/:]|[\w@.-]+)/y;

/** Parses a `$filter`. Throws the fault that Graph answers with when it is malformed or too long. */
export function parseFilter(text: string): Filter {
  const words = split(text);
  let at = 0;
  const next = () => words[at++] ?? '';
  const accept = (word: string) => {
    if (words[at] !== word) return false;
    at += 1;
    return true;
  };
  const expect = (...expected: string[]) => {
    for (const word of expected) if (!accept(word)) throw malformed(text);
  };

  function either(): Filter {
    const filters = [all()];
    while (accept('or')) filters.push(all());
    limitAlternatives(filters.length);
    return join(filters, (item) => filters.some((filter) => filter.matches(item)));
  }

  function all(): Filter {
    const filters = [term()];
    while (accept('and')) filters.push(term());
    return join(filters, (item) => filters.every((filter) => filter.matches(item)));
  }

  function term(): Filter {
    if (accept('(')) {
      const inner = either();
      expect(')');
      return inner;
    }
    const property = name();
    if (property === 'startswith') return start();
    if (!accept('/')) return comparison(property);
    expect('any', '(');
    const variable = name();
    expect(':', variable, '/');
    const inner = comparison(name());
    expect(')');
    return {
      properties: inner.properties.map((path) => `${property}/${path}`),
      matches: (item) => asList(propertyOf(item, property)).some((element) => inner.matches(element)),
    };
  }

  /** Graph does not tell upper from lower case in a directory. */
  function start(): Filter {
    expect('(');
    const property = name();
    expect(',');
    const wanted = String(literal()).toLowerCase();
    expect(')');
    return {
      properties: [property],
      matches: (item) =>
        String(propertyOf(item, property) ?? '')
          .toLowerCase()
          .startsWith(wanted),
    };
  }

  function comparison(property: string): Filter {
    const matches = (test: (value: unknown) => boolean): Filter => ({
      properties: [property],
      matches: (item) => test(propertyOf(item, property) ?? null),
    });
    if (accept('eq')) {
      const wanted = literal();
      return matches((value) => value === wanted);
    }
    if (accept('ge')) {
      const bound = date();
      return matches((value) => Date.parse(String(value)) >= bound);
    }
    if (accept('le')) {
      const bound = date();
      return matches((value) => Date.parse(String(value)) <= bound);
    }
    expect('in', '(');
    const wanted = [literal()];
    while (accept(',')) wanted.push(literal());
    expect(')');
    limitAlternatives(wanted.length);
    return matches((value) => wanted.includes(value as Literal));
  }

  function name(): string {
    const word = next();
    if (!/^[a-z]\w*$/i.test(word)) throw malformed(text);
    return word;
  }

  function literal(): Literal {
    const word = next();
    if (word.startsWith("'")) return word.slice(1, -1).replaceAll("''", "'");
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    throw malformed(text);
  }

  function date(): number {
    const time = Date.parse(next());
    if (Number.isNaN(time)) throw malformed(text);
    return time;
  }

  const filter = either();
  if (at < words.length) throw malformed(text);
  return filter;
}

function split(text: string): string[] {
  const words: string[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.trimEnd().length) {
    const [, word] = tokens.exec(text) ?? [];
    if (word === undefined) throw malformed(text);
    words.push(word);
  }
  return words;
}

function join(filters: readonly Filter[], matches: Filter['matches']): Filter {
  return { properties: filters.flatMap(({ properties }) => properties), matches };
}

function propertyOf(item: object, property: string): unknown {
  return (item as Record<string, unknown>)[property];
}

function asList(value: unknown): object[] {
  return Array.isArray(value) ? value : [];
}

function limitAlternatives(count: number): void {
  if (count > mostAlternatives)
    throw unsupportedQuery(
      `Too many child clauses specified in search filter expression containing 'OR' operators: ${count}. Max allowed: ${mostAlternatives}.`,
    );
}

function malformed(text: string) {
  return badRequest(`Invalid filter clause: ${text}`);
}
