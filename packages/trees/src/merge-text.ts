import { diff3Merge, diffIndices, type MergeRegion } from 'node-diff3';

/** Names of the two sides, as they appear behind the conflict marks. */
export interface MergeLabels {
  readonly ours: string;
  readonly theirs: string;
}

export interface MergedText {
  readonly content: Uint8Array;
  readonly conflict: boolean;
}

/** Conflicts with at most this many common lines between them are shown as one, as git does. */
const JOINED_DISTANCE = 3;

/** Aligning takes time that grows with the pairs of equal lines: about a second for this many. Beyond, texts conflict as a whole. */
const MOST_PAIRS = 1_500_000;

const BINARY_PREFIX = 8000;

/** As git decides: a NUL byte near the beginning. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_PREFIX).includes(0);
}

/** Line by line, three ways, with marks where both sides changed the same lines, as `git merge-file` writes them. Keeps any encoding's bytes. */
export function mergeText(base: Uint8Array, ours: Uint8Array, theirs: Uint8Array, labels: MergeLabels): MergedText {
  const [o, a, b] = [linesOf(base), linesOf(ours), linesOf(theirs)];
  const pieces = joinNear(align(a, o, b).flatMap(refine));
  const end = usesCarriageReturns(a) && usesCarriageReturns(b) ? '\r\n' : '\n';
  const marks = {
    open: mark('<', labels.ours, end),
    middle: `=======${end}`,
    close: mark('>', labels.theirs, end),
    end,
  };
  const text = pieces.map((piece) => (piece.conflict ? writeConflict(piece, marks) : textOf(piece.lines))).join('');
  return { content: Buffer.from(text, 'latin1'), conflict: pieces.some(({ conflict }) => conflict) };
}

type Lines = readonly string[];
type Agreed = { readonly conflict: false; readonly lines: Lines };
type Disputed = { readonly conflict: true; readonly a: Lines; readonly b: Lines };
type Piece = Agreed | Disputed;

/**
 * One character for each byte, so that bytes that are not UTF-8 survive; each line with its end. The space before
 * each keeps a last line such as "constructor" from meeting a property that node-diff3's table inherits.
 */
function linesOf(bytes: Uint8Array): string[] {
  const lines =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.map((line) => ` ${line}`);
}

function textOf(lines: Lines): string {
  return lines.map((line) => line.slice(1)).join('');
}

/** What all three begin or end with is taken out first: most of a file, most of the time. */
function align(a: Lines, o: Lines, b: Lines): MergeRegion<string>[] {
  const shortest = Math.min(a.length, o.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === o[head] && b[head] === o[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && a.at(-1 - tail) === o.at(-1 - tail) && b.at(-1 - tail) === o.at(-1 - tail))
    tail += 1;
  const [midA, midO, midB] = [a, o, b].map((lines) => lines.slice(head, lines.length - tail));
  return [
    { ok: o.slice(0, head) },
    ...alignMiddle(midA ?? [], midO ?? [], midB ?? []),
    { ok: o.slice(o.length - tail) },
  ];
}

function alignMiddle(a: string[], o: string[], b: string[]): MergeRegion<string>[] {
  if (countPairs(a, o) + countPairs(b, o) > MOST_PAIRS)
    return [{ conflict: { a, b, o, aIndex: 0, bIndex: 0, oIndex: 0 } }];
  return diff3Merge(a, o, b, { excludeFalseConflicts: true });
}

function countPairs(left: Lines, right: Lines): number {
  const counts = new Map<string, number>();
  for (const line of left) counts.set(line, (counts.get(line) ?? 0) + 1);
  return right.reduce((pairs, line) => pairs + (counts.get(line) ?? 0), 0);
}

/** Takes out of a conflict what both sides have in common. */
function refine({ ok, conflict }: MergeRegion<string>): Piece[] {
  if (conflict === undefined) return [{ conflict: false, lines: ok ?? [] }];
  const { a, b } = conflict;
  if (a.length === 0 || b.length === 0 || countPairs(a, b) > MOST_PAIRS) return [{ conflict: true, a, b }];
  const pieces: Piece[] = [];
  let reached = 0;
  for (const {
    buffer1: [start, length],
    buffer1Content,
    buffer2Content,
  } of diffIndices(a, b)) {
    if (start > reached) pieces.push({ conflict: false, lines: a.slice(reached, start) });
    pieces.push({ conflict: true, a: buffer1Content, b: buffer2Content });
    reached = start + length;
  }
  if (reached < a.length) pieces.push({ conflict: false, lines: a.slice(reached) });
  // Two neighbours that git would show as one conflict are joined by the caller.
  return joinNear(pieces);
}

function joinNear(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const between = joined.at(-1);
    const before = joined.at(-2);
    if (
      piece.conflict &&
      between?.conflict === false &&
      before?.conflict === true &&
      between.lines.length <= JOINED_DISTANCE
    ) {
      joined.splice(-2, 2, {
        conflict: true,
        a: [...before.a, ...between.lines, ...piece.a],
        b: [...before.b, ...between.lines, ...piece.b],
      });
    } else joined.push(piece);
  }
  return joined;
}

interface Marks {
  readonly open: string;
  readonly middle: string;
  readonly close: string;
  readonly end: string;
}

function writeConflict({ a, b }: Disputed, { open, middle, close, end }: Marks): string {
  return [open, ended(a, end), middle, ended(b, end), close].join('');
}

/** A mark must begin a line, also after a last line that has no end. */
function ended(lines: Lines, end: string): string {
  const text = textOf(lines);
  return text === '' || text.endsWith('\n') ? text : text + end;
}

function mark(character: string, label: string, end: string): string {
  const bytes = Buffer.from(label, 'utf8').toString('latin1');
  return `${character.repeat(7)}${bytes === '' ? '' : ` ${bytes}`}${end}`;
}

function usesCarriageReturns(lines: Lines): boolean {
  return lines[0]?.endsWith('\r\n') ?? false;
}
