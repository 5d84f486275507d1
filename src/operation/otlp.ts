import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Span as ApiSpan, SpanKind as Kind, ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Span, SpanKind, Telemetry } from './telemetry.ts';

const kinds: Readonly<Record<SpanKind, Kind>> = {
  server: Kind.SERVER,
  client: Kind.CLIENT,
  consumer: Kind.CONSUMER,
  internal: Kind.INTERNAL,
};

/** Milliseconds for which the process waits with what is still to be sent when it ends. */
const lastMs = 3000;

/** Durations are of seconds, from a button pressed to a tenant that throttles. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * Sends traces and measurements by OTLP over HTTP, where the `OTEL_EXPORTER_OTLP_…` variables say, which the exporters
 * read themselves. Nothing is registered globally: what is not begun here is not traced. It is loaded only when it is
 * on, because the SDK takes some 25 MB.
 */
export function startOtlp(version: string, everyMs: number): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': 'preflight', 'service.version': version }).merge(
    detectResources({ detectors: [envDetector] }),
  );
  const spans = new BatchSpanProcessor({ exporter: new OTLPTraceExporter() });
  const tracers = new TracerProvider({ resource, spanProcessors: [spans] });
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: Math.min(everyMs, 30_000),
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const tracer = tracers.getTracer('preflight');
  const meter = meters.getMeter('preflight');
  const around = new AsyncLocalStorage<ApiSpan>();

  return {
    begin(name, kind, attributes = {}, below) {
      const parent = below ? trace.wrapSpanContext({ ...below, isRemote: true }) : around.getStore();
      const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      return open(tracer.startSpan(name, { kind: kinds[kind], attributes }, context), around);
    },
    current() {
      const context = around.getStore()?.spanContext();
      return context && { traceId: context.traceId, spanId: context.spanId, traceFlags: context.traceFlags };
    },
    count: (name, attributes) => meter.createCounter(name).add(1, attributes),
    took: (name, seconds, attributes) =>
      meter
        .createHistogram(name, { unit: 's', advice: { explicitBucketBoundaries: buckets } })
        .record(seconds, attributes),
    gauge(name, read) {
      meter.createObservableGauge(name).addCallback(async (result) => {
        for (const [state, value] of Object.entries(await read())) result.observe(value, { state });
      });
    },
    async stop() {
      const sent = Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      await Promise.race([sent, wait(lastMs, undefined, { ref: false })]);
    },
  };
}

function open(span: ApiSpan, around: AsyncLocalStorage<ApiSpan>): Span {
  return {
    run: (work) => around.run(span, work),
    end(attributes = {}, error) {
      span.setAttributes(attributes);
      // The class alone: the message may quote what people wrote.
      if (error !== undefined)
        span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'failed' });
      span.end();
    },
  };
}
