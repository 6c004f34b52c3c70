import { grammar, isStopNoun } from '../lexicon/grammar-lexicon';
import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { projectHeads } from '../lexicon/project-lexicon';
import { camelCase, entityName, singular, singularWords } from '../names';
import { isMark, isWord, type Sentence, type Token } from '../text/token';
import { readClauses } from './clauses';
import { canBeEntity, type DomainNotes } from './domain-notes';
import { fieldOf } from './item-properties';
import { closing, isEnumNoun, listItems, type ListItem } from './list-items';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';
import type { BriefReading, SentenceReading } from './reading';

/** Reads "Book: title, isbn", "Book (title, author)", headings with bullets of fields, and lists of entities. True when it applied. */
export function readStructure(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { sentence } = at;
  const { tokens, kind } = sentence;
  if (kind === 'heading') return readHeading(reading, notes, at);
  if (kind === 'row') return readRow(reading, notes, at);
  const label = labelOf(tokens);
  if (label) {
    if (label.kind === 'introduction') return readHeading(reading, notes, at);
    if (label.kind === 'entities') return readEntityList(reading, notes, at, label.rest);
    if (label.kind === 'fields') return readFieldList(reading, notes, at, notes.current, label.rest);
    return readDefinition(reading, notes, at, label.phrase, label.rest);
  }
  const inBrackets = bracketDefinition(tokens);
  if (inBrackets) return inBrackets.every(({ phrase, rest }) => readDefinition(reading, notes, at, phrase, rest));
  const owner = kind === 'bullet' ? ownerOf(notes, sentence) : undefined;
  if (owner?.kind === 'entities') return readEntityList(reading, notes, at, { start: 0, end: tokens.length });
  if (owner?.kind === 'fields') return readFieldList(reading, notes, at, owner.entity, { start: 0, end: tokens.length });
  return false;
}

interface Label {
  readonly kind: 'entities' | 'fields' | 'definition' | 'introduction';
  readonly phrase: NounPhrase;
  readonly rest: Range;
}

/** Behind "entity", or behind "an API for" when a list of fields follows a dash or colon. */
function labelStart(tokens: readonly Token[]): number {
  const entity = tokens.findIndex((token, i) => isWord(token, 'entity', 'table', 'model', 'resource') && i < 6 && tokens[i + 1]?.kind === 'word' && (tokens[i + 1]?.quoted === true || isMark(tokens[i + 2], ':')));
  if (entity >= 0) return entity + 1;
  const purpose = tokens.findIndex((token, i) => isWord(token, 'for', 'of') && i > 0 && i < 7 && projectHeads.has(tokens[i - 1]?.lemma ?? ''));
  const phrase = purpose >= 0 ? nounPhraseAt(tokens, purpose + 1, tokens.length) : undefined;
  return phrase && isMark(tokens[phrase.end], ':', '-', '–', '—') ? purpose + 1 : 0;
}

/** What stands before a colon (or a dash) at the beginning, and the list behind it. */
function labelOf(tokens: readonly Token[]): Label | undefined {
  const begin = labelStart(tokens);
  const phrase = nounPhraseAt(tokens, begin, tokens.length);
  if (!phrase) return undefined;
  let mark = phrase.end;
  if (isMark(tokens[mark], '(')) return undefined;
  if (isWord(tokens[mark], 'field', 'attribute', 'have', 'contain', 'include', 'entity', 'table', 'model')) mark++;
  if (!isMark(tokens[mark], ':', '=', '-', '–', '—', '->', '→')) return undefined;
  const rest = { start: mark + 1, end: tokens.length };
  const bare = withoutHead(phrase);
  if (bare && canBeEntity(bare.words, true) && looksLikeFields(tokens, rest) && holdsFieldNames(tokens, rest)) return { kind: 'definition', phrase: bare, rest };
  const last = singular(phrase.words.at(-1) ?? '');
  const spoken = singularWords(phrase.words).join(' ');
  if (grammar.entityListLabels.has(spoken) || (grammar.entityListLabels.has(last) && phrase.words.length <= 3 && phrase.plural)) return { kind: 'entities', phrase, rest };
  if (grammar.fieldListLabels.has(last)) return { kind: 'fields', phrase, rest };
  if (isEnumNoun(last) || !canBeEntity(phrase.words, true) || isLabelWord(phrase.words)) return undefined;
  if (isFieldName(phrase.words) && !(phrase.end === mark && isMark(tokens[mark], ':') && holdsFieldNames(tokens, rest))) return undefined;
  if (rest.start >= rest.end) return { kind: 'introduction', phrase, rest };
  return looksLikeFields(tokens, rest) ? { kind: 'definition', phrase, rest } : undefined;
}

const isLabelWord = (words: readonly string[]): boolean => grammar.headingStops.has(singularWords(words).join(' ')) || grammar.headingStops.has(singular(words.at(-1) ?? ''));

/** "vehicles api: plate, make" defines vehicles. */
function withoutHead(phrase: NounPhrase): NounPhrase | undefined {
  let { words } = phrase;
  while (words.length > 1 && projectHeads.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  const cut = phrase.words.length - words.length;
  return cut === 0 ? undefined : { ...phrase, words, head: { ...phrase.head, end: phrase.head.end - cut } };
}

/** "Book (title, author, isbn)", also several joined by commas or "and". */
function bracketDefinition(tokens: readonly Token[]): { phrase: NounPhrase; rest: Range }[] | undefined {
  const definitions: { phrase: NounPhrase; rest: Range }[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    if (!phrase || !isMark(tokens[phrase.end], '(') || !canBeEntity(phrase.words, true) || readClauses(tokens, phrase).length > 0) return undefined;
    const end = closing(tokens, phrase.end, tokens.length);
    const rest = { start: phrase.end + 1, end };
    if (!looksLikeFields(tokens, rest) || !holdsFieldNames(tokens, rest)) return undefined;
    definitions.push({ phrase, rest });
    i = end + 1;
    while (i < tokens.length && (isMark(tokens[i], ',', '.', ';') || isWord(tokens[i], 'and'))) i++;
  }
  return definitions.length > 0 ? definitions : undefined;
}

/** A list of short elements, without predicates. */
export function looksLikeFields(tokens: readonly Token[], range: Range): boolean {
  const items = listItems(tokens, range);
  if (items.length === 0) return false;
  const clauses = readClauses(tokens, range).filter(({ verbs, modal, start }) => !['be', 'have'].includes(verbs[0]?.lemma ?? '') && modal === undefined && start < range.end);
  if (clauses.length * 3 > items.length || isWord(tokens[range.start], 'i', 'we', 'use', 'no', 'please')) return false;
  return items.filter(({ phrase }) => phrase.words.length <= 4).length >= items.length * 0.7;
}

/** Whether most elements are called as fields usually are; a list of values is not. */
export function holdsFieldNames(tokens: readonly Token[], range: Range): boolean {
  const items = listItems(tokens, range);
  const known = items.filter(({ phrase }) => isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined);
  return known.length * 2 >= items.length && known.length > 0;
}

function readHeading(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.end < tokens.length - (isMark(tokens.at(-1), ':') ? 1 : 0) || !canBeEntity(phrase.words, true) || isLabelWord(phrase.words)) return false;
  const children = reading.sentences.filter(({ sentence }) => sentence.parent === at.sentence);
  if (children.length === 0 || !children.every(({ sentence }) => sentence.kind === 'bullet' || sentence.kind === 'row')) return declareTable(reading, notes, at, phrase);
  const fields = children.filter(({ sentence }) => looksLikeFields(sentence.tokens, { start: 0, end: sentence.tokens.length }));
  if (fields.length * 2 < children.length || !holdsAnyField(children)) return false;
  const name = entityName(phrase.words);
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, 0, tokens.length);
  return true;
}

/** A heading over a table of fields names an entity, whatever else stands under it. */
function declareTable(reading: BriefReading, notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): boolean {
  const children = reading.sentences.filter(({ sentence }) => sentence.parent === at.sentence);
  const header = children.find(({ sentence }) => sentence.kind === 'row');
  if (!header || !isHeaderRow(cellsOf(header.sentence.tokens), header.sentence.tokens)) return false;
  const name = entityName(phrase.words);
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, 0, at.sentence.tokens.length);
  return true;
}

/** "| title | string | required |" under a heading that names the entity. */
function readRow(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent } = at.sentence;
  const cells = cellsOf(tokens);
  const [first, second, ...rest] = cells;
  if (!first || isHeaderRow(cells, tokens)) {
    at.noContent = true;
    return true;
  }
  const phrase = nounPhraseAt(tokens, first.start, first.end);
  const heading = parent && nounPhraseAt(parent.tokens, 0, parent.tokens.length);
  const entity = (heading && notes.entityFor(heading.words)) ?? notes.current;
  if (!phrase || entity === undefined) return false;
  const last = rest.at(-1);
  const tail = rest[0] && last ? { start: rest[0].start, end: last.end } : { start: tokens.length, end: tokens.length };
  noteField(reading, notes, at, entity, { start: first.start, end: tokens.length, phrase, group: second, tail });
  return true;
}

function cellsOf(tokens: readonly Token[]): Range[] {
  const bars = tokens.flatMap((token, i) => (isMark(token, '|', '||') ? [i] : []));
  const cuts = [-1, ...bars, tokens.length];
  return cuts.slice(0, -1).map((cut, i) => ({ start: cut + 1, end: cuts[i + 1] ?? tokens.length })).filter(({ start, end }) => end > start);
}

const HEADER_WORDS = new Set(['field', 'name', 'type', 'rule', 'description', 'column', 'attribute', 'property', 'constraint', 'note', 'required', 'default', 'validation', 'example', 'remark', 'optional', 'unique', 'kind', 'data', 'value', 'comment', 'key', 'detail', 'entity', 'nullable']);
const NAME_HEADERS = new Set(['field', 'name', 'column', 'attribute', 'property', 'key']);

function isHeaderRow(cells: readonly Range[], tokens: readonly Token[]): boolean {
  const heads = cells.map(({ start }) => singular(tokens[start]?.lower ?? ''));
  return heads.length > 1 && heads.every((head) => HEADER_WORDS.has(head)) && NAME_HEADERS.has(heads[0] ?? '');
}

const holdsAnyField = (children: readonly SentenceReading[]): boolean =>
  children.some(({ sentence }) => holdsFieldNames(sentence.tokens, { start: 0, end: sentence.tokens.length }));

/** What the bullets under a line are: entities, or fields of one. */
function ownerOf(notes: DomainNotes, { parent }: Sentence): { kind: 'entities' } | { kind: 'fields'; entity: string } | undefined {
  if (!parent) return undefined;
  const phrase = nounPhraseAt(parent.tokens, 0, parent.tokens.length);
  if (!phrase) return undefined;
  const last = singular(phrase.words.at(-1) ?? '');
  const short = parent.tokens.length <= phrase.end + 2;
  if (short && grammar.entityListLabels.has(last)) return { kind: 'entities' };
  const entity = notes.entityFor(phrase.words);
  if (!entity) return undefined;
  const introduces = parent.kind === 'heading' || isMark(parent.tokens.at(-1), ':') || (parent.kind === 'bullet' && short);
  return introduces ? { kind: 'fields', entity } : undefined;
}

function readEntityList(reading: BriefReading, notes: DomainNotes, at: SentenceReading, range: Range): boolean {
  const { tokens } = at.sentence;
  if (readClauses(tokens, range).some(({ subject }) => subject !== undefined)) return false;
  for (const item of listItems(tokens, range)) {
    if (!canBeEntity(item.phrase.words, true)) continue;
    const name = entityName(item.phrase.words);
    notes.declare(name, { at, start: item.start, end: item.phrase.end });
    notes.current = name;
    if (item.group) readFieldList(reading, notes, at, name, item.group);
  }
  reading.use(at, 0, tokens.length);
  return true;
}

function readDefinition(reading: BriefReading, notes: DomainNotes, at: SentenceReading, phrase: NounPhrase, rest: Range): boolean {
  const name = entityName(phrase.words);
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, phrase.start, rest.start);
  return rest.start >= rest.end || readFieldList(reading, notes, at, name, rest);
}

/** Notes each element as a field of the entity; entities with fields of their own in brackets stand beside it. */
export function readFieldList(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string | undefined,
  range: Range,
): boolean {
  const { tokens } = at.sentence;
  if (entity === undefined) return false;
  const items = listItems(tokens, range);
  if (items.length === 0 || items.every((item) => !isUsableField(tokens, item))) return false;
  for (const item of items) noteField(reading, notes, at, entity, item);
  notes.current = entity;
  return true;
}

const isUsableField = (tokens: readonly Token[], { phrase, tail }: ListItem): boolean =>
  !(phrase.words.length === 1 && isStopNoun(singular(phrase.words[0] ?? ''), 'strict') && !isFieldName(phrase.words)) && !(isWord(tokens[tail.start], 'be') && phrase.words.length > 3);

export function noteField(reading: BriefReading, notes: DomainNotes, at: SentenceReading, entity: string, item: ListItem): void {
  const { tokens } = at.sentence;
  const field = fieldOf(tokens, item);
  if (field.name === '' || !isUsableField(tokens, item) || notes.isTaken(at, item.phrase)) return;
  const inBrackets = item.group && holdsFieldNames(tokens, item.group) && listItems(tokens, item.group).length > 1 && (item.phrase.plural || (field.enumValues === undefined && field.type === undefined && field.constraints.length === 0));
  if (inBrackets && item.group) {
    const target = entityName(item.phrase.words);
    if (item.phrase.plural || notes.isDeclared(target)) notes.declare(target, { at, start: item.start, end: item.phrase.end });
    else {
      readFieldList(reading, notes, at, entity, item.group);
      reading.use(at, item.start, item.end);
      return;
    }
    readFieldList(reading, notes, at, target, item.group);
  }
  const own = inBrackets ? { ...field, type: undefined, enumValues: undefined, constraints: [] } : field;
  notes.fields.push({ entity, field: own, phrase: item.phrase, place: { at, start: item.start, end: item.phrase.end } });
  reading.use(at, item.start, item.end);
}
