import { ErrorCode, QuantumLayerError, toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';
import type { FastifyInstance, FastifyReply } from 'fastify';

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: ErrorCode.INVALID_INPUT,
  404: ErrorCode.NOT_FOUND,
  413: ErrorCode.INVALID_INPUT,
  415: ErrorCode.INVALID_INPUT,
  429: ErrorCode.RESOURCE_EXHAUSTED,
};

/** Every failure is answered with a problem document; what broke inside is logged and not told. */
export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((thrown, request, reply) => {
    const { error, status } = translate(thrown);
    if (error.code === ErrorCode.INTERNAL) request.log.error({ err: error.cause ?? error }, 'request failed');
    return sendProblem(reply, error, request.url, status);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no ${request.method} ${pathOf(request.url)}.`),
      request.url,
    ),
  );
}

export function sendProblem(reply: FastifyReply, error: QuantumLayerError, url: string, status?: number): FastifyReply {
  const problem = toProblemDetails(error, pathOf(url));
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(problem.retryAfter)));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status ?? problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(status === undefined ? problem : { ...problem, status }));
}

/** Fastify's own errors carry a status; it is kept, because it says more than the code. */
function translate(thrown: unknown): { error: QuantumLayerError; status?: number } {
  if (thrown instanceof QuantumLayerError || !(thrown instanceof Error)) return { error: toQuantumLayerError(thrown) };
  const status = 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
  const code = CODE_OF_STATUS[status];
  return code === undefined
    ? { error: toQuantumLayerError(thrown) }
    : { error: new QuantumLayerError(code, `${thrown.message}.`), status };
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
