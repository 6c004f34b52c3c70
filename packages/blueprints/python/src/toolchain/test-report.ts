import type { TestResult, UnitReport } from '@quantumlayer/blueprint-kit';

export const JUNIT = 'junit.xml';
export const COVERAGE = 'coverage.json';

/** pytest's JUnit XML and coverage.py's JSON. */
export function parseReports(reports: Readonly<Record<string, string>>): UnitReport {
  return { tests: testsOf(reports[JUNIT] ?? ''), lineCoverage: coverageOf(reports[COVERAGE] ?? '') };
}

/** A failing test with a name that nobody can know before the run. */
export function canary(nonce: string): { path: string; content: string; testName: string } {
  const name = `test_canary_${nonce.replace(/\W/g, '_')}`;
  return {
    path: `tests/${name}.py`,
    content: `def ${name}() -> None:\n    raise AssertionError("${nonce}")\n`,
    testName: `tests.${name}.${name}`,
  };
}

/** The file is written by the runner, but for hostile code's sake nothing is taken for granted about it. */
function testsOf(xml: string): TestResult[] {
  return [...xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map((match) => {
    const attributes = match[1] ?? '';
    const body = match[2] ?? '';
    const name = [attribute(attributes, 'classname'), attribute(attributes, 'name')]
      .filter((part) => part !== '')
      .join('.');
    const path = `${attribute(attributes, 'classname').replaceAll('.', '/')}.py`;
    const fault = /<(failure|error)\b([^>]*)>/.exec(body);
    if (fault) return { name, path, outcome: 'failed', message: attribute(fault[2] ?? '', 'message').slice(0, 2000) };
    return { name, path, outcome: /<skipped\b/.test(body) ? 'skipped' : 'passed' };
  });
}

function attribute(text: string, name: string): string {
  return unescape(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function coverageOf(json: string): number | undefined {
  if (json === '') return undefined;
  try {
    const report = JSON.parse(json) as { totals?: { covered_lines?: number; num_statements?: number } };
    const { covered_lines: covered, num_statements: all } = report.totals ?? {};
    return covered === undefined || all === undefined || all === 0 ? undefined : (covered / all) * 100;
  } catch {
    return undefined;
  }
}
