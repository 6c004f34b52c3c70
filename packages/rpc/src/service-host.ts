import { abortReason, ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import { untilAborted } from './abortable';
import type { ByteHandler } from './byte-handler';
import type { TransportCallOptions } from './call';
import { CallScope } from './call-scope';
import { endsWithin } from './ends-within';
import { checkMetadata, isSendable, type Metadata } from './metadata';
import type { Service } from './service';

export interface ServiceHostOptions {
  /** Learns of faults of ours, whose text the caller never sees. */
  readonly onInternalError?: (error: QuantumLayerError, path: string) => void;
}

/** Runs the calls of a set of services, whatever transport they come over. */
export class ServiceHost {
  readonly #handlers: ReadonlyMap<string, ByteHandler>;
  readonly #options: ServiceHostOptions;
  readonly #running = new Set<CallScope>();
  #draining = false;
  #whenIdle: (() => void) | undefined;

  constructor(services: readonly Service[], options: ServiceHostOptions = {}) {
    this.#handlers = new Map(services.flatMap(({ handlers }) => [...handlers]));
    this.#options = options;
  }

  get paths(): readonly string[] {
    return [...this.#handlers.keys()];
  }

  /** Runs one call; it begins when the first response is asked for. Throws QuantumLayerErrors only. */
  async *call(
    path: string,
    requests: AsyncIterable<Uint8Array>,
    options: TransportCallOptions,
  ): AsyncGenerator<Uint8Array> {
    if (this.#draining) throw shuttingDown();
    const handler = this.#handlers.get(path);
    if (handler === undefined) throw new QuantumLayerError(ErrorCode.UNSUPPORTED, `There is no method ${path}.`);
    const scope = new CallScope(options.signal, options.deadline);
    const trailers: Record<string, string> = {};
    const context = { signal: scope.signal, deadline: options.deadline, metadata: options.metadata, trailers };
    this.#running.add(scope);
    let finished = false;
    try {
      yield* untilAborted(handler(untilAborted(requests, scope.signal), context), scope.signal);
      finished = true;
      options.onTrailers(checkTrailers(trailers));
    } catch (error) {
      finished = true;
      options.onTrailers(withoutIllegal(trailers));
      throw this.#judge(error, scope, path);
    } finally {
      // The caller left before the end.
      if (!finished) scope.abort(new QuantumLayerError(ErrorCode.CANCELLED, 'The caller needs no more responses.'));
      this.#end(scope);
    }
  }

  /** Refuses new calls, waits for running ones, and cuts off those that take longer. */
  async drain(graceSeconds: number): Promise<void> {
    this.#draining = true;
    if (this.#running.size === 0) return;
    const idle = new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
    await endsWithin(idle, graceSeconds * 1000);
    for (const scope of this.#running) scope.abort(shuttingDown());
  }

  #judge(thrown: unknown, { signal }: CallScope, path: string): QuantumLayerError {
    // A handler that was told to stop may fail in its own way; the reason is what counts.
    const error = signal.aborted ? abortReason(signal) : toQuantumLayerError(thrown);
    if (error.code === ErrorCode.INTERNAL) this.#options.onInternalError?.(error, path);
    return error;
  }

  #end(scope: CallScope): void {
    scope.close();
    this.#running.delete(scope);
    if (this.#running.size === 0) this.#whenIdle?.();
  }
}

/** Illegal trailers are a handler's fault, not the caller's. */
function checkTrailers(trailers: Metadata): Metadata {
  try {
    return checkMetadata(trailers);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'A handler set trailers that cannot be sent', { cause });
  }
}

function withoutIllegal(trailers: Metadata): Metadata {
  return Object.fromEntries(Object.entries(trailers).filter(([key, value]) => isSendable(key, value)));
}

function shuttingDown(): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The service is shutting down.');
}
