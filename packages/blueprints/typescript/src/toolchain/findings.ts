import type { CheckOutput, FindingInit } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly severity: number;
    readonly message: string;
    readonly line?: number;
    readonly column?: number;
  }[];
}

interface ImportFault {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

/** `prettier --list-different`: one path a line. */
export function parsePrettier({ exitCode, stdout, stderr }: CheckOutput): FindingInit[] {
  const paths = lines(stdout);
  if (exitCode !== 0 && paths.length === 0) return [failure('prettier', stderr)];
  return paths.map((path) => ({
    rule: 'prettier',
    message: 'is not formatted',
    severity: Severity.ERROR,
    path,
  }));
}

/** `eslint --format json`. */
export function parseEslint({ exitCode, stdout, stderr }: CheckOutput): FindingInit[] {
  const results = fromJson(stdout) as EslintResult[] | undefined;
  if (!results) return [failure('eslint', stderr || stdout)];
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, severity, message, line = 0, column = 0 }) => ({
      rule: `eslint:${ruleId ?? 'parse'}`,
      message,
      severity: severity === 2 ? Severity.ERROR : Severity.WARNING,
      path: projectPath(filePath),
      line,
      column,
    })),
  );
  return exitCode !== 0 && findings.length === 0 ? [failure('eslint', stderr)] : findings;
}

/** `tsc --pretty false`: "src/app.ts(3,7): error TS2322: …". */
export function parseTsc({ exitCode, stdout, stderr }: CheckOutput): FindingInit[] {
  const findings = [...stdout.matchAll(/^(.+?)\((\d+),(\d+)\): error (TS\d+): (.+)$/gm)].map(
    ([, path = '', line, column, code = '', message = '']) => ({
      rule: `tsc:${code}`,
      message,
      severity: Severity.ERROR,
      path,
      line: Number(line),
      column: Number(column),
    }),
  );
  return exitCode !== 0 && findings.length === 0 ? [failure('tsc', stdout || stderr)] : findings;
}

/** What check-imports prints. */
export function parseImports({ exitCode, stdout, stderr }: CheckOutput): FindingInit[] {
  const faults = fromJson(stdout) as ImportFault[] | undefined;
  if (!faults) return [failure('imports', stderr || stdout)];
  const findings = faults.map((fault) => ({ ...fault, severity: Severity.ERROR }));
  return exitCode !== 0 && findings.length === 0 ? [failure('imports', stderr)] : findings;
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Absolute paths begin with the place where the tree was put. */
function projectPath(path: string): string {
  const match = /\/((?:src|test)\/.+|[^/]+)$/.exec(path);
  return match?.[1] ?? path;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(rule: string, output: string): FindingInit {
  return { rule, message: `${rule} could not run`, severity: Severity.ERROR, evidence: output.slice(0, 8_000) };
}
