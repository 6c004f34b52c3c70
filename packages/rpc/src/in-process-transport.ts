import {
  abortReason,
  decodeErrorDetail,
  encodeErrorDetail,
  ErrorCode,
  toQuantumLayerError,
} from '@quantumlayer/errors';
import type { Transport, TransportCallOptions } from './call';
import { callerLeft, CallScope } from './call-scope';
import type { Service } from './service';
import { ServiceHost, type ServiceHostOptions } from './service-host';

export interface InProcessTransportOptions extends ServiceHostOptions {
  /** How long close waits for running calls; 10 unless told otherwise. */
  readonly graceSeconds?: number;
}

/** The services' real handlers with real serialisation, without sockets. What a caller sees is what it would see over gRPC. */
export function createInProcessTransport(
  services: readonly Service[],
  options: InProcessTransportOptions = {},
): Transport {
  const host = new ServiceHost(services, options);
  return {
    call: (path, requests, callOptions) => callInProcess(host, path, requests, callOptions),
    close: () => host.drain(options.graceSeconds ?? 10),
  };
}

async function* callInProcess(
  host: ServiceHost,
  path: string,
  requests: AsyncIterable<Uint8Array>,
  { signal, ...options }: TransportCallOptions,
): AsyncGenerator<Uint8Array> {
  const scope = new CallScope(undefined, undefined);
  const leave = (): void => scope.abort(callerLeft(abortReason(signal).code === ErrorCode.DEADLINE_EXCEEDED));
  signal.addEventListener('abort', leave, { once: true });
  try {
    yield* host.call(path, requests, { ...options, signal: scope.signal });
  } catch (error) {
    throw decodeErrorDetail(encodeErrorDetail(toQuantumLayerError(error))) ?? error;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
