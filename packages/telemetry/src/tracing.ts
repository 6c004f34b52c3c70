import { context, type Tracer } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import type { TracingConfig } from './config';
import { registerPropagator } from './trace-context';

export interface Tracing {
  readonly tracer: Tracer;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

/**
 * A tracer for one service. Its sampler and limits come from the standard OTEL_* variables, and so does the name where OTEL_SERVICE_NAME is set. Spans
 * go to the collector of the configuration, or to `processor`; without either they are made, because they carry trace ids, and thrown away.
 */
export async function startTracing(
  service: string,
  config: TracingConfig,
  processor?: SpanProcessor,
): Promise<Tracing> {
  const chosen = processor ?? (config.exports ? await otlpProcessor() : undefined);
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: service }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: chosen === undefined ? [] : [chosen],
  });
  followAsyncCalls();
  registerPropagator();
  return { tracer: provider.getTracer('quantumlayer'), close: () => provider.shutdown() };
}

async function otlpProcessor(): Promise<SpanProcessor> {
  // Loaded only where something collects traces: it brings protobuf.
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto');
  return new BatchSpanProcessor(new OTLPTraceExporter());
}

let following = false;

/** The current span follows `await`. One for the process: services that share it share this. */
function followAsyncCalls(): void {
  if (following) return;
  following = context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}
