import type { Declaration } from './schema';

const KEYWORD =
  'entity|model|type|interface|class|struct|table|record|message|schema|object|resource|collection|document|enum';
/** "model User {", "type Kite struct {", "CREATE TABLE buses (", "export interface Ticket extends Base {", "CUSTOMER {" */
const BRACED = new RegExp(
  String.raw`^[ \t]*(?:export\s+|public\s+|data\s+|abstract\s+)*(?:(create\s+table(?:\s+if\s+not\s+exists)?|${KEYWORD})\s+)?["'\`]?([A-Za-z_][\w.]*)["'\`]?(?:\s+struct|\s+(?:extends|implements)\s+\w+|\s+as\s+\w+)?\s*=?\s*([({])`,
  'gim',
);
/** "class Book:", "class Genre(str, Enum):" */
const INDENTED = /^(?:@\w+.*\n)*class\s+(\w+)\s*(?:\(([^)]*)\))?\s*:[ \t]*(?:#.*)?\n((?:[ \t]+.*\n?|[ \t]*\n)+)/gm;
/** type Grade = 'a' | 'b' */
const UNION = /^[ \t]*(?:export\s+)?type\s+(\w+)\s*=\s*((?:\|?\s*["'][^"'\n]+["']\s*)+);?/gm;

/** The declarations of a text in order: braces with typed members, SQL tables, classes by indentation, enumerations. */
export function findDeclarations(text: string): Declaration[] {
  const found = [...braced(text), ...indented(text), ...unions(text)].sort((a, b) => a.start - b.start);
  return found.filter(({ start }, i) => found.slice(0, i).every(({ end }) => end <= start));
}

function* braced(text: string): Generator<Declaration> {
  for (const match of text.matchAll(BRACED)) {
    const [whole, keyword, name = '', open = '{'] = match;
    const isTable = /^create/i.test(keyword ?? '');
    if ((open === '(') !== isTable) continue;
    const start = match.index + (/^[ \t]*/.exec(whole)?.[0].length ?? 0);
    const close = closingOf(text, match.index + whole.length - 1);
    if (close === undefined) continue;
    const members = splitMembers(text.slice(match.index + whole.length, close), isTable);
    const kind = keyword?.toLowerCase() === 'enum' ? 'enum' : 'entity';
    const typed = members.filter((member) => isTyped(member)).length;
    // Without a word that says what it is, every member must have a type.
    const isSchema = kind === 'enum' || typed * 2 > members.length || (keyword !== undefined && typed > 0);
    if (members.length === 0 || !isSchema || (keyword === undefined && !members.every(isTypedOrKey))) continue;
    const tail = /^\s*;/.exec(text.slice(close + 1))?.[0].length ?? 0;
    yield { kind, name, start, end: close + 1 + tail, members };
  }
}

function* indented(text: string): Generator<Declaration> {
  for (const match of text.matchAll(INDENTED)) {
    const [whole, name = '', bases = '', body = ''] = match;
    const kind = /enum/i.test(bases) ? 'enum' : 'entity';
    const members = body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^(?:["']{3}|#|def |return |pass\b|class )/.test(line));
    if (!members.some((member) => /^\w+\s*[:=]/.test(member))) continue;
    yield { kind, name, start: match.index, end: match.index + whole.trimEnd().length, members };
  }
}

function* unions(text: string): Generator<Declaration> {
  for (const match of text.matchAll(UNION)) {
    const [whole, name = '', values = ''] = match;
    const members = [...values.matchAll(/["']([^"']+)["']/g)].map(([, value = '']) => value);
    const start = match.index + (/^[ \t]*/.exec(whole)?.[0].length ?? 0);
    yield { kind: 'enum', name, start, end: match.index + whole.length, members };
  }
}

/** Where the bracket closes that opens at `open`. */
export function closingOf(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const character = text.charAt(i);
    if ('({['.includes(character)) depth++;
    if (')}]'.includes(character) && --depth === 0) return i;
  }
  return undefined;
}

/** Lines, and within a line what commas or semicolons part; those in brackets and quotes do not count. */
export function splitMembers(body: string, byComma: boolean): string[] {
  const members: string[] = [];
  let depth = 0;
  let quote = '';
  let current = '';
  const close = (): void => {
    if (current.trim() !== '') members.push(current.trim());
    current = '';
  };
  for (let i = 0; i < body.length; i++) {
    const character = body.charAt(i);
    const comment = quote === '' && depth === 0 ? /^(?:\/\/|--|#)[^\n]*/.exec(body.slice(i))?.[0] : undefined;
    if (comment !== undefined) {
      // What stands behind the last member of a line speaks of it.
      if (current.trim() === '' && members.length > 0) members.push(`${members.pop() ?? ''} ${comment}`);
      else current += comment;
      i += comment.length - 1;
      continue;
    }
    if (quote !== '') quote = character === quote ? '' : quote;
    else if ('"`'.includes(character) || (character === "'" && !/\w/.test(body.charAt(i - 1)))) quote = character;
    else if ('([{<'.includes(character)) depth++;
    else if (')]}>'.includes(character)) depth = Math.max(0, depth - 1);
    const parts =
      depth === 0 && quote === '' && (character === ',' || character === ';' || (character === '\n' && !byComma));
    if (parts) close();
    else current += character;
  }
  close();
  return members;
}

/** "name: Type", "name Type", "name?: Type". */
const isTyped = (member: string): boolean =>
  /^["'`]?\w+["'`]?\s*[?!]?\s*:\s*\S/.test(member) || /^["'`]?\w+["'`]?[ \t]+\[?\*?["'`]?[A-Za-z]\w*/.test(member);

/** Nobody says of what type the key is. */
const isTypedOrKey = (member: string): boolean => isTyped(member) || /^["'`]?id["'`]?$/i.test(member);
