import type { JsonValue } from '@bufbuild/protobuf';
import type { VerificationOrder } from '@quantumlayer/temporal';
import { judge } from './proxied-steps';

/** Judges a tree that stands in the blob store already. */
export function verification({ request }: VerificationOrder): Promise<JsonValue[]> {
  return judge(request);
}
