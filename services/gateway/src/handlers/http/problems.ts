import { ErrorCode, QuantumLayerError, toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { watchRoutes } from './allowed-methods';

/** What HTTP and Fastify refuse by themselves, and what RFC 9110 calls it. */
const BY_STATUS: Readonly<Record<number, readonly [code: ErrorCode, title: string]>> = {
  400: [ErrorCode.INVALID_INPUT, 'Bad Request'],
  404: [ErrorCode.NOT_FOUND, 'Not Found'],
  405: [ErrorCode.UNSUPPORTED, 'Method Not Allowed'],
  413: [ErrorCode.INVALID_INPUT, 'Content Too Large'],
  414: [ErrorCode.INVALID_INPUT, 'URI Too Long'],
  415: [ErrorCode.INVALID_INPUT, 'Unsupported Media Type'],
  429: [ErrorCode.RESOURCE_EXHAUSTED, 'Too Many Requests'],
};

/** Where Fastify's own words do not say what to do. */
const BY_CODE: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send JSON, with the header "content-type: application/json"',
};

/** What is refused by the rules of HTTP alone, before it is looked at as a call. */
export class HttpRefusal extends Error {
  constructor(
    readonly statusCode: 400 | 415,
    message: string,
  ) {
    super(message);
  }
}

/** Every failure is answered with a problem document; what broke inside is logged and not told. Call it before routes are added. */
export function answerWithProblems(app: FastifyInstance): void {
  const methodsOf = watchRoutes(app);
  const answerUnknown = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = pathOf(request.url);
    const methods = methodsOf(path);
    if (methods.length === 0)
      return sendProblem(
        reply,
        new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no ${path}; /v1/openapi.json tells what there is.`),
        request.url,
      );
    const allowed = methods.join(', ');
    const error = new QuantumLayerError(ErrorCode.UNSUPPORTED, `${path} has no ${request.method}, only ${allowed}.`);
    return sendProblem(reply.header('allow', allowed), error, request.url, 405);
  };
  app.setErrorHandler((thrown, request, reply) => {
    if (request.is404) return answerUnknown(request, reply);
    const { error, status } = translate(thrown);
    if (error.code === ErrorCode.INTERNAL) request.log.error({ err: error.cause ?? error }, 'request failed');
    return sendProblem(reply, error, request.url, status);
  });
  app.setNotFoundHandler(answerUnknown);
}

/** Fastify looks for no route where it cannot read the path, so neither hooks nor handlers of errors hear of it. */
export function refuseUnreadable({ statusCode }: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const isLong = statusCode === 414;
  const detail = isLong ? 'A part of the path is too long.' : 'The path holds a "%" that is no escape of UTF-8 text.';
  const error = new QuantumLayerError(ErrorCode.INVALID_INPUT, detail);
  void sendProblem(markAnswer(request, reply), error, request.url, isLong ? 414 : 400);
}

/** What every answer carries. */
export function markAnswer(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
}

/** @param status in place of the error's own, where it says more */
export function sendProblem(reply: FastifyReply, error: QuantumLayerError, url: string, status?: number): FastifyReply {
  const problem = toProblemDetails(error, pathOf(url));
  if (problem.retryAfter !== undefined) reply.header('retry-after', String(Math.ceil(problem.retryAfter)));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  const [, title = problem.title] = BY_STATUS[status ?? 0] ?? [];
  return reply
    .code(status ?? problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(status === undefined ? problem : { ...problem, status, title }));
}

/** Fastify's own errors carry a status; it is kept, because it says more than the code. */
function translate(thrown: unknown): { error: QuantumLayerError; status?: number } {
  if (thrown instanceof QuantumLayerError || !(thrown instanceof Error)) return { error: toQuantumLayerError(thrown) };
  const status = 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
  const known = BY_STATUS[status];
  if (known === undefined) return { error: toQuantumLayerError(thrown) };
  const text = BY_CODE[(thrown as Partial<FastifyError>).code ?? ''] ?? thrown.message;
  return { error: new QuantumLayerError(known[0], `${text.replace(/\.$/, '')}.`), status };
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url;
