import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { toQuantumLayerError } from './to-quantum-layer-error';

/**
 * Exit codes of the command line. Stable: scripts rely on them, so a number never changes its meaning.
 * 124 and 130 are what `timeout` and an interrupted shell command end with.
 */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  [ErrorCode.UNSPECIFIED]: 1,
  [ErrorCode.INTERNAL]: 1,
  [ErrorCode.INVALID_INPUT]: 2,
  [ErrorCode.NOT_A_BRIEF]: 3,
  [ErrorCode.CONTRADICTION]: 4,
  [ErrorCode.UNSUPPORTED]: 5,
  [ErrorCode.VERIFICATION_FAILED]: 6,
  [ErrorCode.CONFLICT]: 7,
  [ErrorCode.MISSING_TOOLCHAIN]: 8,
  [ErrorCode.UNAVAILABLE]: 9,
  [ErrorCode.RESOURCE_EXHAUSTED]: 10,
  [ErrorCode.NOT_FOUND]: 11,
  [ErrorCode.PERMISSION_DENIED]: 12,
  [ErrorCode.UNAUTHENTICATED]: 13,
  [ErrorCode.OUTPUT_CONTRACT]: 14,
  [ErrorCode.DEADLINE_EXCEEDED]: 124,
  [ErrorCode.CANCELLED]: 130,
};

/** The exit code for anything that was thrown. */
export function toExitCode(thrown: unknown): number {
  return EXIT_CODES[toQuantumLayerError(thrown).code];
}
