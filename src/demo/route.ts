import type { Version } from './schema.ts';
import type { TenantState } from './site.ts';

/** A query option that Graph's page of an endpoint names. */
export type Option = '$select' | '$filter' | '$expand' | '$top' | '$count';

/** One GET as it was understood. */
export interface Call {
  readonly version: Version;
  /** Decoded segments behind the version. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** Whether the header that advanced queries need was sent. */
  readonly eventual: boolean;
}

interface Endpoint {
  /** A segment in braces stands for anything, and names it. */
  readonly path: string;
  /** Absent: both versions. */
  readonly only?: 'beta';
}

export interface ListRoute extends Endpoint {
  readonly kind: 'list';
  /** The type of an item, by which names in `$select` are judged. */
  readonly type: string;
  items(tenant: TenantState, id: string): readonly object[];
  /** Any other option is refused. */
  readonly options: readonly Option[];
  /** What `$filter` may look at. */
  readonly filters?: readonly string[];
  /** What `$filter` tries in place of an item; one match is enough. Absent: the item itself. */
  filteredAs?(tenant: TenantState, item: object): readonly object[];
  readonly expands?: Readonly<Record<string, (tenant: TenantState, item: object) => unknown>>;
  /** As many expands as one request may ask for. Absent: all. */
  readonly mostExpands?: number;
  /** What is shown without `$select`. Absent: everything. */
  readonly byDefault?: readonly string[];
  /** Throws the fault of a request that lacks what this endpoint demands. */
  demand?(call: Call): void;
}

export interface ObjectRoute extends Endpoint {
  readonly kind: 'object';
  readonly type: string;
  find(tenant: TenantState, id: string): object | undefined;
  readonly byDefault?: readonly string[];
}

export interface CountRoute extends Endpoint {
  readonly kind: 'count';
  /** `undefined` where the filter is none that can be counted by. */
  count(tenant: TenantState, filter: string | null): number | undefined;
}

/** An endpoint of Graph: where it is and what it holds. */
export type Route = ListRoute | ObjectRoute | CountRoute;

/** The id in the path of a call when the route leads there, else `undefined`. A path without an id has ''. */
export function match({ path }: Route, segments: readonly string[]): string | undefined {
  const pattern = path.slice(1).split('/');
  if (pattern.length !== segments.length) return undefined;
  let id = '';
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) id = segment;
    else if (part !== segment) return undefined;
  }
  return id;
}
