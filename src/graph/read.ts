import { type ZodType, z } from 'zod';

/** The shapes that a read can have on the wire. */
type Form = 'object' | 'list' | 'count';

/**
 * Small throttling buckets of Graph, which are kept out of `$batch`:
 * audit reports allow 5 requests in 10 seconds for an app and tenant, Conditional Access 1 a second for all apps together.
 */
export type SmallBucket = 'reports' | 'conditionalAccess';

export interface ReadOptions {
  version?: 'v1.0' | 'beta';
  /** The least application permission. A fact names its own once, and its reads get it from there. */
  permission?: string;
  /** `signedInAdmin`: documented for a signed-in administrator only; app-only is tried first all the same. */
  access?: 'app' | 'signedInAdmin';
  /** Sends `ConsistencyLevel: eventual`, which advanced queries require. */
  eventual?: boolean;
  bucket?: SmallBucket;
}

/** One GET to Microsoft Graph, as data: the transport decides how it travels. */
export interface GraphRead<T> extends Required<Omit<ReadOptions, 'bucket'>> {
  readonly form: Form;
  /** Relative to the version, with its query: `/domains?$select=id`. */
  readonly path: string;
  readonly bucket?: SmallBucket;
  /** Parses the body (`object`), each item (`list`) or the number (`count`). Unknown properties are dropped. */
  readonly schema: ZodType;
  /** How many pages of a list are followed; a longer list is `timedOut`, never silently cut. */
  readonly maxPages: number;
  /** What a 404 means, where it is an answer and no failure. */
  readonly absent?: { readonly value: T };
}

const defaults = { version: 'v1.0', permission: '', access: 'app', eventual: false } as const;

/** Reads one object. */
export function readOne<T>(
  path: string,
  schema: ZodType<T>,
  options: ReadOptions & { absent?: { value: T } } = {},
): GraphRead<T> {
  return { ...defaults, ...options, form: 'object', path, schema, maxPages: 1 };
}

/** Reads a collection and follows its pages. */
export function readList<T>(
  path: string,
  item: ZodType<T>,
  options: ReadOptions & { maxPages?: number; absent?: { value: T[] } } = {},
): GraphRead<T[]> {
  return { ...defaults, maxPages: 20, ...options, form: 'list', path, schema: item };
}

/** Reads a `$count` segment: a bare number as text, always an advanced query. */
export function readCount(path: string, options: ReadOptions = {}): GraphRead<number> {
  return {
    ...defaults,
    ...options,
    eventual: true,
    form: 'count',
    path,
    schema: z.number().int().nonnegative(),
    maxPages: 1,
  };
}

/** A zod object whose property names the compiler holds against a published Graph type. */
export function entity<T>() {
  return <S extends z.core.$ZodShape>(shape: S & { [K in Exclude<keyof S, keyof T>]: never }): z.ZodObject<S> =>
    z.object(shape);
}
