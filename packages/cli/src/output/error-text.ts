import { ErrorCode, errorCodeName, INTERNAL_ERROR_TEXT, type QuantumLayerError } from '@quantumlayer/errors';
import type { Colors } from 'picocolors/types';
import { underline } from './caret';
import { printable } from './printable';

export interface ErrorTextOptions {
  readonly colors: Colors;
  readonly brief: string;
  /** What lies behind an internal error, shown with --verbose; undefined hides it. */
  readonly faults: readonly QuantumLayerError[] | undefined;
}

const MOST_VIOLATIONS = 10;

/** An error as people read it: what is wrong, where, and what to do. */
export function errorText(error: QuantumLayerError, { colors, brief, faults }: ErrorTextOptions): string {
  const lines = [`${colors.red('error')} ${headline(error)}`];
  for (const violation of error.violations.slice(0, MOST_VIOLATIONS)) {
    const marked = underline(violation, brief);
    if (marked !== undefined) lines.push('', ...marked.map((line) => `    ${line}`));
    // A message with one violation repeats it.
    else if (error.violations.length > 1)
      lines.push(
        `  - ${violation.field === '' ? '' : `${printable(violation.field)}: `}${printable(violation.message)}`,
      );
  }
  const hidden = error.violations.length - MOST_VIOLATIONS;
  if (hidden > 0) lines.push(`  … and ${hidden} more`);
  if (error.code === ErrorCode.INTERNAL) lines.push(...internalLines(error, faults));
  return `${lines.join('\n')}\n`;
}

function headline(error: QuantumLayerError): string {
  if (error.code === ErrorCode.INTERNAL) return INTERNAL_ERROR_TEXT;
  return `${printable(error.message)}${error.code === ErrorCode.CANCELLED ? '' : ` [${errorCodeName(error.code)}]`}`;
}

function internalLines(error: QuantumLayerError, faults: readonly QuantumLayerError[] | undefined): string[] {
  if (faults === undefined) return ['  Run it again with --verbose to see where, and report that text.'];
  return [...faults, error].flatMap(({ cause, stack, message }) => {
    const origin = cause instanceof Error ? [`caused by: ${cause.stack ?? cause.message}`] : [];
    return [stack ?? message, ...origin];
  });
}
