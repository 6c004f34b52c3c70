import { toolchain } from './toolchain';
import { parseMypy, parseRuff, parseRuffFormat } from './toolchain/findings';
import { canary, COVERAGE, JUNIT, parseReports } from './toolchain/test-report';

const output = (stdout: string, exitCode = 1) => ({ exitCode, stdout, stderr: '' });

it('reads what ruff and mypy find, relative to the tree', () => {
  const ruff = [{ code: 'F401', message: 'unused', filename: '/tree/src/a/b.py', location: { row: 3, column: 8 } }];
  expect(parseRuff(output(JSON.stringify(ruff)))).toEqual([
    { rule: 'ruff:F401', message: 'unused', path: 'src/a/b.py', line: 3, column: 8 },
  ]);
  expect(parseRuffFormat(output('Would reformat: tests/x.py\n1 file would be reformatted'))).toMatchObject([
    { rule: 'ruff:format', path: 'tests/x.py' },
  ]);
  const mypy =
    '{"file":"src/a.py","line":2,"column":0,"message":"no","code":"arg-type","severity":"error"}\n{"severity":"note"}';
  expect(parseMypy(output(mypy))).toMatchObject([{ rule: 'mypy:arg-type', path: 'src/a.py', line: 2, column: 1 }]);
  expect(parseRuff(output('panicked'))).toEqual([]);
});

it('reads tests, the canary among them, and coverage', () => {
  const { testName } = canary('n1');
  const [, name] = /\.([^.]+)$/.exec(testName) ?? [];
  const junit = `<testsuite><testcase classname="tests.test_a" name="test_b[&lt;x&gt;]" time="0"/>
    <testcase classname="tests.${name ?? ''}" name="${name ?? ''}"><failure message="n1">trace</failure></testcase>
    <testcase classname="tests.test_a" name="test_c"><skipped/></testcase></testsuite>`;
  const coverage = JSON.stringify({ totals: { covered_lines: 90, num_statements: 100 } });
  const report = parseReports({ [JUNIT]: junit, [COVERAGE]: coverage });
  expect(report.lineCoverage).toBe(90);
  expect(report.tests.map((test) => [test.name, test.outcome])).toEqual([
    ['tests.test_a.test_b[<x>]', 'passed'],
    [testName, 'failed'],
    ['tests.test_a.test_c', 'skipped'],
  ]);
  expect(parseReports({ [JUNIT]: 'cut off', [COVERAGE]: '{' })).toEqual({ tests: [], lineCoverage: undefined });
});

it('shares a layer between projects that differ in their own name only', () => {
  const lock = (name: string, version: string) => ({
    'uv.lock': `version = 1\n\n[[package]]\nname = "fastapi"\nversion = "${version}"\n\n[[package]]\nname = "${name}"\nsource = { editable = "." }\n`,
  });
  const key = toolchain.layer.fingerprint;
  expect(key?.(lock('a', '1'))).toBe(key?.(lock('b', '1')));
  expect(key?.(lock('a', '1'))).not.toBe(key?.(lock('a', '2')));
});
