import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface SpanJson {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
}

interface PointJson {
  readonly attributes: readonly Attribute[];
  readonly asInt?: number;
  readonly asDouble?: number;
  readonly count?: number;
}

interface MetricJson {
  readonly name: string;
  readonly sum?: { readonly dataPoints: readonly PointJson[] };
  readonly gauge?: { readonly dataPoints: readonly PointJson[] };
  readonly histogram?: { readonly dataPoints: readonly PointJson[] };
}

interface Body {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SpanJson[] }[];
  }[];
  readonly resourceMetrics?: readonly {
    readonly scopeMetrics: readonly { readonly metrics: readonly MetricJson[] }[];
  }[];
}

/** Takes what is sent by OTLP over HTTP, as JSON, on loopback. */
export async function startCollector() {
  const bodies: Body[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === 'POST' && /^\/v1\/(traces|metrics)$/.test(request.url ?? ''))
      bodies.push((await json(request)) as Body);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** All that came, as it came. */
    bodies,
    resources: () =>
      bodies.flatMap(({ resourceSpans = [] }) => resourceSpans.map(({ resource }) => valuesOf(resource))),
    spans: () =>
      bodies.flatMap(({ resourceSpans = [] }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    /** The newest points of a metric, each with its attributes and its value, which of a histogram is the count. */
    points(name: string) {
      const metrics = bodies.flatMap(({ resourceMetrics = [] }) =>
        resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)),
      );
      const newest = metrics.findLast((metric) => metric.name === name);
      const points = (newest?.sum ?? newest?.gauge ?? newest?.histogram)?.dataPoints ?? [];
      return points.map((point) => ({ ...valuesOf(point), value: point.count ?? point.asInt ?? point.asDouble }));
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Attributes as an object. */
export const valuesOf = ({ attributes }: { readonly attributes: readonly Attribute[] }) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
