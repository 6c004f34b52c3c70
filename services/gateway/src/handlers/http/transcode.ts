import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { toJson, type DescMethod, type Message } from '@bufbuild/protobuf';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { CallOptions, Client, ServiceDescriptor } from '@quantumlayer/rpc';
import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { abortedWith, metadataOf } from './call-of-request';
import { httpRuleOf, type HttpRule } from './http-rule';
import type { LastingAnswers } from './lasting-answers';
import { leastRoleOf } from '../rpc/secured';
import { readRequest } from './read-request';
import { serverSentEvents } from './server-sent-events';
import { sendOverWebSocket } from './web-socket';

/** Milliseconds for which a stream's status line waits for a refusal. */
const FIRST_EVENT_MS = 250;

type UnaryCall = (request: Message, options: CallOptions) => Promise<Message>;
type StreamCall = (request: Message, options: CallOptions) => AsyncIterable<Message>;

/** Adds a route for each of the service's methods that has an HTTP rule. */
export function transcode<S extends ServiceDescriptor>(
  app: FastifyInstance,
  descriptor: S,
  client: Client<S>,
  lasting: LastingAnswers,
): void {
  const calls = client as unknown as Readonly<Record<string, UnaryCall & StreamCall>>;
  for (const method of Object.values(descriptor.method)) {
    const rule = httpRuleOf(method);
    const call = calls[method.localName];
    if (rule === undefined || call === undefined) continue;
    app.route({
      method: rule.verb,
      config: { leastRole: leastRoleOf(method) },
      url: rule.template.replace(/\{(\w+)\}/g, ':$1'),
      handler: (request, reply) =>
        method.methodKind === 'server_streaming'
          ? stream(method, rule, call, request, reply)
          : answer(method, rule, call, request, reply, lasting),
      ...(method.methodKind === 'server_streaming' && {
        wsHandler: (socket, request) => void sendMessages(method, rule, call, socket, request),
      }),
    });
  }
}

async function answer(
  method: DescMethod,
  rule: HttpRule,
  call: UnaryCall,
  request: FastifyRequest,
  reply: FastifyReply,
  lasting: LastingAnswers,
) {
  const ready = await lasting.find(request, leastRoleOf(method));
  if (ready !== undefined) return reply.type('application/json').header('etag', ready.etag).send(ready.body);
  const options = { signal: abortedWith(reply), metadata: metadataOf(request) };
  const response = await call(messageOf(method, rule, request), options);
  const body = JSON.stringify(toJson(method.output, response, { alwaysEmitImplicit: true }));
  const kept = await lasting.keep(request, response, body);
  if (kept !== undefined) reply.header('etag', kept.etag);
  // What was asked for is under way or exists; a later GET tells how it went.
  return reply
    .code(rule.verb === 'POST' ? 201 : 200)
    .type('application/json')
    .send(body);
}

async function stream(
  method: DescMethod,
  rule: HttpRule,
  call: StreamCall,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const message = messageOf(method, rule, request);
  const events = call(message, { signal: abortedWith(reply), metadata: metadataOf(request) })[Symbol.asyncIterator]();
  const first = events.next();
  // A refusal comes at once and deserves a status of its own; what is merely quiet does not hold up the headers.
  await Promise.race([first, sleep(FIRST_EVENT_MS, undefined, { ref: false })]);
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(serverSentEvents(method.output, first, events), { objectMode: false }));
}

async function sendMessages(
  method: DescMethod,
  rule: HttpRule,
  call: StreamCall,
  socket: WebSocket,
  request: FastifyRequest,
) {
  await sendOverWebSocket(socket, metadataOf(request), async function* (options) {
    for await (const message of call(messageOf(method, rule, request), options)) yield toJson(method.output, message);
  });
}

function messageOf(method: DescMethod, rule: HttpRule, request: FastifyRequest): Message {
  const query = { ...(request.query as Record<string, string | string[]>) };
  const lastEvent = request.headers['last-event-id'];
  if (method.methodKind === 'server_streaming' && typeof lastEvent === 'string' && lastEvent !== '')
    query['after'] = lastEvent;
  if (rule.hasBody && Object.keys(query).length > 0)
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'This request takes its body and no query.');
  const parameters = request.params as Record<string, string>;
  // Nothing was sent: that is no object either.
  return readRequest(method.input, { parameters, query, body: rule.hasBody ? (request.body ?? null) : undefined });
}
