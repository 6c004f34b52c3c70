import { parseAnalyses, parseGofmt, parseGoErrors, parseModuleErrors } from './findings';
import { canary, parseTestReports } from './test-report';

const output = (stdout: string, stderr = '', exitCode = 1) => ({ stdout, stderr, exitCode });

it('reads the files that gofmt names', () => {
  expect(parseGofmt(output('internal/a.go\n', '', 0))).toMatchObject([{ rule: 'gofmt', path: 'internal/a.go' }]);
  expect(parseGofmt(output('', '', 0))).toEqual([]);
});

it('reads compiler errors', () => {
  expect(parseGoErrors(output('', '# example.com/x\n./main.go:3:7: undefined: x\n'))).toMatchObject([
    { path: 'main.go', line: 3, column: 7, message: 'undefined: x' },
  ]);
});

it('reads the reports of go vet', () => {
  const report =
    '# example.com/x\n{\n\t"example.com/x": {\n\t\t"printf": [\n\t\t\t{\n\t\t\t\t"posn": "/work/internal/a.go:4:2",\n\t\t\t\t"message": "wrong verb"\n\t\t\t}\n\t\t]\n\t}\n}\n';
  expect(parseAnalyses(output('', report, 0))).toMatchObject([
    { rule: 'vet:printf', path: 'internal/a.go', line: 4, message: 'wrong verb' },
  ]);
  expect(parseAnalyses(output('', '# example.com/x\n{}\n', 0))).toEqual([]);
});

it('reads the reports of staticcheck', () => {
  const line = JSON.stringify({
    code: 'U1000',
    message: 'unused',
    location: { file: '/work/internal/a.go', line: 2, column: 6 },
  });
  expect(parseAnalyses(output(`${line}\nnot json\n{broken\n`))).toMatchObject([
    { rule: 'staticcheck:U1000', path: 'internal/a.go', line: 2 },
  ]);
});

it('reads faults of modules', () => {
  expect(
    parseModuleErrors(output('', 'a.go:3:2: no required module provides package github.com/no/such\n')),
  ).toHaveLength(1);
  expect(parseModuleErrors(output('all modules verified\n', '', 0))).toEqual([]);
});

describe('the unit report', () => {
  const event = (value: object) => `${JSON.stringify(value)}\n`;
  const json =
    'printed: ok 1 passed\n' +
    event({ Action: 'output', Package: 'p', Test: 'TestA', Output: '--- FAIL\n' }) +
    event({ Action: 'fail', Package: 'p', Test: 'TestA' }) +
    event({ Action: 'pass', Package: 'p', Test: 'TestB' }) +
    event({ Action: 'fail', Package: 'p' }) +
    event({ Action: 'fail', Package: 'broken' });

  it('holds tests, and packages that failed outside them', () => {
    const { tests } = parseTestReports({ 'test.json': json, 'cover.out': '' });
    expect(tests).toMatchObject([
      { name: 'TestA', outcome: 'failed', message: '--- FAIL\n' },
      { name: 'TestB', outcome: 'passed' },
      { name: 'broken', outcome: 'failed' },
    ]);
  });

  it('counts a block as covered when any test binary ran it', () => {
    const profile = 'mode: set\nx/a.go:1.2,3.4 3 0\nx/a.go:1.2,3.4 3 1\nx/a.go:5.2,6.4 1 0\n';
    expect(parseTestReports({ 'test.json': '', 'cover.out': profile }).lineCoverage).toBe(75);
    expect(parseTestReports({}).lineCoverage).toBeUndefined();
  });

  it('names a canary that fails', () => {
    const { content, testName } = canary('a-1');
    expect(content).toContain(`func ${testName}(`);
    expect(content).toContain('t.Fatal');
  });
});
