import { entityName, wordsOf } from '../../names';
import { type Sentence, type Token, isMark, isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { isLabelWord } from '../grammar/line-labels';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { plainPhrase } from '../grammar/plain-phrase';
import { noteFields, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { cellsOf } from './table-cells';
import {
  ENTITY_HEADERS,
  headerOf,
  headsOf,
  isHeaderRow,
  isListColumn,
  NAME_HEADERS,
  ruleOf,
  saidCells,
} from './table-columns';

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
  const [first, ...behind] = cells;
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
    return readFieldOfEntity(reading, notes, at, phrase, { cells: behind, heads: heads.slice(1) });
  }
  const entity = ownerOf(notes, at) ?? (NAME_HEADERS.has(heads[0] ?? '') ? notes.current : undefined);
  if (entity === undefined || (header !== undefined && !NAME_HEADERS.has(heads[0] ?? ''))) return false;
  noteCells(reading, notes, at, entity, phrase, { cells: behind, heads: heads.slice(1) });
  return true;
}

/** "one of", "choice": the values stand in the next cell. */
const isChoice = (tokens: readonly Token[], { start, end }: Range): boolean =>
  end - start <= 2 &&
  (isWord(tokens[start], 'enum', 'choice', 'select', 'selection') ||
    (isWord(tokens[start], 'one') && isWord(tokens[start + 1], 'of')));

/** In a column of names the whole cell is one: "done on", "serial no", "on call". */
function nameIn(tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, start, end);
  const words = tokens.slice(start, end);
  const isName = words.length > 0 && words.length <= 4 && words.every(({ kind }) => kind === 'word');
  if (phrase?.end === end || !isName) return phrase;
  const name = phrase ?? plainPhrase(tokens, { start, end });
  return { ...name, words: words.map(({ lower }) => lower), end, head: { start, end } };
}

/** The cells of a row from some column on, and what stands over them. */
interface Columns {
  readonly cells: readonly Range[];
  readonly heads: readonly string[];
}

/** What the cells behind the name of a field say of it. */
function noteCells(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  { cells, heads }: Columns,
): void {
  const { tokens } = at.sentence;
  const [first, ...behind] = cells;
  const isType = first !== undefined && ruleOf(heads[0] ?? '', tokens, first) === undefined;
  const said = isType ? saidCells(behind, heads.slice(1)) : saidCells(cells, heads);
  const named = isType ? first : undefined;
  const [next, last] = [said[0], said.at(-1)];
  const tail = next && last ? { start: next.start, end: last.end } : { start: tokens.length, end: tokens.length };
  const type = named && next && isChoice(tokens, named) ? next : named;
  const group = type && type.end > type.start ? type : undefined;
  noteFields(reading, notes, at, entity, [{ start: phrase.start, end: tokens.length, phrase, group, tail }]);
  const values = cells.flatMap((cell, i) => ruleOf(heads[i] ?? '', tokens, cell) ?? []);
  if (values.length > 0)
    notes.constraints.push({
      entity,
      words: phrase.words,
      values,
      place: { at, start: phrase.start, end: tokens.length },
    });
}

/** "| Pipette | serial number | unique |": one field of the thing in the first column. */
function readFieldOfEntity(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  thing: NounPhrase,
  columns: Columns,
): boolean {
  const { tokens } = at.sentence;
  const [name, ...cells] = columns.cells;
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
      optional: tokens.slice(field.end).some((token) => isWord(token, 'optional', 'nullable')),
      place: { at, start: field.start, end: field.end },
    });
    reading.use(at, 0, cells[0]?.end ?? tokens.length);
    return true;
  }
  noteCells(reading, notes, at, entity, field, { cells, heads: columns.heads.slice(1) });
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
