import { entityName, isPlural, singular, wordsOf } from '../../names';
import { type Sentence, type Token, isMark, isWord } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import { writtenValue } from '../things/said-defaults';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { isLabelWord } from '../grammar/line-labels';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { noteFields, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { cellsOf } from './table-cells';

/** A heading over a table of fields names an entity, whatever else stands under it. */
export function declareTable(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
): boolean {
  const children = reading.childrenOf(at.sentence);
  const header = children.find(({ sentence }) => sentence.kind === 'row');
  if (!header || !NAME_HEADERS.has(headsOf(header)[0] ?? '') || !isHeaderRow(headsOf(header))) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, 0, at.sentence.tokens.length);
  return true;
}

/** "| title | string | required |" under a heading that names the entity. */
export function readRow(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const cells = cellsOf(tokens);
  const header = headerOf(reading, at);
  const [first, second, ...rest] = cells;
  if (!first || header === at) {
    at.noContent = true;
    return true;
  }
  const heads = header ? headsOf(header) : [];
  const phrase = nameIn(tokens, first);
  // Every row of the API has a key.
  if (isWord(tokens[first.start], 'id') && first.end === first.start + 1) {
    at.noContent = true;
    return true;
  }
  if (!phrase) return false;
  if (ENTITY_HEADERS.has(heads[0] ?? '')) {
    if (!NAME_HEADERS.has(heads[1] ?? '') || isListColumn(header, cells))
      return readEntityRow(reading, notes, at, phrase, cells);
    return readFieldOfEntity(reading, notes, at, phrase, cells);
  }
  const entity = ownerOf(notes, at) ?? (NAME_HEADERS.has(heads[0] ?? '') ? notes.current : undefined);
  if (entity === undefined || (header !== undefined && !NAME_HEADERS.has(heads[0] ?? ''))) return false;
  noteCells(reading, notes, at, entity, phrase, second, rest);
  const values = cells.flatMap((cell, i) => ruleOf(heads[i] ?? '', tokens, cell) ?? []);
  if (values.length > 0)
    notes.constraints.push({
      entity,
      words: phrase.words,
      values,
      place: { at, start: first.start, end: tokens.length },
    });
  return true;
}

/** "| Book | title, isbn |" under "Fields": all of them in one cell. */
function isListColumn(header: SentenceReading | undefined, [, second]: readonly Range[]): boolean {
  if (!header || !second) return false;
  const head = cellsOf(header.sentence.tokens)[1];
  return head !== undefined && isPlural(header.sentence.tokens[head.end - 1]?.lower ?? '');
}

/** "one of", "choice": the values stand in the next cell. */
const isChoice = (tokens: readonly Token[], { start, end }: Range): boolean =>
  end - start <= 2 &&
  (isWord(tokens[start], 'enum', 'choice', 'select', 'selection') ||
    (isWord(tokens[start], 'one') && isWord(tokens[start + 1], 'of')));

/** In a column of names the whole cell is one: "done on", "serial no". */
function nameIn(tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, start, end);
  const words = tokens.slice(start, end);
  if (!phrase || phrase.end === end || words.length > 4 || words.some(({ kind }) => kind !== 'word')) return phrase;
  return { ...phrase, words: words.map(({ lower }) => lower), end, head: { start, end } };
}

/** What the cells behind the name of a field say of it. */
function noteCells(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  second: Range | undefined,
  rest: readonly Range[],
): void {
  const { tokens } = at.sentence;
  const [next, last] = [rest[0], rest.at(-1)];
  const tail = next && last ? { start: next.start, end: last.end } : { start: tokens.length, end: tokens.length };
  const type = second && next && isChoice(tokens, second) ? next : second;
  const group = type && type.end > type.start ? type : undefined;
  noteFields(reading, notes, at, entity, [{ start: phrase.start, end: tokens.length, phrase, group, tail }]);
}

/** "| Pipette | serial number | unique |": one field of the thing in the first column. */
function readFieldOfEntity(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  thing: NounPhrase,
  [, name, second, ...rest]: readonly Range[],
): boolean {
  const { tokens } = at.sentence;
  const field = name && nameIn(tokens, name);
  if (!canBeEntity(thing.words, true) || !name) return false;
  const entity = notes.canonical(entityName(thing.words));
  notes.list(entity, { at, start: thing.head.start, end: thing.head.end });
  notes.current = entity;
  reading.use(at, thing.start, thing.end);
  if (!field) return false;
  const target = notes.entityFor(field.words);
  if (target !== undefined && target !== entity && field.words.length === wordsOf(target).length) {
    notes.multiplicities.push({
      from: entity,
      to: target,
      count: 'one',
      verb: 'refers',
      place: { at, start: field.start, end: field.end },
    });
    reading.use(at, 0, tokens.length);
    return true;
  }
  noteCells(reading, notes, at, entity, field, second, rest);
  return true;
}

/** "| Book | title, isbn, pages |" */
function readEntityRow(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  [, fields]: readonly Range[],
): boolean {
  if (!canBeEntity(phrase.words, true)) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, phrase.start, phrase.end);
  return !fields || readFieldList(reading, notes, at, name, fields);
}

/** The entity that the nearest heading or introduction of the table names. */
function ownerOf(notes: DomainNotes, at: SentenceReading): string | undefined {
  for (let parent = at.sentence.parent; parent; parent = parent.parent) {
    const introduced = introducedBy(notes, at, parent);
    if (introduced !== undefined) return introduced;
    const label = isWord(parent.tokens[0], 'table', 'entity', 'model') && isMark(parent.tokens[1], ':') ? 2 : 0;
    const phrase = nounPhraseAt(parent.tokens, label, parent.tokens.length);
    const entity = phrase && notes.entityFor(phrase.words);
    if (entity !== undefined) return entity;
  }
  return undefined;
}

/** "Each vehicle also has many services:": what stands right before the colon is what the table is about. */
function introducedBy(notes: DomainNotes, at: SentenceReading, { tokens, kind }: Sentence): string | undefined {
  const colon = tokens.length - 1;
  if (kind !== 'prose' || !isMark(tokens[colon], ':')) return undefined;
  for (let i = Math.max(0, colon - 3); i < colon; i++) {
    const phrase = nounPhraseAt(tokens, i, colon);
    if (phrase?.start !== i || phrase.end !== colon || !canBeEntity(phrase.words, true)) continue;
    const isNew = phrase.plural && !isLabelWord(phrase.words);
    const name = notes.entityFor(phrase.words) ?? (isNew ? notes.canonical(entityName(phrase.words)) : undefined);
    if (name === undefined) continue;
    notes.list(name, { at, start: 0, end: 0 });
    return name;
  }
  return undefined;
}

/** The first row of the table that a row is in, when it says what the columns are. */
function headerOf(reading: BriefReading, at: SentenceReading): SentenceReading | undefined {
  let index = reading.sentences.indexOf(at);
  while (
    reading.sentences[index - 1]?.sentence.kind === 'row' &&
    reading.sentences[index - 1]?.sentence.parent === at.sentence.parent
  )
    index--;
  const first = reading.sentences[index];
  return first && isHeaderRow(headsOf(first)) ? first : undefined;
}

const headsOf = ({ sentence: { tokens } }: SentenceReading): string[] =>
  cellsOf(tokens).map(({ start, end }) => singular(tokens[Math.max(start, end - 1)]?.lower ?? ''));

/** "yes" in a column "Required", "0" in a column "Default". */
function ruleOf(head: string, tokens: readonly Token[], { start, end }: Range): string | undefined {
  const yes = isWord(tokens[start], 'yes', 'y', 'x', 'true') || isMark(tokens[start], '✓', '✔', '✅');
  const no = isWord(tokens[start], 'no', 'n', 'false');
  if (head === 'required' || head === 'mandatory') return yes ? 'required' : no ? 'optional' : undefined;
  if (head === 'optional' || head === 'nullable') return yes ? 'optional' : no ? 'required' : undefined;
  if (head === 'unique') return yes ? 'unique' : undefined;
  const words = tokens.slice(start, end).filter(({ kind }) => kind !== 'mark');
  if (head !== 'default' || words.length === 0 || words.length > 2 || isWord(words[0], 'none')) return undefined;
  return `default=${numberOf(words[0]) ?? writtenValue(tokens, { start, end })}`;
}

const HEADER_WORDS = new Set([
  'field',
  'name',
  'type',
  'rule',
  'description',
  'column',
  'attribute',
  'property',
  'constraint',
  'note',
  'required',
  'default',
  'validation',
  'example',
  'remark',
  'optional',
  'unique',
  'kind',
  'data',
  'value',
  'comment',
  'key',
  'detail',
  'entity',
  'nullable',
]);
const NAME_HEADERS = new Set(['field', 'name', 'column', 'attribute', 'property', 'key']);
const ENTITY_HEADERS = new Set(['entity', 'resource', 'table', 'model', 'object', 'thing']);

/** Every head is a word for a column, or the first one leaves no doubt. */
const isHeaderRow = (heads: readonly string[]): boolean =>
  (heads.length > 1 &&
    (ENTITY_HEADERS.has(heads[0] ?? '') ||
      (NAME_HEADERS.has(heads[0] ?? '') &&
        heads.slice(1).some((head) => HEADER_WORDS.has(head) || head === 'meaning')))) ||
  (heads.length > 1 && heads.every((head) => TABLE_WORDS.has(head)));

/** Heads of tables that are about no fields. */
const TABLE_WORDS = new Set([
  'topic',
  'decision',
  'role',
  'right',
  'permission',
  'endpoint',
  'method',
  'area',
  'choice',
  'item',
  'answer',
  'question',
  'part',
  'technology',
  'can',
  'may',
]);
