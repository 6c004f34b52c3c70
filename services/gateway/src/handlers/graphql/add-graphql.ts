import type { Metadata, ServiceDescriptor, Transport } from '@quantumlayer/rpc';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse, specifiedRules, validate } from 'graphql';
import { createHandler } from 'graphql-http';
import { makeHandler } from 'graphql-ws/use/@fastify/websocket';
import { abortedWith, hungUp, metadataOf } from '../http/call-of-request';
import { graphSchema, type GraphContext } from './graph-schema';
import { limitRules, MOST_TOKENS } from './limits';

/** Bytes of a request. An IR fits; specifications that are larger go over REST. */
const MOST_BYTES = 1024 * 1024;

/**
 * GraphQL at one path: over HTTP with POST, over WebSocket with the protocol graphql-transport-ws. Who cannot send headers with a WebSocket
 * puts `authorization` into the connection's parameters.
 */
export function addGraphQL(
  app: FastifyInstance,
  path: string,
  services: readonly ServiceDescriptor[],
  transport: Transport,
): void {
  const schema = graphSchema(services, transport);
  const parseLimited: typeof parse = (text) => parse(text, { maxTokens: MOST_TOKENS });
  const answer = createHandler<FastifyRequest, FastifyReply, GraphContext>({
    schema,
    parse: parseLimited,
    validationRules: (_request, { variableValues }, rules) => [...rules, ...limitRules(variableValues)],
    context: ({ raw, context }) => ({ metadata: metadataOf(raw), signal: abortedWith(context) }),
  });
  app.route({
    method: 'POST',
    url: path,
    bodyLimit: MOST_BYTES,
    handler: async (request, reply) => {
      const { url, method, headers } = request;
      const body = request.body as Readonly<Record<string, unknown>>;
      const [text, { status, headers: more = {} }] = await answer({
        url,
        method,
        headers,
        body,
        raw: request,
        context: reply,
      });
      return reply.code(status).headers(more).send(text);
    },
  });
  app.route({
    method: 'GET',
    url: path,
    handler: (_, reply) => reply.code(426).header('upgrade', 'websocket').send(),
    wsHandler: makeHandler({
      schema,
      parse: parseLimited,
      validate: (of, document, _rules, ...rest) =>
        validate(of, document, [...specifiedRules, ...limitRules({})], ...rest),
      context: ({ connectionParams, extra }): GraphContext => {
        const gone = new AbortController();
        extra.socket.once('close', () => gone.abort(hungUp()));
        return {
          metadata: { ...metadataOf(extra.request), ...authorizationIn(connectionParams) },
          signal: gone.signal,
        };
      },
    }),
  });
}

function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): Metadata {
  const authorization = parameters?.['authorization'];
  return typeof authorization === 'string' ? { authorization } : {};
}
