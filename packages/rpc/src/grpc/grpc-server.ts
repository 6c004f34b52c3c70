import { createServer } from 'node:net';
import {
  Server,
  ServerCredentials,
  type handleBidiStreamingCall,
  type ServerDuplexStream,
  type ServiceDefinition,
} from '@grpc/grpc-js';
import { ErrorCode, QuantumLayerError, toGrpcStatus, toQuantumLayerError } from '@quantumlayer/errors';
import { MAX_MESSAGE_BYTES } from '../call';
import { callerLeft, CallScope } from '../call-scope';
import { endsWithin } from '../ends-within';
import type { Metadata } from '../metadata';
import type { Service } from '../service';
import { ServiceHost, type ServiceHostOptions } from '../service-host';
import { fromGrpcMetadata, toGrpcMetadata } from './grpc-metadata';
import { readMessages, writeMessage } from './message-stream';

export interface GrpcServer {
  /** @returns the address with the port that the system chose, if 0 was asked for */
  listen(host: string, port: number): Promise<string>;
  /**
   * Refuses new calls and waits for running ones; those that take longer are cut off with UNAVAILABLE. Two seconds after that it is over, whatever
   * the peers do. Closed again, it is the same end.
   */
  close(graceSeconds?: number): Promise<void>;
}

export interface GrpcServerOptions extends ServiceHostOptions {
  /** A larger request is refused before it is read; `MAX_MESSAGE_BYTES` unless told otherwise. */
  readonly mostRequestBytes?: number | undefined;
}

type ByteStream = ServerDuplexStream<Buffer, Buffer>;

/** Milliseconds for what was answered to reach its callers. */
const LAST_ANSWERS = 1000;

/** Plain text: inside the platform the mesh encrypts and authenticates. */
export function createGrpcServer(services: readonly Service[], options: GrpcServerOptions = {}): GrpcServer {
  const host = new ServiceHost(services, options);
  const server = new Server({
    'grpc.max_receive_message_length': options.mostRequestBytes ?? MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
  });
  const handle: handleBidiStreamingCall<Buffer, Buffer> = (call) => void answer(host, call);
  server.addService(describePaths(host.paths), Object.fromEntries(host.paths.map((path) => [path, handle])));
  const close = async (graceSeconds: number): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    await host.drain(graceSeconds);
    // Answers that were cut off still have to leave; a peer that never reads must not keep the process.
    if (await endsWithin(closed, LAST_ANSWERS)) return;
    server.forceShutdown();
    // Node waits for the peer's own end of a connection that was being closed in order, and one that hangs never sends it.
    await endsWithin(closed, LAST_ANSWERS);
  };
  let closing: Promise<void> | undefined;
  return {
    listen: (address, port) => bind(server, address, port),
    close: (graceSeconds = 10) => (closing ??= close(graceSeconds)),
  };
}

/** All kinds of methods look alike on the wire; how many messages there must be is judged above, once for all transports. */
function describePaths(paths: readonly string[]): ServiceDefinition {
  const identity = (bytes: Buffer): Buffer => bytes;
  const describe = (path: string) => ({
    path,
    requestStream: true,
    responseStream: true,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  });
  return Object.fromEntries(paths.map((path) => [path, describe(path)]));
}

/** grpc-js prints what is wrong with an address, and hides it in a text; Node says it. */
async function requireAddress(host: string, port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(port, host, resolve));
  await new Promise((resolve) => probe.close(resolve));
}

async function bind(server: Server, host: string, port: number): Promise<string> {
  if (port !== 0)
    await requireAddress(host, port).catch((error: unknown) => Promise.reject(toQuantumLayerError(error)));
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (cause, bound) => {
      if (cause === null) resolve(`${host}:${bound}`);
      else
        reject(
          new QuantumLayerError(ErrorCode.UNAVAILABLE, `Cannot listen on ${host}:${port}: ${cause.message}`, { cause }),
        );
    });
  });
}

async function answer(host: ServiceHost, call: ByteStream): Promise<void> {
  const scope = new CallScope(undefined, undefined);
  const deadline = deadlineOf(call);
  call.once('cancelled', () => scope.abort(callerLeft(deadline !== undefined && deadline.getTime() <= Date.now())));
  let trailers: Metadata = {};
  try {
    const responses = host.call(call.getPath(), readMessages(call), {
      signal: scope.signal,
      deadline,
      metadata: fromGrpcMetadata(call.metadata),
      onTrailers: (sent) => {
        trailers = sent;
      },
    });
    for await (const bytes of responses) await writeMessage(call, Buffer.from(bytes), scope.signal);
    call.end(toGrpcMetadata(trailers));
  } catch (error) {
    if (call.cancelled) return;
    const { code, details, errorDetail } = toGrpcStatus(toQuantumLayerError(error));
    // Details are a header line; what does not fit into one is in the error detail.
    call.emit('error', { code, details: details.slice(0, 1000), metadata: toGrpcMetadata(trailers, errorDetail) });
  }
}

function deadlineOf(call: ByteStream): Date | undefined {
  const deadline = call.getDeadline();
  if (typeof deadline !== 'number') return deadline;
  return Number.isFinite(deadline) ? new Date(deadline) : undefined;
}
