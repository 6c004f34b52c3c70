import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { errorCodeName, toQuantumLayerError } from '@quantumlayer/errors';

/** A trace's place as text, to travel beside a message: `traceparent` and, where there is one, `tracestate`. https://www.w3.org/TR/trace-context/ */
export type TraceCarrier = Readonly<Record<string, string>>;

const propagator = new W3CTraceContextPropagator();

/** What to send along so that the receiver's spans become children of the current one; empty outside of any span. */
export function injectTrace(from: Context = context.active()): TraceCarrier {
  const carrier: Record<string, string> = {};
  propagator.inject(from, carrier, { set: (target: typeof carrier, key, value) => void (target[key] = value) });
  return carrier;
}

/** The context that a carrier tells of; the root where it tells of none, or of none that can be read. */
export function extractTrace(carrier: Readonly<Record<string, unknown>>): Context {
  return propagator.extract(ROOT_CONTEXT, carrier, {
    keys: (source: typeof carrier) => Object.keys(source),
    get: (source: typeof carrier, key) => {
      const value = source[key];
      return typeof value === 'string' ? value : undefined;
    },
  });
}

/** Runs work in a span of its own, below the one that the carrier tells of. What fails is noted on the span and thrown on. */
export function withinTrace<T>(
  tracer: Tracer,
  carrier: TraceCarrier,
  name: string,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind: SpanKind.CONSUMER }, extractTrace(carrier), async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Notes the error's code; its text stays out of the trace, because it may quote what users wrote. */
export function failSpan(span: Span, error: unknown): void {
  const code = errorCodeName(toQuantumLayerError(error).code);
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR, message: code });
}

/** For libraries that ask OpenTelemetry's own registry, such as Temporal's interceptors. */
export function registerPropagator(): void {
  propagation.setGlobalPropagator(propagator);
}
