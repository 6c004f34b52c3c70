import { Metadata as GrpcMetadata } from '@grpc/grpc-js';
import { ERROR_DETAIL_KEY } from '@quantumlayer/errors';
import { isReservedKey, type Metadata } from '../metadata';

export function toGrpcMetadata(metadata: Metadata, errorDetail?: Uint8Array): GrpcMetadata {
  const result = new GrpcMetadata();
  for (const [key, value] of Object.entries(metadata)) result.set(key, value);
  if (errorDetail !== undefined) result.set(ERROR_DETAIL_KEY, Buffer.from(errorDetail));
  return result;
}

/** Without the keys that gRPC uses for itself. */
export function fromGrpcMetadata(metadata: GrpcMetadata): Metadata {
  const entries = Object.entries(metadata.getMap()).filter(
    ([key, value]) => typeof value === 'string' && !isReservedKey(key),
  );
  return Object.fromEntries(entries) as Metadata;
}

export function errorDetailOf(metadata: GrpcMetadata): Uint8Array | undefined {
  const [value] = metadata.get(ERROR_DETAIL_KEY);
  return value === undefined || typeof value === 'string' ? undefined : value;
}
