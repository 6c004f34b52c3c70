import type { Finding } from '@quantumlayer/contracts/verification/v1/verification';

/** Rules by which the stacks' linters report an import that nothing uses. */
const UNUSED_IMPORT = /F401|no-unused-vars|unused-import|TS6133|imported and not used/i;

/** An import that stands whole on its line and brings in one name, so that removing the line removes just that. */
const WHOLE_LINE = [
  /^\s*import [\w.]+( as \w+)?\s*$/,
  /^\s*from [\w.]+ import \w+( as \w+)?\s*$/,
  /^\s*import (type )?(\{ ?(type )?\w+( as \w+)? ?\}|\w+|\* as \w+) from ['"][^'"]+['"];?\s*$/,
  /^\s*(import )?([\w.]+ )?"[^"]+"\s*$/,
];

/** The text without the import lines that findings call unused. */
export function removeUnusedImports(path: string, text: string, findings: readonly Finding[]): string {
  const lines = new Set(
    findings
      .filter(
        (finding) => finding.path === path && (UNUSED_IMPORT.test(finding.rule) || UNUSED_IMPORT.test(finding.message)),
      )
      .map(({ line }) => line - 1),
  );
  if (lines.size === 0) return text;
  const kept = text
    .split('\n')
    .filter((line, index) => !lines.has(index) || !WHOLE_LINE.some((pattern) => pattern.test(line)));
  return kept.join('\n');
}
