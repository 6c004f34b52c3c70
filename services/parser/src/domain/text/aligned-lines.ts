/** What the columns of a line stand for: cells of a table, or a name with its list. */
export interface Columns {
  readonly kind: 'row' | 'bullet';
  /** The marks that the alignment stands for, by the offset of the blank in whose place they are read. */
  readonly marks: ReadonlyMap<number, string>;
}

interface Line {
  readonly kind: string;
  readonly contentStart: number;
  readonly end: number;
}

interface Cell {
  /** Within the line. */
  readonly start: number;
  readonly text: string;
}

const GAP = /\t+ *| {2,}\t*/g;
/** Two blanks behind these part sentences, or a label from what it says. */
const PARTS_SENTENCES = /[.?:;,]$/;
const MOST_WORDS = 3;

/** Of lines in columns that blanks or tabs make, without bars, what each column stands for. */
export function columnsOf<T extends Line>(text: string, all: readonly T[]): ReadonlyMap<T, Columns> {
  const found = new Map<T, Columns>();
  for (let i = 0; i < all.length; ) {
    const start = i;
    while (isColumns(text, all[i]) || (i > start && all[i]?.kind === 'rule' && isColumns(text, all[i + 1]))) i++;
    const run = all.slice(start, i).filter(({ kind }) => kind === 'prose');
    if (run.length > 1) for (const [line, columns] of readRun(text, run)) found.set(line, columns);
    i = Math.max(i, start + 1);
  }
  return found;
}

const isColumns = (text: string, line: Line | undefined): boolean => {
  if (line?.kind !== 'prose') return false;
  const cells = cellsOf(text, line);
  return cells.length > 1 && !cells.slice(0, -1).some((cell) => PARTS_SENTENCES.test(cell.text));
};

function readRun<T extends Line>(text: string, run: readonly T[]): [T, Columns][] {
  const cells = run.map((line) => cellsOf(text, line));
  const kind = isTable(text, run, cells) ? 'row' : cells.every(isOutline) ? 'bullet' : undefined;
  if (kind === undefined) return [];
  return run.map((line, i) => {
    const gaps = (cells[i] ?? []).slice(0, -1).map((cell) => line.contentStart + cell.start + cell.text.length);
    const marks = gaps.map((at, k): [number, string] => [at, kind === 'row' ? '|' : k === 0 ? ':' : ',']);
    return [line, { kind, marks: new Map(marks) }];
  });
}

/** "title   string   required" below its like: every cell stands under one of the first line, or behind a tab. */
function isTable(text: string, run: readonly Line[], cells: readonly (readonly Cell[])[]): boolean {
  const [first = [], ...others] = cells;
  const isTabbed = run.every(({ contentStart, end }) => text.slice(contentStart, end).includes('\t'));
  const isUnder = (cell: Cell): boolean => first.some(({ start }) => start === cell.start);
  return (
    first.every((cell) => /^[\p{L}_][^.!?]*$/u.test(cell.text) && cell.text.split(/\s+/).length <= MOST_WORDS) &&
    others.every((line) => line.length <= first.length && (isTabbed || line.every(isUnder)))
  );
}

/** "truck   plate! unique   tare_kg int > 0": a name and several parts that begin like names. */
const isOutline = ([name, ...parts]: readonly Cell[]): boolean =>
  /^[A-Za-z][\w-]*$/.test(name?.text ?? '') &&
  parts.length > 1 &&
  parts.every((part) => /^[a-z_][\w-]*/.test(part.text));

function cellsOf(text: string, { contentStart, end }: Line): Cell[] {
  const content = text.slice(contentStart, end);
  const cuts = [...content.matchAll(GAP)].map(({ index, 0: gap }) => ({ end: index, next: index + gap.length }));
  return [{ next: 0 }, ...cuts].map(({ next }, i) => ({
    start: next,
    text: content.slice(next, cuts[i]?.end ?? content.length),
  }));
}
