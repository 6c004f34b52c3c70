import type { WebSocket } from '@fastify/websocket';
import type { Metadata } from '@quantumlayer/rpc';
import type { FastifyRequest } from 'fastify';
import { GraphQLError, parse, specifiedRules, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type SubscribePayload } from 'graphql-ws';
import type { Charge } from '../../domain/rate-limiter';
import { metadataOf } from '../http/call-of-request';
import { tendSocket } from '../http/tend-socket';
import { sendText } from '../http/web-socket';
import type { GraphContext } from './graph-schema';
import { limitRules, MOST_TOKENS } from './limits';

/** Operations that a socket may have open at once. */
const MOST_OPEN = 100;

/**
 * The protocol graphql-transport-ws on a socket. Who cannot send headers with it puts `authorization` into the connection's parameters.
 * Each call counts as a request, as it would on a connection of its own.
 */
export function serveGraphSocket(
  schema: GraphQLSchema,
  charge: Charge,
  socket: WebSocket,
  request: FastifyRequest,
): void {
  const signal = tendSocket(socket);
  const server = makeServer({
    onSubscribe: ({ subscriptions }, _id, payload) =>
      Object.keys(subscriptions).length > MOST_OPEN ? [tooManyOpen()] : readOperation(schema, payload),
    context: ({ connectionParams }): GraphContext => {
      const metadata = { ...metadataOf(request), ...authorizationIn(connectionParams) };
      return { metadata, signal, charge: () => charge(metadata['authorization'], request.ip) };
    },
  });
  const fail = (error: unknown): void => {
    request.log.error({ err: error }, 'a message over GraphQL failed');
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  };
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) => sendText(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) => socket.on('message', (data: Buffer) => void take(data.toString()).catch(fail)),
    },
    {},
  );
  socket.once('close', (code, reason) => void closed(code, reason.toString()).catch(fail));
}

/** What is to be executed, or why it is not. */
function readOperation(
  schema: GraphQLSchema,
  { query, variables, operationName }: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: MOST_TOKENS });
    const errors = validate(schema, document, [...specifiedRules, ...limitRules(variables)]);
    return errors.length > 0 ? errors : { schema, document, operationName, variableValues: variables };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function tooManyOpen(): GraphQLError {
  return new GraphQLError(`A socket may have ${MOST_OPEN} operations open; complete one first.`, {
    extensions: { code: 'resource_exhausted' },
  });
}

function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): Metadata {
  const authorization = parameters?.['authorization'];
  return typeof authorization === 'string' ? { authorization } : {};
}
