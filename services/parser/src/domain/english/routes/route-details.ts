import { routeWords } from '../../lexicon/route-lexicon';
import { type Sentence, type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { closing } from '../grammar/brackets';
import type { Range } from '../grammar/phrase-pattern';
import { joinedPhrases } from '../lists/joined-phrases';
import { listItems } from '../lists/list-items';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { readFieldLine } from '../structure/read-field-line';

/** "Body:", "Query parameters: `city`, `page`", "Response: 201" below a route, and the bullets under them. True when it was one. */
export function readRouteDetails(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent, kind } = at.sentence;
  const entity = notes.routes.at(-1)?.entity;
  if (entity === undefined || kind === 'row') return false;
  const own = labelOf(tokens);
  const above = kind === 'bullet' && parent && !own ? labelOf(parent.tokens) : undefined;
  const label = own ?? above;
  if (!label || !followsRoute(reading, notes, at)) return false;
  const rest = { start: own?.end ?? 0, end: tokens.length };
  if (own) reading.use(at, 0, own.end);
  at.noContent ||= label.kind === 'answer' || rest.start >= rest.end;
  if (label.kind === 'body' && rest.start < rest.end)
    return (!own && readFieldLine(reading, notes, at, entity)) || readFieldList(reading, notes, at, entity, rest);
  if (label.kind === 'parameters') noteParameters(reading, notes, at, entity, rest, above !== undefined);
  return true;
}

/** "title, author" alone, "create a book: title, author", "| add a book (title, author) |": what is sent, right behind the name of what it makes. */
export function readSentParts(reading: BriefReading, notes: DomainNotes, at: SentenceReading, entity: string): boolean {
  const { tokens, kind } = at.sentence;
  const whole = { start: 0, end: tokens.length };
  if (
    kind !== 'row' &&
    listItems(tokens, whole).length > 1 &&
    looksLikeFields(tokens, whole) &&
    holdsFieldNames(tokens, whole)
  )
    return readFieldList(reading, notes, at, entity, whole);
  const mark = tokens.findIndex((token) => isMark(token, ':', '(', '{'));
  const before = tokens.slice(tokens.findLastIndex((token, i) => i < mark && isMark(token, '|')) + 1, mark);
  const isOfPart = before.some((token) => token.kind === 'mark' || isWord(token, 'with', 'and', 'of', 'including'));
  if (mark < 0 || isOfPart) return false;
  const end = isMark(tokens[mark], ':') ? tokens.length : closing(tokens, mark, tokens.length);
  const range = { start: mark + 1, end };
  // Braces hold a body, whatever its parts are called.
  if (!looksLikeFields(tokens, range) || !(isMark(tokens[mark], '{') || holdsFieldNames(tokens, range))) return false;
  return readFieldList(reading, notes, at, entity, range);
}

interface RouteLabel {
  readonly kind: string;
  readonly end: number;
}

function labelOf(tokens: readonly Token[]): RouteLabel | undefined {
  const mark = tokens.findIndex((token) => token.kind === 'mark');
  const end = mark < 0 ? tokens.length : mark;
  const words = tokens.slice(0, end).map(({ lower }) => lower);
  const kind = routeWords.labels.get(words.join(' '));
  const isClosed = mark < 0 || isMark(tokens[mark], ':', '-', '–', '—', '(', '=');
  return kind === undefined || !isClosed ? undefined : { kind, end: Math.min(tokens.length, end + 1) };
}

/** The same heading or bullet, or the line right before, is that of the route. */
function followsRoute(reading: BriefReading, notes: DomainNotes, { sentence }: SentenceReading): boolean {
  const route = notes.routes.at(-1)?.at.sentence;
  for (let line: Sentence | undefined = sentence; line && route; line = line.parent)
    if (line === route || line.parent === route || (route.kind !== 'heading' && line.parent === route.parent))
      return true;
  return reading.sentences[reading.sentences.findIndex((one) => one.sentence === sentence) - 1]?.sentence === route;
}

/** "`city` (optional)", "city - the city to search in": in a list of its own only the name counts. */
function noteParameters(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  rest: Range,
  isAlone: boolean,
): void {
  const { tokens } = at.sentence;
  const [first] = isAlone ? tokens : [];
  const names = first ? [[first.lower]] : joinedPhrases(tokens, rest).map(({ words }) => words);
  for (const words of names) notes.parameters.push({ entity, name: words.join('_'), value: '', at });
  reading.use(at, rest.start, rest.end);
}
