import type { CheckOutput, FindingInit } from '@quantumlayer/blueprint-kit';
import { Severity } from '@quantumlayer/contracts/verification/v1/verification';

interface BiomeReport {
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly message: string;
    readonly category?: string | null;
    readonly location?: {
      readonly path?: string | null;
      readonly start?: { readonly line: number; readonly column: number };
    } | null;
  }[];
}

interface ImportFault {
  readonly rule: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
}

/** `biome check --reporter=json`: format, lint and the order of imports. */
export function parseBiome({ exitCode, stdout, stderr }: CheckOutput): FindingInit[] {
  const report = fromJson(stdout) as BiomeReport | undefined;
  if (!report) return [failure('biome', stderr || stdout)];
  const findings = report.diagnostics.map(({ severity, message, category, location }) => ({
    rule: `biome:${category?.replace(/^lint\//, '') ?? 'check'}`,
    message: category === 'format' ? 'is not formatted' : message,
    severity: ['error', 'fatal'].includes(severity) ? Severity.ERROR : Severity.WARNING,
    path: location?.path ?? '',
    line: location?.start?.line ?? 0,
    column: location?.start?.column ?? 0,
  }));
  return exitCode !== 0 && findings.length === 0 ? [failure('biome', stderr)] : findings;
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
