import type { Violation } from '@quantumlayer/errors';
import { TREE_LIMITS } from './limits';

/** Folder for this product's own state inside a project; never part of a tree. */
export const STATE_FOLDER = '.qlf';

/** Names that Windows gives to devices, with any extension. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/** Controls, invisible format characters (some file systems ignore them), lone surrogates, line separators. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Git's own folder, also as Windows shortens it: a file in it can run code. */
const GIT_FOLDER = /^(\.git|git~[0-9]+)$/i;

type Rule = readonly [rule: string, message: string, broken: (segment: string) => boolean];

const SEGMENT_RULES: readonly Rule[] = [
  ['path.empty_segment', 'has an empty segment', (segment) => segment === ''],
  ['path.dot_segment', 'has a "." or ".." segment', (segment) => segment === '.' || segment === '..'],
  ['path.reserved_name', 'has a name that Windows reserves', (segment) => DEVICE.test(segment)],
  ['path.trailing', 'has a segment that ends in a dot or a space', (segment) => /[. ]$/.test(segment)],
  ['path.git_folder', "leads into git's own folder", (segment) => GIT_FOLDER.test(segment)],
  [
    'path.segment_length',
    `has a segment of more than ${TREE_LIMITS.segmentBytes} bytes`,
    (segment) => byteLength(segment) > TREE_LIMITS.segmentBytes,
  ],
];

const PATH_RULES: readonly Rule[] = [
  ['path.empty', 'is empty', (path) => path === ''],
  ['path.length', `has more than ${TREE_LIMITS.pathBytes} bytes`, (path) => byteLength(path) > TREE_LIMITS.pathBytes],
  ['path.absolute', 'is absolute', (path) => path.startsWith('/') || /^[a-z]:/i.test(path)],
  ['path.backslash', 'has a backslash', (path) => path.includes('\\')],
  ['path.invisible', 'has a control or invisible character', (path) => INVISIBLE.test(path)],
  ['path.character', 'has one of the characters <>:"|?*', (path) => /[<>:"|?*]/.test(path)],
  ['path.normalisation', 'is not in Unicode normal form C', (path) => path.normalize('NFC') !== path],
  ['path.depth', `has more than ${TREE_LIMITS.depth} segments`, (path) => path.split('/').length > TREE_LIMITS.depth],
];

/** The first rule that a path inside a tree breaks, if any; the rule's name is stable. */
export function findPathViolation(path: string): Violation | undefined {
  const whole = findPathRule(path);
  if (whole !== undefined) return whole;
  if (foldPath(path.split('/', 1)[0] ?? '') === STATE_FOLDER) {
    return violation(path, 'path.state_folder', `lies in ${STATE_FOLDER}, which is kept for QuantumLayer itself`);
  }
  return undefined;
}

/** Equal for names that a case-insensitive or normalising file system takes for the same. */
export function foldPath(path: string): string {
  return path.normalize('NFD').toUpperCase().toLowerCase().normalize('NFC');
}

function findPathRule(path: string): Violation | undefined {
  for (const [rule, message, broken] of PATH_RULES) if (broken(path)) return violation(path, rule, message);
  for (const segment of path.split('/')) {
    for (const [rule, message, broken] of SEGMENT_RULES) if (broken(segment)) return violation(path, rule, message);
  }
  return undefined;
}

function violation(path: string, rule: string, message: string): Violation {
  // Escaped and cut: a hostile path must not write to somebody's terminal.
  return { field: JSON.stringify(path.slice(0, 200)).slice(1, -1), rule, message };
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
