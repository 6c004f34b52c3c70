import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Metadata } from '@quantumlayer/rpc';
import { ORGANISATION_HEADER } from '../../domain/authenticate';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Headers that methods may look at. */
const FORWARDED = ['authorization', 'idempotency-key', 'x-request-id', ORGANISATION_HEADER];

/** What a call learns of its HTTP request. */
export function metadataOf(request: FastifyRequest): Metadata {
  const pairs = FORWARDED.flatMap((name) => {
    const value = name === 'x-request-id' ? request.id : request.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** Aborts when the client hangs up before its answer is complete. */
export function abortedWith({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(hungUp());
  });
  return gone.signal;
}

export const hungUp = (): QuantumLayerError => new QuantumLayerError(ErrorCode.CANCELLED, 'The caller hung up.');
