import published from './graph-schema.json' with { type: 'json' };

export type Version = 'v1.0' | 'beta';

type Properties = Readonly<Record<string, string>>;
const types: Record<Version, Readonly<Record<string, Properties | undefined>>> = published;

/** The published properties of a Graph type with their types, or `undefined` for a simple or unknown type. */
export function propertiesOf(type: string, version: Version): Properties | undefined {
  const stable = types['v1.0'][type];
  if (version === 'v1.0') return stable;
  const added = types.beta[type];
  return stable || added ? { ...stable, ...added } : undefined;
}

/** The type of one value behind `Collection(domainState)` or `domainState?`. */
export function elementType(type: string): string {
  return type.replace(/^Collection\((.*)\)$/, '$1').replace(/\?$/, '');
}

/**
 * What a version of Graph shows of an object: the published properties, nested ones included, or those named.
 * A property that only beta has is dropped from v1.0. OData annotations stay.
 */
export function present(version: Version, type: string, value: unknown, names?: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => present(version, type, item, names));
  if (typeof value !== 'object' || value === null) return value;
  const properties = propertiesOf(derivedType(value) ?? type, version);
  if (!properties) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (name.startsWith('@odata.')) return [[name, inner]];
      const of = properties[name];
      if (of === undefined || (names && !names.includes(name))) return [];
      return [[name, present(version, elementType(of), inner)]];
    }),
  );
}

/** Graph annotates an object where its type is not that of its collection. */
function derivedType(value: { '@odata.type'?: string }): string | undefined {
  return value['@odata.type']?.replace('#microsoft.graph.', '');
}
