import { describeViolations, ErrorCode, QuantumLayerError, type Violation } from '@quantumlayer/errors';

/** A folder on the disk is not as it has to be. Nothing in it was changed. */
export function directoryConflict(directory: string, violations: readonly Violation[]): QuantumLayerError {
  return new QuantumLayerError(
    ErrorCode.CONFLICT,
    `${directory} was left as it is. ${describeViolations(violations)}`,
    { violations },
  );
}
