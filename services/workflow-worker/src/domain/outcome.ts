import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError, type Violation } from '@quantumlayer/errors';

/** What may be claimed: VERIFIED needs every gate to have run and passed. */
export function judge(verdicts: readonly Verdict[], conflicts: readonly string[]): GenerationOutcome {
  if (conflicts.length > 0) return GenerationOutcome.CONFLICTS;
  if (verdicts.some(({ outcome }) => outcome === Outcome.FAILED)) return GenerationOutcome.FAILED_VERIFICATION;
  const proved = verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === Outcome.PASSED);
  return proved ? GenerationOutcome.VERIFIED : GenerationOutcome.UNVERIFIED;
}

/** The error that an outcome stands for; undefined where nothing went wrong. */
export function outcomeError(
  outcome: GenerationOutcome,
  verdicts: readonly Verdict[],
  conflicts: readonly string[],
): QuantumLayerError | undefined {
  if (outcome === GenerationOutcome.CONFLICTS) {
    const violations = conflicts.map(
      (path): Violation => ({ field: path, rule: 'merge.conflict', message: 'your edit and the new version disagree' }),
    );
    const message = `Your edits and the new version disagree in ${conflicts.join(', ')}. Resolve the marked places, then run the same command again.`;
    return new QuantumLayerError(ErrorCode.CONFLICT, message, { violations });
  }
  if (outcome !== GenerationOutcome.FAILED_VERIFICATION) return undefined;
  const failed = verdicts.filter((verdict) => verdict.outcome === Outcome.FAILED);
  const violations = failed.map(
    ({ gate, summary }): Violation => ({ field: gate, rule: 'gate.failed', message: summary }),
  );
  const gates = failed.map(({ gate }) => gate).join(', ');
  return new QuantumLayerError(ErrorCode.VERIFICATION_FAILED, `The project was written, but did not pass: ${gates}.`, {
    violations,
  });
}
