import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';
import { uuidv7 } from 'uuidv7';

const acceptableRequestId = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's request id where it is a sane one, else a new one. */
export function requestId(request: IncomingMessage): string {
  const sent = request.headers['x-request-id'];
  return typeof sent === 'string' && acceptableRequestId.test(sent) ? sent : uuidv7();
}

/** Puts the request id on every answer, counts and times requests, and writes one log line for each. */
export function observe(app: FastifyInstance): Registry {
  const registry = new Registry();
  const labelNames = ['method', 'route', 'status'] as const;
  const registers = [registry];
  const total = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames,
    registers,
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unmatched';
    const labels = { method, route, status: String(reply.statusCode) };
    total.inc(labels);
    duration.observe(labels, reply.elapsedTime / 1000);
    const [path] = request.url.split('?');
    const milliseconds = Math.round(reply.elapsedTime * 1000) / 1000;
    request.log.info({ method, path, route, status: reply.statusCode, milliseconds }, 'request');
    done();
  });
  return registry;
}
