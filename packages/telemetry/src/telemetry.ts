import type { Span, Tracer } from '@opentelemetry/api';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { Service, Transport } from '@quantumlayer/rpc';
import type { Database } from '@quantumlayer/store';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { TracingConfig } from './config';
import { observeHttp } from './http/observe-http';
import { GenerationMetrics } from './metrics/generation-metrics';
import { RequestMetrics } from './metrics/request-metrics';
import { observedService, type OnFault } from './rpc/observed-service';
import { tracedTransport } from './rpc/traced-transport';
import { injectTrace, withinTrace, type TraceCarrier } from './trace-context';
import { tracedDatabase } from './traced-database';
import { startTracing, type Tracing } from './tracing';

export interface TelemetryOptions {
  readonly service: string;
  readonly tracing: TracingConfig;
  /** Takes the spans in place of the collector; for specs. */
  readonly processor?: SpanProcessor;
}

/** What one service tells of itself: spans and metrics. Logs are `createLogger`'s. */
export class Telemetry {
  /** For metrics of the service's own. */
  readonly registry: Registry;
  readonly generations: GenerationMetrics;
  readonly #requests: RequestMetrics;
  readonly #tracing: Tracing;

  private constructor(service: string, tracing: Tracing) {
    this.#tracing = tracing;
    this.registry = new Registry();
    this.registry.setDefaultLabels({ service });
    this.generations = new GenerationMetrics(this.registry);
    this.#requests = new RequestMetrics(this.registry);
    collectDefaultMetrics({ register: this.registry });
  }

  static async start({ service, tracing, processor }: TelemetryOptions): Promise<Telemetry> {
    return new Telemetry(service, await startTracing(service, tracing, processor));
  }

  get tracer(): Tracer {
    return this.#tracing.tracer;
  }

  observeService(service: Service, onFault?: OnFault): Service {
    return observedService(service, this.tracer, this.#requests, onFault);
  }

  traceTransport(transport: Transport): Transport {
    return tracedTransport(transport, this.tracer);
  }

  /** To be called before routes are added. */
  observeHttp(app: FastifyInstance): void {
    observeHttp(app, this.tracer, this.#requests);
  }

  /** The same database, whose work within a trace is seen in it. */
  traceDatabase(database: Database): Database {
    return tracedDatabase(database, this.tracer);
  }

  /** The current span's place as text, to travel beside a message. */
  inject(): TraceCarrier {
    return injectTrace();
  }

  /** Runs work in a span below the one that a carrier tells of. */
  within<T>(carrier: TraceCarrier, name: string, work: (span: Span) => Promise<T>): Promise<T> {
    return withinTrace(this.tracer, carrier, name, work);
  }

  /** Sends what was not sent yet. */
  close(): Promise<void> {
    this.registry.clear();
    return this.#tracing.close();
  }
}
