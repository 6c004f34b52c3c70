import { describeViolations, ErrorCode, QuantumLayerError, type Violation } from '@quantumlayer/errors';
import { TREE_LIMITS } from './limits';
import { findPathViolation } from './path-rules';
import { PathSet } from './path-set';

const MOST_VIOLATIONS = 100;

/** What the rules look at; entries of a tree and files that become entries both have it. */
export interface SizedPath {
  readonly path: string;
  readonly size: number;
}

/** Every rule that a set of files breaks; empty when they make a legal tree. Names of rules are stable. */
export function findTreeViolations(files: readonly SizedPath[]): readonly Violation[] {
  if (files.length > TREE_LIMITS.files) {
    return [
      {
        field: '',
        rule: 'tree.files',
        message: `There are ${files.length} files; a tree holds at most ${TREE_LIMITS.files}`,
      },
    ];
  }
  const violations: Violation[] = [];
  const paths = new PathSet();
  let total = 0;
  for (const { path, size } of files) {
    total += size;
    const broken = findPathViolation(path) ?? paths.add(path) ?? findSizeViolation(path, size);
    if (broken !== undefined) violations.push(broken);
    if (violations.length === MOST_VIOLATIONS) break;
  }
  if (total > TREE_LIMITS.totalBytes) {
    violations.push({
      field: '',
      rule: 'tree.size',
      message: `The files have ${total} bytes; a tree holds at most ${TREE_LIMITS.totalBytes}`,
    });
  }
  return violations;
}

export function findSizeViolation(path: string, size: number): Violation | undefined {
  if (size <= TREE_LIMITS.fileBytes) return undefined;
  return {
    field: path,
    rule: 'tree.file_size',
    message: `has ${size} bytes; a file has at most ${TREE_LIMITS.fileBytes}`,
  };
}

/** Throws INVALID_INPUT with the violations, if there are any. */
export function refuse(subject: string, violations: readonly Violation[]): void {
  if (violations.length === 0) return;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${subject}: ${describeViolations(violations)}`, { violations });
}
