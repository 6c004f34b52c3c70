import type { TestResult, UnitReport } from '@quantumlayer/blueprint-kit';

/** A failing test that the runner must report. */
export function canary(nonce: string): { readonly path: string; readonly content: string; readonly testName: string } {
  const name = `TestCanary${nonce.replace(/[^A-Za-z0-9]/g, '')}`;
  return {
    path: 'internal/canary/canary_test.go',
    content: `package canary\n\nimport "testing"\n\nfunc ${name}(t *testing.T) { t.Fatal("a canary always fails") }\n`,
    testName: name,
  };
}

interface TestEvent {
  readonly Action?: unknown;
  readonly Package?: unknown;
  readonly Test?: unknown;
  readonly Output?: unknown;
}

const outcomes: Readonly<Record<string, TestResult['outcome']>> = { pass: 'passed', fail: 'failed', skip: 'skipped' };

/** Reads the events of go test -json and a cover profile; what is no event is passed over. */
export function parseTestReports(reports: Readonly<Record<string, string>>): UnitReport {
  const coverage = lineCoverage(reports['cover.out'] ?? '');
  return { tests: testResults(reports['test.json'] ?? ''), lineCoverage: coverage };
}

function testResults(text: string): TestResult[] {
  const output = new Map<string, string>();
  const results = new Map<string, TestResult>();
  for (const line of text.split('\n')) {
    const event = readEvent(line);
    if (typeof event?.Test !== 'string') {
      addPackageFailure(event, results);
      continue;
    }
    const name = event.Test;
    const key = `${String(event.Package)}.${name}`;
    if (event.Action === 'output') output.set(key, ((output.get(key) ?? '') + String(event.Output)).slice(-4000));
    const outcome = outcomes[String(event.Action)];
    if (outcome === undefined) continue;
    const message = outcome === 'failed' ? output.get(key) : undefined;
    results.set(key, { name, outcome, ...(message !== undefined && { message }) });
  }
  return [...results.values()];
}

/** A package that does not compile, or dies, has no failing test of its own. */
function addPackageFailure(event: TestEvent | undefined, results: Map<string, TestResult>): void {
  if (event?.Action !== 'fail' || typeof event.Package !== 'string') return;
  const packageName = event.Package;
  const explained = [...results].some(
    ([key, { outcome }]) => key.startsWith(`${packageName}.`) && outcome === 'failed',
  );
  if (!explained)
    results.set(packageName, { name: packageName, outcome: 'failed', message: 'the package failed outside any test' });
}

function readEvent(line: string): TestEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as TestEvent;
  } catch {
    return undefined;
  }
}

/** "module/file.go:1.2,3.4 2 1": a block's lines, its statements and how often it ran. The same block comes once for each test binary. */
function lineCoverage(profile: string): number | undefined {
  const blocks = new Map<string, { statements: number; covered: boolean }>();
  for (const line of profile.split('\n')) {
    const [, block, statements, count] = /^(\S+:\d+\.\d+,\d+\.\d+) (\d+) (\d+)$/.exec(line) ?? [];
    if (block === undefined) continue;
    const covered = Number(count) > 0 || blocks.get(block)?.covered === true;
    blocks.set(block, { statements: Number(statements), covered });
  }
  let total = 0;
  let covered = 0;
  for (const block of blocks.values()) {
    total += block.statements;
    if (block.covered) covered += block.statements;
  }
  return total === 0 ? undefined : (covered / total) * 100;
}
