import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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

/** "/todos/" is not the row without a key, but a path that does not exist. */
export function refuseTrailingSlashes(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const [path = '/'] = request.url.split('?');
    done(path !== '/' && path.endsWith('/') ? notFound() : undefined);
  });
}
