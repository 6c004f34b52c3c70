import type { FindingInit, TestResult, UnitReport } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';
import { cutEvidence, exitEvidence } from '../../domain/evidence';
import type { GateReport } from '../../domain/gate';
import type { Exit } from '../../sandbox/sandbox';

/** Percent of lines that the project's own tests must reach. */
export const COVERAGE_THRESHOLD = 85;

/** Judges a run of the project's tests by its report files and exit code; what was printed is evidence at most. */
export function judgeUnitReport(exit: Exit, report: UnitReport | undefined, canary: string): GateReport {
  const isCanary = ({ name }: TestResult): boolean => name.includes(canary);
  const own = (report?.tests ?? []).filter((test) => !isCanary(test));
  const failed = own.filter(({ outcome }) => outcome === 'failed');
  const skippedTests = own.filter(({ outcome }) => outcome === 'skipped');
  const passed = own.length - failed.length - skippedTests.length;
  const findings = [
    ...genuineness(exit, report, canary),
    ...failed.map(
      ({ name, message, path }): FindingInit => ({
        severity: Severity.ERROR,
        rule: 'unit:failed',
        message: `The test "${name}" fails.`,
        evidence: cutEvidence(message ?? ''),
        ...(path === undefined ? {} : { path }),
      }),
    ),
    ...(report && passed === 0
      ? [finding('unit:no-tests', 'No test of the project passed; a suite that tests nothing proves nothing.')]
      : []),
    ...coverage(report),
    ...skippedTests.map(({ name }) => finding('unit:skipped', `The test "${name}" is skipped.`, Severity.WARNING)),
  ];
  const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
  return {
    outcome: errors.length === 0 ? 'passed' : 'failed',
    summary:
      errors.length === 0
        ? `${passed} tests, ${(report?.lineCoverage ?? 0).toFixed(1)} % of lines`
        : (errors[0]?.message ?? ''),
    findings,
    checks: [
      { name: 'tests', value: own.length },
      { name: 'failed', value: failed.length },
      ...(report?.lineCoverage === undefined ? [] : [{ name: 'coverage', value: report.lineCoverage }]),
    ],
  };
}

/** The run counts only if the runner itself saw our test fail and said so in its report and its exit code. */
function genuineness(exit: Exit, report: UnitReport | undefined, canary: string): FindingInit[] {
  const evidence = exitEvidence(exit);
  if (exit.reason !== 'exited')
    return [{ ...finding('unit:limit', `The tests were ended: ${exit.reason}.`), evidence }];
  if (!report) return [{ ...finding('unit:no-report', 'The test runner left no report that can be read.'), evidence }];
  const found = report.tests.filter(({ name }) => name.includes(canary));
  if (found.length === 0)
    return [
      {
        ...finding(
          'unit:canary',
          'The report does not hold the test that was added to it: it was not written by this run.',
        ),
        evidence,
      },
    ];
  if (found.some(({ outcome }) => outcome !== 'failed')) {
    return [
      {
        ...finding('unit:canary', 'A test that must fail is reported as not failed: the report cannot be trusted.'),
        evidence,
      },
    ];
  }
  if (exit.code === 0)
    return [
      { ...finding('unit:exit', 'The runner ended with 0 although a test failed: its end was forged.'), evidence },
    ];
  return [];
}

function coverage(report: UnitReport | undefined): FindingInit[] {
  if (!report) return [];
  const { lineCoverage } = report;
  if (lineCoverage === undefined || Number.isNaN(lineCoverage))
    return [finding('unit:coverage', 'The run left no coverage report.')];
  if (lineCoverage >= COVERAGE_THRESHOLD) return [];
  return [
    finding(
      'unit:coverage',
      `The tests reach ${lineCoverage.toFixed(1)} % of lines; ${COVERAGE_THRESHOLD} % are needed.`,
    ),
  ];
}

function finding(rule: string, message: string, severity = Severity.ERROR): FindingInit & { severity: Severity } {
  return { severity, rule, message };
}
