import { entityName, singular } from '../names';
import { type Token, isMark } from '../text/token';
import type { DomainNotes } from './domain-notes';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { noteField } from './read-field-list';
import type { BriefReading, SentenceReading } from './reading';

/** A heading over a table of fields names an entity, whatever else stands under it. */
export function declareTable(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
): boolean {
  const children = reading.sentences.filter(({ sentence }) => sentence.parent === at.sentence);
  const header = children.find(({ sentence }) => sentence.kind === 'row');
  if (!header || !isHeaderRow(cellsOf(header.sentence.tokens), header.sentence.tokens)) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, 0, at.sentence.tokens.length);
  return true;
}

/** "| title | string | required |" under a heading that names the entity. */
export function readRow(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
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
  return cuts
    .slice(0, -1)
    .map((cut, i) => ({ start: cut + 1, end: cuts[i + 1] ?? tokens.length }))
    .filter(({ start, end }) => end > start);
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

function isHeaderRow(cells: readonly Range[], tokens: readonly Token[]): boolean {
  const heads = cells.map(({ start }) => singular(tokens[start]?.lower ?? ''));
  return heads.length > 1 && heads.every((head) => HEADER_WORDS.has(head)) && NAME_HEADERS.has(heads[0] ?? '');
}
