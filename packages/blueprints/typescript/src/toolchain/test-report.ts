import type { TestResult, UnitReport } from '@quantumlayer/blueprint-kit';

export const TESTS = 'tests.json';
export const COVERAGE = 'coverage/coverage-summary.json';

interface VitestReport {
  readonly testResults?: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface CoverageSummary {
  readonly total?: { readonly lines?: { readonly pct?: number | string } };
}

/** A test that fails, beside the project's own. */
export function canary(nonce: string) {
  const testName = `canary ${nonce}`;
  return {
    path: `test/canary-${nonce}.test.ts`,
    testName,
    content: `import { expect, test } from 'vitest';\n\ntest('${testName}', () => {\n  expect('${nonce}').toBe('alive');\n});\n`,
  };
}

/** vitest's JSON report and Istanbul's coverage summary. */
export function parseReports(reports: Readonly<Record<string, string>>): UnitReport {
  const report = JSON.parse(reports[TESTS] ?? '{}') as VitestReport;
  const tests = (report.testResults ?? []).flatMap(({ name, status, message, assertionResults }): TestResult[] => {
    const path = /\/(test\/.+)$/.exec(name)?.[1] ?? name;
    if (assertionResults.length === 0 && status === 'failed') {
      return [{ name: path, outcome: 'failed', message: message ?? '', path }];
    }
    return assertionResults.map(({ fullName, status: outcome, failureMessages }) => ({
      name: fullName.trim(),
      outcome: outcomeOf(outcome),
      path,
      ...(failureMessages?.[0] !== undefined && { message: failureMessages[0] }),
    }));
  });
  return { tests, lineCoverage: lineCoverage(reports[COVERAGE]) };
}

function outcomeOf(status: string): TestResult['outcome'] {
  return status === 'passed' || status === 'failed' ? status : 'skipped';
}

function lineCoverage(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = (JSON.parse(text) as CoverageSummary).total?.lines?.pct;
  return typeof percent === 'number' ? percent : undefined;
}
