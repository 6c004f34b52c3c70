/** What the OTEL_* variables say beside what OpenTelemetry's own packages read themselves. */
export interface TracingConfig {
  /** Spans are sent to a collector. */
  readonly exports: boolean;
}

/**
 * Spans are exported where a collector is named; OpenTelemetry's default of localhost is not assumed, because a process without one would
 * complain for ever. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function readTracingConfig(environment: NodeJS.ProcessEnv = process.env): TracingConfig {
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? environment['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '';
  const disabled = environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true';
  return { exports: endpoint !== '' && !disabled && environment['OTEL_TRACES_EXPORTER'] !== 'none' };
}
