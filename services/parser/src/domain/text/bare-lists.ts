import { contentOf, endOfRun, levelOf, type Line, WRAPPED_LENGTH } from './line';

/** "courses" and below it, further in and without bullets, "title (string)", "price": short lines under one that is nothing but a name. */
export function withOutlines(text: string, all: readonly Line[]): Line[] {
  const content = (line: Line | undefined): string => contentOf(text, line);
  let name: Line | undefined;
  let items = 0;
  return all.map((line, i) => {
    const next = all[i + 1];
    if (name && line.indent > name.indent && isOutlineItem(line, content(line))) {
      items++;
      return { ...line, kind: 'bullet', level: levelOf(line.indent) };
    }
    if (line.kind === 'bullet' && name && items > 0) return line;
    [name, items] = [undefined, 0];
    const below = all.slice(i + 1, i + 3);
    const opens =
      line.kind === 'prose' &&
      /^[A-Za-z][\w-]*(?: [\w-]+){0,2}:?$/.test(content(line)) &&
      next !== undefined &&
      below.length === 2 &&
      below.every((one) => one.indent > line.indent && (one.kind === 'bullet' || isOutlineItem(one, content(one))));
    if (opens) name = line;
    return line;
  });
}

const isOutlineItem = ({ kind, indent }: Line, content: string): boolean =>
  kind === 'prose' &&
  indent >= 2 &&
  content.length <= WRAPPED_LENGTH &&
  /^[\w"'`*]/.test(content) &&
  !/[.!?]$/.test(content);

const LISTS = /:\s*-*$/;
/** A few words without an end: "First name", "Due date (optional)". */
const LISTED = /^[\p{L}\d*`][^.!?:;]{0,40}$/u;
const MOST_WORDS = 5;

/** "Each product has these fields:" and below it, also after a blank line, "Name", "Price": a list without bullets. */
export function withListedLines(text: string, all: readonly Line[]): Line[] {
  const content = (line: Line | undefined): string => contentOf(text, line);
  const isItem = (line: Line | undefined): boolean =>
    line?.kind === 'prose' &&
    LISTED.test(content(line)) &&
    content(line).split(/\s+/).length <= MOST_WORDS &&
    // "id, name, street" lists several itself.
    content(line).split(',').length < 3;
  const items = new Set<Line>();
  for (const [i, line] of all.entries()) {
    if (!['prose', 'heading'].includes(line.kind) || !LISTS.test(content(line))) continue;
    const start = all[i + 1]?.kind === 'blank' ? i + 2 : i + 1;
    const run = all.slice(start, endOfRun(all, start));
    if (run.length > 1 && run.every(isItem)) for (const item of run) items.add(item);
  }
  return all.map((line) => {
    if (items.has(line)) return { ...line, kind: 'bullet', level: 1 };
    // "the following attributes:-"
    const dash = line.kind === 'prose' ? /\s*-+$/.exec(content(line)) : null;
    return dash && LISTS.test(content(line)) ? { ...line, end: line.end - dash[0].length } : line;
  });
}

/** "id | uuid | primary key" below its like: rows of a table that has no outer bars. */
export function withBareRows(text: string, all: readonly Line[]): Line[] {
  const bars = all.map(({ kind, contentStart, end }) =>
    kind === 'prose' && /^[\w`" -]{1,40} \| /.test(text.slice(contentStart, end))
      ? text.slice(contentStart, end).split(' | ').length - 1
      : 0,
  );
  return all.map((line, i) =>
    (bars[i] ?? 0) > 1 && (bars[i - 1] === bars[i] || bars[i + 1] === bars[i]) ? { ...line, kind: 'row' } : line,
  );
}
