import type { FindingInit, StaticCheck } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';
import { cutEvidence, exitEvidence } from '../domain/evidence';
import type { GateContext, GateReport } from '../domain/gate';
import { inParallel } from '../domain/in-parallel';
import { toolLimits } from '../sandbox/limits';

/** Runs a toolchain's checks side by side; passes when none has an error and each ended as it should. */
export async function runChecks(checks: readonly StaticCheck[], context: GateContext): Promise<GateReport> {
  if (checks.length === 0)
    return { outcome: 'skipped', summary: 'the toolchain names no check for this gate', findings: [], checks: [] };
  const findings = (await inParallel(checks, Math.max(2, context.cores), (check) => runCheck(check, context))).flat();
  const errors = findings.filter(({ severity }) => severity === Severity.ERROR).length;
  return {
    outcome: errors === 0 ? 'passed' : 'failed',
    summary:
      errors === 0 ? checks.map(({ name }) => name).join(', ') : `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    findings,
    checks: [
      { name: 'checks', value: checks.length },
      { name: 'errors', value: errors },
    ],
  };
}

async function runCheck(check: StaticCheck, context: GateContext): Promise<FindingInit[]> {
  context.progress(check.name);
  const exit = await context.run({
    argv: check.command.argv,
    limits: toolLimits(check.command.timeoutSeconds),
    ...(check.command.env ? { env: check.command.env } : {}),
  });
  context.timed(check.name, exit);
  const findings = parsed(check, exit).map((finding) => ({
    severity: Severity.ERROR,
    ...finding,
    ...(finding.evidence === undefined ? {} : { evidence: cutEvidence(finding.evidence) }),
  }));
  if (exit.reason === 'exited' && (exit.code === 0 || findings.some(({ severity }) => severity === Severity.ERROR)))
    return findings;
  const rule = `${check.name}:${exit.reason === 'exited' ? 'exit' : exit.reason}`;
  const message = `\`${check.name}\` ended with ${exit.code ?? exit.reason} and named no error.`;
  return [...findings, { severity: Severity.ERROR, rule, message, evidence: exitEvidence(exit) }];
}

function parsed(
  check: StaticCheck,
  { code, stdout, stderr }: { code: number | null; stdout: string; stderr: string },
): readonly FindingInit[] {
  try {
    return check.parse({ exitCode: code, stdout, stderr });
  } catch {
    // Not its usual output: the exit code and the text become the finding.
    return [];
  }
}
