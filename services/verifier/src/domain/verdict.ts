import { create } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import {
  CheckCountSchema,
  FindingSchema,
  GateStepSchema,
  Outcome,
  Severity,
  VerdictSchema,
  VerifyResponseSchema,
  type Verdict,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { cutEvidence } from './evidence';
import type { Gate, GateOutcome, GateReport, GateStep } from './gate';

export interface VerdictFacts {
  readonly tree: string;
  readonly toolchain: string;
  readonly gate: Gate;
  readonly result: GateReport;
  readonly steps: readonly GateStep[];
  readonly sandbox: string;
  readonly seconds: number;
}

const OUTCOMES = { passed: Outcome.PASSED, failed: Outcome.FAILED, skipped: Outcome.SKIPPED };

/** The outcome as gates name it; a verdict always has one. */
export function gateOutcome({ outcome }: Verdict): GateOutcome {
  if (outcome === Outcome.PASSED) return 'passed';
  return outcome === Outcome.FAILED ? 'failed' : 'skipped';
}

export function verdictOf({ tree, toolchain, gate, result, steps, sandbox, seconds }: VerdictFacts): Verdict {
  return create(VerdictSchema, {
    tree,
    toolchain,
    gate: gate.name,
    gateVersion: gate.version,
    outcome: OUTCOMES[result.outcome],
    summary: result.summary,
    findings: result.findings.map((finding) =>
      create(FindingSchema, { severity: Severity.ERROR, ...finding, evidence: cutEvidence(finding.evidence ?? '') }),
    ),
    checks: result.checks.map((check) => create(CheckCountSchema, check)),
    steps: steps.map((step) => create(GateStepSchema, { ...step, cpuSeconds: step.cpuSeconds ?? 0 })),
    seconds,
    finishedAt: timestampNow(),
    sandbox,
  });
}

export function gateStarted(gate: string): VerifyResponse {
  return create(VerifyResponseSchema, { event: { case: 'started', value: { gate } } });
}

export function gateProgress(gate: string, message: string): VerifyResponse {
  return create(VerifyResponseSchema, { event: { case: 'progress', value: { gate, message } } });
}

export function verdictEvent(verdict: Verdict): VerifyResponse {
  return create(VerifyResponseSchema, { event: { case: 'verdict', value: verdict } });
}
