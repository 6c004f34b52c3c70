import { InMemorySpanExporter, SimpleSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { Telemetry } from '../telemetry';

export interface RecordedTelemetry {
  readonly telemetry: Telemetry;
  /** What has ended so far. */
  spans(): readonly ReadableSpan[];
}

/** Telemetry whose spans stay in memory; several services of one spec may share an exporter. */
export async function recordTelemetry(
  service: string,
  exporter: InMemorySpanExporter = new InMemorySpanExporter(),
): Promise<RecordedTelemetry> {
  const telemetry = await Telemetry.start({
    service,
    tracing: { exports: false },
    processor: new SimpleSpanProcessor(exporter),
  });
  return { telemetry, spans: () => exporter.getFinishedSpans() };
}
