import { isFieldName } from '../lexicon/field-lexicon';
import { singular, wordsOf } from '../names';
import { contentOf, endOfRun, type Line } from './line';

/** A name, and right below it the lines that tell its parts. */
interface Group {
  readonly name: string;
  readonly line: Line;
  readonly parts: readonly Line[];
  readonly items: readonly (readonly string[])[];
  /** "name: string": a line for each part. */
  readonly hasEntries: boolean;
}

/** "Boats", "**Tide table:**", "episodes of a show" */
const NAME =
  /^[*_]{0,2}([\p{L}][\p{L}\d-]*(?: [\p{L}\d-]+){0,2})(?: (?:\w+ed )?(?:of|for|in|on|at|per) (?:an?|each|every|the) [\w-]+(?: [\w-]+)?)?[*_]{0,2}:?[*_]{0,2}$/u;
const LONGEST = 160;
const MOST_WORDS = 6;
/** What an element of a list of parts begins with: its name, before brackets, a type or what it may be. */
const OF_PART = /^(?:and )?(?:an? |the )?[`"']?([\p{L}_][\p{L}\d_]*(?:[ -][\p{L}\d_]+)*)/u;
/** "name: string", "size - m, l or xl", "name (required)" */
const ENTRY = /^[`"']?[\w -]{1,30}[`"']?(?:\s*[:=]\s|\s+[–—-]\s|\s*(?:->|→)\s*|\s*\([^)]*\)$)/;

/**
 * "Boats" and on the lines right below it "name, length, colour", "name: string" or "id | name | length": a list of parts as
 * people type it without bullets. That these are parts is told by what they are called.
 */
export function withNamedGroups(text: string, all: readonly Line[]): Line[] {
  const groups = groupsIn(text, all);
  const names = new Set(groups.map(({ name }) => singular(name.toLowerCase())));
  if (!groups.some(({ items }) => tellsParts(items, names))) return [...all];
  const listed = new Map(groups.map((group) => [group.line, group]));
  const entries = new Set(groups.flatMap(({ hasEntries, parts }) => (hasEntries ? parts : [])));
  const joined = new Set(groups.flatMap(({ hasEntries, parts }) => (hasEntries ? [] : parts)));
  return all.flatMap((line) => {
    if (entries.has(line)) return { ...line, kind: 'bullet', level: 1 };
    const group = listed.get(line);
    if (!group) return joined.has(line) ? [] : line;
    return { ...line, opens: true, ...(group.hasEntries ? {} : asOneLine(text, group)) };
  });
}

/** "Boats: name, length": the marks that the ends of the lines and the bars between columns stand for. */
function asOneLine(text: string, { line, parts }: Group): Pick<Line, 'end' | 'marks'> {
  const isMarked = contentOf(text, line).endsWith(':');
  const ends = [line, ...parts.slice(0, -1)].map(({ end }, i): [number, string] => [end, i === 0 ? ':' : ',']);
  const bars = parts.flatMap((part) =>
    [...contentOf(text, part).matchAll(/ \| /g)].map(({ index }): [number, string] => [
      part.contentStart + index + 1,
      ',',
    ]),
  );
  const isOpen = ([at]: [number, string], i: number): boolean =>
    i === 0 ? !isMarked : !/[,;]$/.test(text.slice(0, at).trimEnd());
  return { end: parts.at(-1)?.end ?? line.end, marks: new Map([...ends.filter(isOpen), ...bars]) };
}

function groupsIn(text: string, all: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < all.length; ) {
    const end = endOfRun(all, i);
    const [first, ...parts] = all.slice(i, end);
    const name = NAME.exec(contentOf(text, first))?.[1];
    const isApart =
      ['blank', 'heading', 'rule', undefined].includes(all[i - 1]?.kind) &&
      // What stands further in is an outline anyway.
      parts.every(({ indent }) => indent === first?.indent);
    const items = parts.map((line) => itemsOf(contentOf(text, line)));
    const hasEntries = parts.some((line) => ENTRY.test(contentOf(text, line)));
    if (first && name !== undefined && isApart && parts.length > 0 && items.every((one) => one !== undefined))
      groups.push({ name, line: first, parts, items: items.flat(), hasEntries });
    i = Math.max(i + 1, end);
  }
  return groups;
}

/** What the parts are called that a line tells; undefined where it is no such line. */
function itemsOf(line: string): string[][] | undefined {
  if (line.length > LONGEST || /[.!?]$/.test(line)) return undefined;
  const isEntry = ENTRY.test(line);
  const plain = line.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  const items = plain.split(/,| \| /).map((item) => item.trim());
  if (!isEntry && items.length < 2 && plain.split(/\s+/).length > 3) return undefined;
  const named = (isEntry ? items.slice(0, 1) : items).map((item) => OF_PART.exec(item)?.[1] ?? '');
  return named.every((name) => name !== '' && name.split(' ').length <= MOST_WORDS) ? named.map(wordsOf) : undefined;
}

const tellsParts = (items: Group['items'], names: ReadonlySet<string>): boolean => {
  const known = items.filter(
    (words) => isFieldName(words) || words.at(-1) === 'id' || names.has(singular(words.join(' '))),
  );
  return items.length > 1 && known.length * 2 >= items.length;
};
