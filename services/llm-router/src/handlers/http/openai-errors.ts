import { errorCodeName, toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';
import type { FastifyInstance } from 'fastify';

/** An error as clients of OpenAI's API expect it. https://platform.openai.com/docs/guides/error-codes */
export function openAiError(error: unknown): { readonly status: number; readonly body: object } {
  const known = toQuantumLayerError(error);
  const { status, detail } = toProblemDetails(known);
  const type = status < 500 ? 'invalid_request_error' : 'api_error';
  const code = errorCodeName(known.code).toLowerCase();
  return { status, body: { error: { message: detail, type, param: known.violations[0]?.field ?? null, code } } };
}

/** Every failure has that form; Fastify's own errors keep their status. */
export function answerAsOpenAi(app: FastifyInstance): void {
  app.setErrorHandler((thrown: Error & { statusCode?: number }, request, reply) => {
    const { statusCode: own = 500 } = thrown;
    if (thrown.name !== 'QuantumLayerError' && own < 500) {
      const error = { message: thrown.message, type: 'invalid_request_error', param: null, code: 'invalid_input' };
      return reply.code(own).send({ error });
    }
    const { status, body } = openAiError(thrown);
    if (status >= 500) request.log.error({ err: thrown.cause ?? thrown }, 'a request failed');
    const retry = toQuantumLayerError(thrown).retryAfterSeconds;
    if (retry !== undefined) reply.header('retry-after', String(Math.ceil(retry)));
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `There is no ${request.method} ${request.url.split('?', 1)[0] ?? ''}.`;
    return reply.code(404).send({ error: { message, type: 'invalid_request_error', param: null, code: 'not_found' } });
  });
}
