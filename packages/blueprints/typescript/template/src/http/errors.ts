import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { malformedJson, notFound, Problem, tooLarge, unsupportedMediaType } from './problem.js';

/** Every error leaves as problem+json; what we did not expect is logged and shows nothing of itself. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(notFound(), request, reply));
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  const [path = '/'] = request.url.split('?');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem.toJSON(path));
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return unsupportedMediaType();
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformedJson(error);
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return notFound();
    default:
      return new Problem(500, 'internal', undefined, { cause: error });
  }
}

/** Answers what the HTTP parser cannot read, such as a method that it does not know, before there is a request. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy(error);
    return;
  }
  const status = unreadable[error.code] ?? 400;
  const problem = new Problem(status, 'malformed_request', 'The request cannot be read.');
  const document = JSON.stringify(problem.toJSON('/'));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(document)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${document}`);
}

const unreadable: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** "/todos/" is not the row without a key, but a path that does not exist. */
export function refuseTrailingSlashes(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const [path = '/'] = request.url.split('?');
    done(path !== '/' && path.endsWith('/') ? notFound() : undefined);
  });
}
