import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http';
import type { Charge } from '../../domain/rate-limiter';
import { abortedWith, metadataOf } from '../http/call-of-request';
import type { GraphContext } from './graph-schema';
import { serveGraphSocket } from './graph-socket';
import { limitRules, MOST_TOKENS } from './limits';

/** Bytes of a request. An IR fits; specifications that are larger go over REST. */
const MOST_BYTES = 1024 * 1024;

/** GraphQL at one path: over HTTP with POST, over WebSocket with the protocol graphql-transport-ws. */
export function addGraphQL(app: FastifyInstance, path: string, schema: GraphQLSchema, charge: Charge): void {
  const answer = createHandler<FastifyRequest, FastifyReply, GraphContext>({
    schema,
    parse: (text) => parse(text, { maxTokens: MOST_TOKENS }),
    validationRules: (_request, { variableValues }, rules) => [...rules, ...limitRules(variableValues)],
    context: ({ raw, context }) => {
      const metadata = metadataOf(raw);
      const chargeCall = exceptFirst(() => charge(metadata['authorization'], raw.ip));
      return { metadata, signal: abortedWith(context), charge: chargeCall };
    },
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
    wsHandler: (socket, request) => serveGraphSocket(schema, charge, socket, request),
  });
}

/** The request that brings calls was counted when it came, as its first one. */
function exceptFirst(charge: () => Promise<void>): () => Promise<void> {
  let isFirst = true;
  return async () => {
    if (!isFirst) await charge();
    isFirst = false;
  };
}
