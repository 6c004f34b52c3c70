import { create } from '@bufbuild/protobuf';
import {
  GenerationFinishedSchema,
  GenerationOutcome,
  type GenerationFinished,
} from '@quantumlayer/contracts/generation/v1/events';
import { Outcome, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { QuantumLayerError, toErrorDetail, type Violation } from '@quantumlayer/errors';
import type { Narrator } from './narrator';

/** How a run ended; `error` is the whole error, of which the event carries what may leave the process. */
export interface GenerationResult {
  readonly finished: GenerationFinished;
  readonly error: QuantumLayerError | undefined;
}

/** What verdicts and conflicts come to. */
export function conclusion(
  verdicts: readonly Verdict[],
  conflicts: readonly string[],
  seconds: number,
): GenerationResult {
  const outcome = judge(verdicts, conflicts);
  const error = outcomeError(outcome, verdicts, conflicts);
  const detail = error === undefined ? {} : { error: toErrorDetail(error) };
  return {
    finished: create(GenerationFinishedSchema, { outcome, verdicts: [...verdicts], seconds, ...detail }),
    error,
  };
}

/** The end of a run that could not go on. */
export function tellFailure(narrator: Narrator, error: QuantumLayerError): GenerationResult {
  const outcome = error.code === ErrorCode.CANCELLED ? GenerationOutcome.CANCELLED : GenerationOutcome.FAILED;
  const { seconds } = narrator;
  const finished = create(GenerationFinishedSchema, { outcome, error: toErrorDetail(error), seconds });
  narrator.say({ case: 'finished', value: finished });
  return { finished, error };
}

/** What may be claimed: VERIFIED needs every gate to have run and passed. */
function judge(verdicts: readonly Verdict[], conflicts: readonly string[]): GenerationOutcome {
  if (conflicts.length > 0) return GenerationOutcome.CONFLICTS;
  if (verdicts.some(({ outcome }) => outcome === Outcome.FAILED)) return GenerationOutcome.FAILED_VERIFICATION;
  const proved = verdicts.length > 0 && verdicts.every(({ outcome }) => outcome === Outcome.PASSED);
  return proved ? GenerationOutcome.VERIFIED : GenerationOutcome.UNVERIFIED;
}

/** The error that an outcome stands for; undefined where nothing went wrong. */
function outcomeError(
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
