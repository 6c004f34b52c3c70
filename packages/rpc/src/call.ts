import type { Metadata } from './metadata';

/** What a handler knows about the call beside its messages. Pass `signal`, `deadline` on to calls made for it. */
export interface CallContext {
  /** Aborted when the caller cancels, the deadline passes or the server shuts down. */
  readonly signal: AbortSignal;
  readonly deadline: Date | undefined;
  readonly metadata: Metadata;
  /** Sent to the caller when the call ends, also when it fails. */
  readonly trailers: Record<string, string>;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Of two limits the earlier counts. */
  readonly deadline?: Date | undefined;
  readonly timeoutSeconds?: number;
  readonly metadata?: Metadata;
  /** Receives the handler's trailers, before the call's result or error. */
  readonly onTrailers?: (trailers: Metadata) => void;
}

/** Larger messages are refused with RESOURCE_EXHAUSTED; what is larger belongs into the blob store. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** Carries serialised messages between a client and the services behind it. */
export interface Transport {
  /**
   * One call of any kind. Nothing happens before the first response is asked for; leaving the iteration early
   * cancels the call. Errors are QuantumLayerErrors.
   * @param path "/quantumlayer.parser.v1.ParserService/Parse"
   */
  call(path: string, requests: AsyncIterable<Uint8Array>, options: TransportCallOptions): AsyncIterable<Uint8Array>;
  /** Waits for running calls, refuses new ones. */
  close(): Promise<void>;
}

export interface TransportCallOptions {
  readonly signal: AbortSignal;
  readonly deadline: Date | undefined;
  readonly metadata: Metadata;
  readonly onTrailers: (trailers: Metadata) => void;
}
