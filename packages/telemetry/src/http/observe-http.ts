import { context, SpanKind, SpanStatusCode, trace, type Span, type Tracer } from '@opentelemetry/api';
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
} from '@opentelemetry/semantic-conventions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestMetrics } from '../metrics/request-metrics';
import { extractTrace } from '../trace-context';

/** What others, too, count an answer as that nobody waited for. */
const CALLER_LEFT = 499;

/**
 * A span below the caller's and a line in the metrics for each request, by its route. To be called before routes are added.
 * Requests for no route are counted together: their paths are whatever strangers try.
 */
export function observeHttp(app: FastifyInstance, tracer: Tracer, metrics: RequestMetrics): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  const end = (request: FastifyRequest, status: number, seconds: number): void => {
    const span = spans.get(request);
    if (span === undefined) return;
    spans.delete(request);
    span.setAttribute(ATTR_HTTP_RESPONSE_STATUS_CODE, status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
    metrics.note('http', nameOf(request), { code: String(status), fault: status >= 500, seconds });
  };
  app.addHook('onRequest', (request, reply, done) => {
    const parent = extractTrace(request.headers);
    const span = tracer.startSpan(nameOf(request), { kind: SpanKind.SERVER }, parent);
    span.setAttributes({ [ATTR_HTTP_REQUEST_METHOD]: request.method, [ATTR_HTTP_ROUTE]: routeOf(request) });
    spans.set(request, span);
    // Fastify calls no hook for an answer that its reader left before the end.
    reply.raw.once('close', () => end(request, CALLER_LEFT, reply.elapsedTime / 1000));
    context.with(trace.setSpan(parent, span), done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    end(request, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}

function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

function nameOf(request: FastifyRequest): string {
  return `${request.method} ${routeOf(request)}`;
}
