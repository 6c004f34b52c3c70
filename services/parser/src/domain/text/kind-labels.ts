/** Of a line that says of what kind it is what it names, where the name stands. */
export interface NamedLine {
  readonly start: number;
  readonly end: number;
  /** Nothing but the name: its parts stand below. */
  readonly isBare: boolean;
}

/** What the parts of a data model are called. */
export const KINDS_OF_PARTS: ReadonlySet<string> = new Set(
  'entity table model resource object collection class schema document'.split(' '),
);
const KINDS = [...KINDS_OF_PARTS].join('|');
const BEFORE = String.raw`\s*(?:#{1,6}\s+)?(?:[-*+•]\s+|(?:\d{1,2}\.)*\d{1,2}[.)]?\s+)?[*_]{0,3}`;
const NAME = String.raw`[\x60"']?[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2}[\x60"']?`;
/** "Entity: Boat", "### Table 2: trips", "**Model:** Trip (day, boat)" */
const LABELLED = new RegExp(
  String.raw`^(?<before>${BEFORE}(?<kind>${KINDS})(?: \d{1,2})?[*_]{0,3} ?[:–—-][*_]{0,3} +)(?<name>${NAME})(?<rest>.*)$`,
  'i',
);
/** "Model Boat:", "Entity Trip" */
const PREFIXED = new RegExp(
  String.raw`^(?<before>${BEFORE}(?<kind>entity|model) )(?<name>[A-Z][\w-]*)(?<rest>[*_:]*\s*)$`,
  'i',
);
/** "Boat entity", "trips table:" */
const SUFFIXED = new RegExp(
  String.raw`^(?<before>${BEFORE})(?<name>[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)?) (?<kind>entity|table|resource|collection)(?<rest>[*_:]*\s*)$`,
  'i',
);
/** Behind the name: its parts in brackets, or behind a mark. */
const PARTS = /^[*_]{0,3}\s*(?:[({[]|[:–—-]\s)/;
const BARE = /^[*_:]*\s*$/;
/** Below a name of a thing: a list, rows, or what stands further in. */
const LISTED = /^(?:\s*(?:[-*+•|]|\d{1,2}[.)])\s*\S|\s{2,}\S)/;
const PARTS_LABEL = /^[\s*_#]*(?:its |the )?(?:fields|attributes|columns|properties|data)[\s*_]*:?[\s*_]*$/i;

/**
 * Lines that say of what kind it is what they name, by where they start: "Entity: Boat" and "Boat entity" above a list of its
 * parts, "Table: trips — id, day". A word that may be a part itself ("Model: Golf") must name several so.
 */
export function namedLines(text: string): ReadonlyMap<number, NamedLine> {
  const lines = text.split('\n').map((raw) => raw.trimEnd());
  let start = 0;
  const found = lines.flatMap((line, i) => {
    const at = start;
    start += text.slice(at).indexOf('\n') + 1 || text.length + 1 - at;
    const named = namedIn(line, lines.slice(i + 1));
    return named ? [{ ...named, at }] : [];
  });
  const namesOf = (kind: string): Set<string> =>
    new Set(found.filter((one) => one.kind === kind).map(({ name }) => name.toLowerCase()));
  return new Map(
    found
      .filter(({ kind }) => kind === 'entity' || namesOf(kind).size > 1)
      .map(({ at, from, to, isBare }) => [at, { start: at + from, end: at + to, isBare }]),
  );
}

interface Found {
  readonly kind: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isBare: boolean;
}

function namedIn(line: string, below: readonly string[]): Found | undefined {
  const match = LABELLED.exec(line) ?? PREFIXED.exec(line) ?? SUFFIXED.exec(line);
  const { before = '', kind = '', name = '', rest = '' } = match?.groups ?? {};
  const isBare = BARE.test(rest);
  if (!match || (isBare ? !opensList(below) : !PARTS.test(rest))) return undefined;
  const to = isBare ? before.length + name.length : line.length;
  return { kind: kind.toLowerCase(), name, from: before.length, to, isBare };
}

function opensList(below: readonly string[]): boolean {
  const lines = below.slice(0, 5).filter((line) => line.trim() !== '');
  return LISTED.test((PARTS_LABEL.test(lines[0] ?? '') ? lines[1] : lines[0]) ?? '');
}
