/** Never a name, an id of a person or a text: what is measured leaves the house. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** Names a span across the queue, as W3C Trace Context does. */
export interface SpanReference {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

export interface Span {
  /** Runs work, whose spans are then below this one. */
  run<T>(work: () => T): T;
  /** `error`: it failed. */
  end(attributes?: Attributes, error?: unknown): void;
}

export type SpanKind = 'server' | 'client' | 'consumer' | 'internal';

/** Where traces and measurements go. */
export interface Telemetry {
  /** Begins a span below the one that this runs in, or below one of elsewhere. */
  begin(name: string, kind: SpanKind, attributes?: Attributes, below?: SpanReference): Span;
  /** The span that this runs in. */
  current(): SpanReference | undefined;
  count(name: string, attributes: Attributes): void;
  /** A duration. */
  took(name: string, seconds: number, attributes: Attributes): void;
  /** Reads some numbers each time that measurements are sent, each under the attribute `state`. */
  gauge(name: string, read: () => Promise<Readonly<Record<string, number>>>): void;
  /** Sends what is there, for some seconds at most. */
  stop(): Promise<void>;
}

const noSpan: Span = { run: (work) => work(), end() {} };

export const noTelemetry: Telemetry = {
  begin: () => noSpan,
  current: () => undefined,
  count() {},
  took() {},
  gauge() {},
  async stop() {},
};
