import { Client, credentials, status, type ClientDuplexStream, type StatusObject } from '@grpc/grpc-js';
import { fromGrpcStatus } from '@quantumlayer/errors';
import { untilAborted } from '../abortable';
import { MAX_MESSAGE_BYTES, type Transport, type TransportCallOptions } from '../call';
import { errorDetailOf, fromGrpcMetadata, toGrpcMetadata } from './grpc-metadata';
import { readMessages, writeMessage } from './message-stream';

export interface GrpcTransportOptions {
  /** How often an idle connection is probed, so that a peer that is gone is noticed; 30 unless told otherwise. */
  readonly keepaliveSeconds?: number;
}

type ByteStream = ClientDuplexStream<Buffer, Buffer>;

/**
 * Calls services at an address ("parser:50051"). Connects on first use. Plain text: inside the platform the mesh
 * encrypts and authenticates.
 */
export function createGrpcTransport(address: string, { keepaliveSeconds = 30 }: GrpcTransportOptions = {}): Transport {
  const client = new Client(address, credentials.createInsecure(), {
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    'grpc.keepalive_time_ms': keepaliveSeconds * 1000,
  });
  return {
    call: (path, requests, options) => callGrpc(client, path, requests, options),
    close: () => {
      client.close();
      return Promise.resolve();
    },
  };
}

async function* callGrpc(
  client: Client,
  path: string,
  requests: AsyncIterable<Uint8Array>,
  { signal, deadline, metadata, onTrailers }: TransportCallOptions,
): AsyncGenerator<Uint8Array> {
  const identity = (bytes: Buffer): Buffer => bytes;
  const call: ByteStream = client.makeBidiStreamRequest(
    path,
    identity,
    identity,
    toGrpcMetadata(metadata),
    deadline === undefined ? {} : { deadline },
  );
  const finished = new Promise<StatusObject>((resolve) => call.once('status', resolve));
  // The status says the same; without a listener the error would end the process.
  call.on('error', () => undefined);
  const cancel = (): void => call.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const done = new AbortController();
  void send(call, untilAborted(requests, done.signal), done.signal);
  let ended = false;
  try {
    yield* readMessages(call);
    const result = await finished;
    ended = true;
    onTrailers(fromGrpcMetadata(result.metadata));
    if (result.code !== status.OK) throw fromGrpcStatus(result.code, result.details, errorDetailOf(result.metadata));
  } finally {
    signal.removeEventListener('abort', cancel);
    if (!ended) call.cancel();
    done.abort();
  }
}

/** A stream of requests that fails has given up the call already, unless the call is over anyway. */
async function send(call: ByteStream, requests: AsyncIterable<Uint8Array>, done: AbortSignal): Promise<void> {
  try {
    for await (const bytes of requests) await writeMessage(call, Buffer.from(bytes), done);
    call.end();
  } catch {
    if (!done.aborted) call.cancel();
  }
}
