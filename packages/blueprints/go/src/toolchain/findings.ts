import { jsonText } from '../json-text';
import type { CheckOutput, FindingInit } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';

const place = /^(?:vet: )?(?:\.\/)?([^\s:]+\.go):(\d+)(?::(\d+))?: (.*)$/;

/** gofmt -l names the files that are not formatted. */
export function parseGofmt({ stdout, stderr }: CheckOutput): readonly FindingInit[] {
  const files = stdout.split('\n').filter((line) => line.endsWith('.go'));
  return [
    ...files.map((path) => ({ rule: 'gofmt', message: 'is not formatted', path, severity: Severity.ERROR })),
    ...compilerErrors(stderr, 'gofmt'),
  ];
}

/** Errors of the compiler, "file:line:column: message". */
export function parseGoErrors({ stdout, stderr }: CheckOutput): readonly FindingInit[] {
  return compilerErrors(`${stdout}\n${stderr}`, 'go');
}

function compilerErrors(text: string, rule: string): FindingInit[] {
  return text.split('\n').flatMap((line) => {
    const [, path, row, column, message] = place.exec(line.trim()) ?? [];
    if (path === undefined || message === undefined) return [];
    return [{ rule, message, path, line: Number(row), column: Number(column ?? 0), severity: Severity.ERROR }];
  });
}

/** Errors about modules have no place. */
export function parseModuleErrors({ stdout, stderr, exitCode }: CheckOutput): readonly FindingInit[] {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  const faults = lines.filter((line) =>
    /cannot find|missing go\.sum|not in std|no required module|checksum mismatch|has been modified|updates to go\.mod|no such|is not in/.test(
      line,
    ),
  );
  if (faults.length > 0)
    return faults.slice(0, 20).map((message) => ({ rule: 'go:module', message, severity: Severity.ERROR }));
  return exitCode === 0 ? [] : compilerErrors(`${stdout}\n${stderr}`, 'go');
}

interface Posn {
  readonly posn?: unknown;
  readonly message?: unknown;
}

/** go vet -json writes one object a package, between comment lines. */
function parseVet(stderr: string): readonly FindingInit[] {
  const found: FindingInit[] = [];
  for (const report of jsonObjects(stderr)) {
    for (const analyzers of Object.values(report)) {
      for (const [analyzer, diagnostics] of Object.entries(asRecord(analyzers))) {
        for (const { posn, message } of Array.isArray(diagnostics) ? (diagnostics as Posn[]) : []) {
          const [, path, line, column] = /([^/\s]+(?:\/[^\s:]+)*\.go):(\d+):(\d+)$/.exec(String(posn)) ?? [];
          found.push({
            rule: `vet:${analyzer}`,
            message: String(message),
            severity: Severity.ERROR,
            ...(path !== undefined && {
              path: path.replace(/^.*?(?=(?:cmd|internal)\/)/, ''),
              line: Number(line),
              column: Number(column),
            }),
          });
        }
      }
    }
  }
  return [...found, ...compilerErrors(stderr, 'go')];
}

/** The top-level JSON objects of a text that also holds other lines. */
function jsonObjects(text: string): Record<string, unknown>[] {
  const json = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  const objects: Record<string, unknown>[] = [];
  for (const part of json.split(/(?<=^\})\n/m)) {
    try {
      objects.push(asRecord(JSON.parse(part)));
    } catch {
      // Not JSON: an error of the compiler, which is read elsewhere.
    }
  }
  return objects;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What the script of the analyses says. */
export function parseAnalyses(output: CheckOutput): readonly FindingInit[] {
  return [...parseVet(output.stderr), ...parseStaticcheck(output)];
}

/** staticcheck -f json writes one object a line. */
function parseStaticcheck({ stdout, stderr }: CheckOutput): readonly FindingInit[] {
  const found = stdout.split('\n').flatMap((line): FindingInit[] => {
    if (!line.startsWith('{')) return [];
    try {
      const { code, message, location } = JSON.parse(line) as {
        code?: unknown;
        message?: unknown;
        location?: { file?: unknown; line?: unknown; column?: unknown };
      };
      const path = jsonText(location?.file ?? '').replace(/^.*?(?=(?:cmd|internal)\/)/, '');
      return [
        {
          rule: `staticcheck:${String(code)}`,
          message: String(message),
          severity: Severity.ERROR,
          path,
          line: Number(location?.line ?? 0),
          column: Number(location?.column ?? 0),
        },
      ];
    } catch {
      return [];
    }
  });
  // It ends with 0 when it could not load anything, which would pass for having found nothing.
  const nothing = stderr.includes('matched no packages')
    ? [{ rule: 'staticcheck:packages', message: 'staticcheck found no package to check.', severity: Severity.ERROR }]
    : [];
  return [...found, ...nothing, ...compilerErrors(stderr, 'staticcheck')];
}
