import { fromJson } from '@bufbuild/protobuf';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { GenerationEnd, VerificationOrder } from '@quantumlayer/temporal';
import { verifyAgain } from '../domain/verify-again';
import { conduct } from './conduct';

/** Judges a tree that stands in the blob store already. */
export async function verification({ request, trace = {} }: VerificationOrder): Promise<GenerationEnd> {
  const { tree, application, fresh } = fromJson(VerifyRequestSchema, request, { ignoreUnknownFields: true });
  if (application === undefined) throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'There is nothing to judge by');
  const end = await conduct({ trace, after: 0 }, (run) =>
    verifyAgain({ tree, application, fresh }, run.activities, run.control),
  );
  return { ...end, tree };
}
