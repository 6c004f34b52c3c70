import { columnsOf, type Columns } from './aligned-lines';
import { withBareRows, withListedLines, withOutlines } from './bare-lists';
import { type NamedLine, namedLines } from './kind-labels';
import { contentOf, endOfRun, levelOf, type Line, WRAPPED_LENGTH } from './line';
import { withNamedGroups } from './named-groups';
import { isAnswer, type Turns } from './turns';

/** A run of lines that belong together. */
export interface Block {
  readonly kind: 'prose' | 'heading' | 'bullet' | 'row';
  readonly level: number;
  /** Offsets of the content, without bullet or hashes. */
  readonly start: number;
  readonly end: number;
  /** The marks that columns made of blanks stand for, by their offsets in the text. */
  readonly marks?: Columns['marks'];
}

/** With the number of the section: "3.1 Member", "B.2 Rounds", "IV. Members". */
const HEADING =
  /^(#{1,6})\s+(?:(?:(?:\d+\.)*\d+[.)]?|[A-Z](?:\.\d{1,2})+[.)]?|[A-Z][.)]|[IVX]{1,4}[.)])\s+(?=[A-Za-z*`]))?/;
const BULLET =
  /^(?:(?:[-*+•‣◦▪●○■□◆◇►➤✓–—]|(?:✔|☑|▶|➡)\uFE0F?|[✅🔹🔸🔷🔶👉]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)])\s+(?:\[[ xX]\]\s+)?|\[[ xX]?\]\s+)/u;
/** "🐝 Hive: name, location": a picture at the head of a line says nothing, but that the line stands for itself. */
const PICTURE = /^(?:\p{Extended_Pictographic}[\uFE0F\u200D\p{Emoji_Modifier}]*)+\s+(?=\S)/u;
/** "4.3 Technicians may ...": the number says nothing. */
const SECTION = /^(?:(?:\d{1,2}|[A-Z])(?:\.\d{1,2})+[.)]?|[A-Z][.)]|[IVX]{1,4}[.)])\s+(?=[A-Z])/;
/** "Members and courts" behind such a number. */
const TITLE = /^[A-Z][\w-]*(?: (?:and |of |for )?[\w-]+){0,2}$/;
/** "Work orders", "Rights and roles:": no sentence. */
const SECTION_TITLE =
  /^\**\p{Lu}[\p{L}-]*(?: (?:and |of |for |& )?[\p{L}-]+){0,2}\**:?$|^\**(?:Who|What)(?: [\p{L}-]+){1,5}\**:?$/u;
/** "From: Ann", "To: the team" at the head of a letter. */
const LETTERHEAD = /^(?:From|To|Cc|Bcc|Date|Sent|Reply-To): \S/i;
/** "R-101 The system ...", "FR3: Users ...", "R4 Moderators ...": the number of a requirement. */
const REQUIREMENT =
  /^\*{0,2}[([]?(?:[A-Z]{1,5}-\d{1,4}(?:[.-]\d{1,3})*[\])]?[:.)]?|[A-Z]{1,4}\d{1,4}(?:\.\d{1,3})*[:.)]|(?:N?FR|R|US|UC|BR|REQ|AC)\d{1,3})\*{0,2}:?\s+(?=[A-Z])/;
const RULE = /^(?:[-=*_~`|:\s]{3,}|```\w*)$/;
/** An indented "name: type", as in YAML. */
const ENTRY = /^[\w"'`-]{1,40}(?: [\w"'`-]{1,20}){0,3}:(\s|$)/;
/** "boats: name, length" */
const LABELLED = /^[a-z][\w-]*(?: [\w-]+){0,4}: +\S/i;
/** Longer lines were never meant to be short ones. */
const WIDEST = 120;

/** The paragraphs, headings, bullets and table rows of a text, in order; wrapped lines are joined. */
export function splitBlocks(text: string, turns: Turns): Block[] {
  const blocks: Block[] = [];
  let open: { block: Block; last: Line } | undefined;
  const all = withOutlines(
    text,
    withNamedGroups(
      text,
      withBareRows(
        text,
        withTitles(text, withChapters(text, withListedLines(text, withColumns(text, [...lines(text, turns)])))),
      ),
    ),
  );
  const own = linesOfTheirOwn(text, all);
  for (const line of all) {
    if (line.kind === 'blank' || line.kind === 'rule') {
      open = undefined;
      continue;
    }
    const isStep = open !== undefined && tellsScenarioOn(text, open.block, line);
    const isAnswered = open !== undefined && turns.has(line.start) && answers(text, open.block, line);
    const goesOn = isStep || isAnswered || (open !== undefined && tellsStoryOn(text, open.block, line));
    const isOwn = own.has(line) && open?.block.kind === 'prose' && !goesOn;
    if (
      open &&
      (line.kind === 'prose' || isStep) &&
      (line.opens !== true || isAnswered) &&
      !isOwn &&
      (goesOn || continues(text, open.block, open.last, line))
    ) {
      const block = { ...open.block, end: line.end };
      blocks[blocks.length - 1] = block;
      open = { block, last: line };
      continue;
    }
    const { kind, level, contentStart: start, end, marks } = line;
    const block: Block = { kind, level, start, end, ...(marks ? { marks } : {}) };
    blocks.push(block);
    open = line.kind === 'heading' || line.kind === 'row' ? undefined : { block, last: line };
  }
  return blocks;
}

/** "As a teacher", "I want to record grades" and "So that parents see them" on lines of their own. */
const tellsStoryOn = (text: string, block: Block, line: Line): boolean =>
  line.kind === 'prose' &&
  /^[*_]*As an?\b/i.test(text.slice(block.start, block.end)) &&
  /^[*_]*(?:I|we) (?:want|need|wish|can|would|must|should)\b|^[*_]*(?:so that|in order)\b/i.test(
    text.slice(line.contentStart, line.end),
  );

/** "Bo: no." behind "Al: Do they log in?" */
const answers = (text: string, block: Block, line: Line): boolean =>
  text.slice(block.start, block.end).endsWith('?') && isAnswer(text.slice(line.contentStart, line.end));

/** "Given a paid order", "When a clerk edits it" and "Then it is refused" on lines or bullets of their own. */
const tellsScenarioOn = (text: string, block: Block, line: Line): boolean =>
  (line.kind === 'prose' || line.kind === 'bullet') &&
  /^[*_]*given\b/i.test(text.slice(block.start, block.end)) &&
  /^[*_]*(?:when|then|and|but)\b/i.test(text.slice(line.contentStart, line.end));

/** "4. Out of scope" above "4.1 Invoicing": the heading of a chapter, not an item of a list. */
function withChapters(text: string, all: readonly Line[]): Line[] {
  const content = all.filter(({ kind }) => kind !== 'blank');
  return all.map((line) => {
    if (line.kind !== 'bullet' || line.indent > 0) return line;
    const number = /^(\d{1,2})[.)]?\s/.exec(text.slice(line.start, line.end))?.[1];
    const next = content[content.indexOf(line) + 1];
    if (number === undefined || !next || !text.slice(next.start, next.end).trimStart().startsWith(`${number}.1`))
      return line;
    return { ...line, kind: 'heading', level: 2 };
  });
}

/** "1. Graves" above a paragraph that stands further in: the heading of the section, and no beginning of its first sentence. */
const withTitles = (text: string, all: readonly Line[]): readonly Line[] =>
  all.map((line, i) => {
    if (line.kind !== 'bullet' || !/^\s*\(?\d{1,2}[.)]/.test(text.slice(line.start, line.end))) return line;
    const next = all.slice(i + 1).find(({ kind }) => kind !== 'blank');
    const isParagraph =
      next?.kind === 'prose' && next.indent > line.indent && /^\p{Lu}\S*(?: \S+){3,}/u.test(contentOf(text, next));
    return isParagraph && SECTION_TITLE.test(contentOf(text, line)) ? { ...line, kind: 'heading', level: 3 } : line;
  });

/** "title   string   required" below its like, and "truck   plate! unique   tare_kg int > 0": blanks or tabs part what bars and commas would. */
function withColumns(text: string, all: readonly Line[]): Line[] {
  const columns = columnsOf(text, all);
  return all.map((line) => {
    const found = columns.get(line);
    return found ? { ...line, ...found, level: found.kind === 'row' ? 0 : levelOf(line.indent) } : line;
  });
}

/**
 * Lines that were broken on purpose: in wrapped text the next word would not have fitted on the line before, so where it mostly
 * would, each line says something of its own.
 */
function linesOfTheirOwn(text: string, all: readonly Line[]): ReadonlySet<Line> {
  const own = new Set<Line>();
  const widest = Math.max(
    ...all.filter(({ kind }) => kind === 'prose').map(({ contentStart, end }) => Math.min(end - contentStart, WIDEST)),
  );
  for (let i = 0; i < all.length; ) {
    const end = endOfRun(all, i);
    // Whoever begins without a capital ends without a stop, and two lines of his are two statements.
    const isTerse = /^\p{Ll}/u.test(contentOf(text, all[i])) && !goesOnSomewhere(text, all.slice(i, end));
    const width = isTerse ? widest : 0;
    for (const line of end - i > (isTerse ? 1 : 2) ? brokenOnPurpose(text, all.slice(i, end), width) : [])
      own.add(line);
    i = Math.max(i + 1, end);
  }
  return own;
}

const OPEN_END =
  /\b(?:and|or|but|the|an?|of|to|in|on|at|by|for|from|with|can|may|must|should|will|is|are|be|have|has|that|which|who|where|when|if|their|our|its|his|her|only|not)$|[.!?,]$/i;
const OPEN_BEGINNING = /^(?:and|or|but|of|to|by|with|can|may|must|should|will|is|are|be|that|which|who)\b/i;

/** Whether a line of the run ends or begins in the middle of a statement, or ends one with a stop. */
const goesOnSomewhere = (text: string, run: readonly Line[]): boolean =>
  run.some(
    (line, i) =>
      (i < run.length - 1 && OPEN_END.test(contentOf(text, line))) ||
      (i > 0 && OPEN_BEGINNING.test(contentOf(text, line))) ||
      /[.!?]$/.test(contentOf(text, line)),
  );

/** @param least how wide the text is beside the run */
function brokenOnPurpose(text: string, run: readonly Line[], least: number): readonly Line[] {
  const content = run.map(({ contentStart, end }) => text.slice(contentStart, end));
  const width = Math.max(least, ...content.map(({ length }) => length));
  const next = content.slice(1);
  const fitting = next.filter(
    (line, i) => (content[i]?.length ?? 0) + 1 + (/^\S*/.exec(line)?.[0].length ?? 0) <= width,
  );
  // Sentences that end inside the lines, with others behind them, were wrapped by somebody who was not careful.
  const inside = content.filter((line) => /[a-z)][.!?] +\p{Lu}/u.test(line)).length;
  const broken = next.filter(
    (line, i) => /^\p{Ll}/u.test(line) && !/[.!?:;]$/.test(content[i]?.trimEnd() ?? ''),
  ).length;
  if (fitting.length * 2 <= next.length || (inside * 4 > content.length && broken * 3 > next.length)) return [];
  const capitals = content.filter((line) => /^\p{Lu}/u.test(line)).length * 2 > content.length;
  return run.filter((_, i) => {
    const goesOn = /[,(]$/.test(content[i - 1]?.trimEnd() ?? '') || (capitals && /^\p{Ll}/u.test(content[i] ?? ''));
    return i > 0 && !goesOn && (content[i - 1]?.length ?? 0) <= WIDEST;
  });
}

function continues(text: string, block: Block, last: Line, line: Line): boolean {
  if (block.kind === 'bullet') return line.indent > 0;
  if (
    /^\w+ ?[({]/.test(text.slice(line.contentStart, line.end)) &&
    /[)}]( *(->|→) *\w+)?$/.test(text.slice(last.contentStart, last.end).trimEnd())
  )
    return false;
  const before = text.slice(last.contentStart, last.end).trimEnd();
  const next = text.charAt(line.contentStart);
  const entry = /^[^.,]{1,40}[:(]/.test(text.slice(line.contentStart, line.end));
  // "boats: name, length" above "trips: boat, day"
  if ([last, line].every((one) => LABELLED.test(text.slice(one.contentStart, one.end)))) return false;
  if (/[.!?]$/.test(before) && entry && /^[A-Z]/.test(next)) return false;
  if (/[:;]$/.test(before)) return before.length > WRAPPED_LENGTH;
  if (/[,(]$/.test(before)) return true;
  if (/[.!?]$/.test(before)) return before.length > WRAPPED_LENGTH;
  if (entry && /^[A-Z]/.test(next)) return false;
  return /^[a-z]/.test(next) ? before.length > WRAPPED_LENGTH / 2 : before.length > WRAPPED_LENGTH;
}

function* lines(text: string, turns: Turns): Generator<Line> {
  const named = namedLines(text);
  let start = 0;
  let isHead = true;
  for (const raw of text.split('\n')) {
    const end = start + raw.replace(/\r$/, '').length;
    const turn = turns.get(start);
    const line = turn === undefined ? classify(text, start, end) : turnLine(start, start + turn, end);
    const head = isHead ? letterhead(text, line) : undefined;
    if (line.kind !== 'blank' && !head) isHead = false;
    yield head ?? namedLine(line, named.get(start));
    start += raw.length + 1;
  }
}

/** Who writes to whom says nothing to build; what it is about is read as it stands. */
const letterhead = (text: string, line: Line): Line | undefined =>
  line.kind === 'prose' && LETTERHEAD.test(contentOf(text, line)) ? { ...line, kind: 'rule' } : undefined;

/** "Entity: Boat" is the heading of what stands below; of "Table: trips — id, day" only the kind is left out. */
const namedLine = (line: Line, name: NamedLine | undefined): Line =>
  name === undefined
    ? line
    : {
        ...line,
        contentStart: name.start,
        end: name.end,
        ...(line.kind === 'prose' ? { opens: true, ...(name.isBare ? { kind: 'heading', level: 4 } : {}) } : {}),
      };

/** What somebody says in a talk, or nothing where the line only announces it. */
const turnLine = (start: number, contentStart: number, end: number): Line => ({
  ...{ start, end, indent: 0, contentStart, level: 0, opens: true },
  kind: contentStart < end ? 'prose' : 'blank',
});

function classify(text: string, start: number, lineEnd: number): Line {
  const raw = text.slice(start, lineEnd);
  const content = raw.trimStart();
  const indent = raw.slice(0, raw.length - content.length).replace(/\t/g, '    ').length;
  const contentStart = start + raw.length - content.length;
  const end = start + raw.trimEnd().length;
  const line = (kind: Line['kind'], skip: number, level: number): Line => ({
    start,
    end,
    indent,
    kind,
    contentStart: contentStart + skip,
    level,
  });
  if (content === '') return { ...line('blank', 0, 0), end: start };
  if (RULE.test(content.trimEnd())) return line('rule', 0, 0);
  const heading = HEADING.exec(content);
  if (heading) return line('heading', heading[0].length, heading[1]?.length ?? 1);
  const bullet = BULLET.exec(content);
  if (bullet && bullet[0].length < content.length) {
    const number = REQUIREMENT.exec(content.slice(bullet[0].length))?.[0].length ?? 0;
    return line('bullet', bullet[0].length + number, levelOf(indent));
  }
  const section = SECTION.exec(content) ?? REQUIREMENT.exec(content) ?? PICTURE.exec(content);
  if (section) {
    const isTitle = TITLE.test(content.slice(section[0].length).trimEnd());
    return { ...line(isTitle ? 'heading' : 'prose', section[0].length, isTitle ? 2 : 0), opens: true };
  }
  // The definition of the term on the line before.
  if (/^:\s+\S/.test(content)) return line('bullet', content.length - content.slice(1).trimStart().length, 1);
  if (content.startsWith('|')) return line('row', 0, 0);
  if (indent >= 2 && ENTRY.test(content)) return line('bullet', 0, levelOf(indent));
  return line('prose', 0, 0);
}
