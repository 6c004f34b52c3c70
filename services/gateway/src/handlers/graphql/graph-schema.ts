import { toJson, type DescMethod, type Message } from '@bufbuild/protobuf';
import { toProblemDetails, toQuantumLayerError } from '@quantumlayer/errors';
import type { CallOptions, Metadata, ServiceDescriptor, Transport } from '@quantumlayer/rpc';
import { createClient } from '@quantumlayer/rpc';
import {
  GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLNonNull,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
} from 'graphql';
import { httpRuleOf } from '../http/http-rule';
import { readRequest } from '../http/read-request';
import { abandonable } from './abandonable';
import { GraphTypes } from './graph-types';

/** What an operation knows of the request that brought it. */
export interface GraphContext extends Record<PropertyKey, unknown> {
  readonly metadata: Metadata;
  readonly signal: AbortSignal;
  /** Counts a call against the caller's share. @throws RESOURCE_EXHAUSTED */
  readonly charge: () => Promise<void>;
}

type Field = GraphQLFieldConfig<unknown, GraphContext>;
type Fields = GraphQLFieldConfigMap<unknown, GraphContext>;
type Parameters = Readonly<Record<string, unknown>>;
type UnaryCall = (request: Message, options: CallOptions) => Promise<Message>;
type StreamCall = (request: Message, options: CallOptions) => AsyncIterable<Message>;

/**
 * The public services as a GraphQL schema. A method that HTTP reads with GET is a query, any other a mutation, a stream a subscription;
 * its request's fields are the arguments. Each field is a call over the transport, so the contract's rules and roles hold as everywhere.
 */
export function graphSchema(services: readonly ServiceDescriptor[], transport: Transport): GraphQLSchema {
  const types = new GraphTypes();
  const [query, mutation, subscription]: [Fields, Fields, Fields] = [{}, {}, {}];
  for (const service of services) {
    const calls = createClient(service, transport) as unknown as Record<string, unknown>;
    for (const method of Object.values(service.method)) {
      const name = method.localName;
      const call = calls[name];
      if (method.methodKind === 'server_streaming') subscription[name] = streamField(types, method, call as StreamCall);
      else if (httpRuleOf(method)?.verb === 'GET') query[name] = unaryField(types, method, call as UnaryCall);
      else mutation[name] = unaryField(types, method, call as UnaryCall);
    }
  }
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: query }),
    mutation: new GraphQLObjectType({ name: 'Mutation', fields: mutation }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: subscription }),
  });
}

function unaryField(types: GraphTypes, method: DescMethod, call: UnaryCall): Field {
  return {
    ...signature(types, method),
    resolve: async (_, parameters: Parameters, { metadata, signal, charge }) => {
      try {
        await charge();
        return asJson(method, await call(requestOf(method, parameters), { metadata, signal }));
      } catch (error) {
        throw toGraphError(error);
      }
    },
  };
}

function streamField(types: GraphTypes, method: DescMethod, call: StreamCall): Field {
  return {
    ...signature(types, method),
    subscribe: (_, parameters: Parameters, { metadata, signal, charge }) =>
      abandonable(signal, async function* (untilLeft) {
        try {
          await charge();
          for await (const message of call(requestOf(method, parameters), { metadata, signal: untilLeft }))
            yield asJson(method, message);
        } catch (error) {
          throw toGraphError(error);
        }
      }),
    resolve: (message) => message,
  };
}

function signature(types: GraphTypes, { input, output }: DescMethod): Pick<Field, 'type' | 'args'> {
  return { type: new GraphQLNonNull(types.output(output)), args: types.arguments(input) };
}

function requestOf(method: DescMethod, parameters: Parameters): Message {
  return readRequest(method.input, { parameters: {}, query: {}, body: parameters });
}

const asJson = (method: DescMethod, message: Message): unknown =>
  toJson(method.output, message, { alwaysEmitImplicit: true });

/** The problem document of the error, as the error's extensions. */
function toGraphError(thrown: unknown): GraphQLError {
  const problem = toProblemDetails(toQuantumLayerError(thrown));
  return new GraphQLError(problem.detail ?? problem.title, { extensions: { ...problem } });
}
