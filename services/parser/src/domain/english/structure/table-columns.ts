import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { writtenValue } from '../things/said-defaults';
import { cellsOf } from './table-cells';

/** "| Book | title, isbn |" under "Fields": all of them in one cell. */
export function isListColumn(header: SentenceReading | undefined, [, second]: readonly Range[]): boolean {
  if (!header || !second) return false;
  const head = cellsOf(header.sentence.tokens)[1];
  return head !== undefined && isPlural(header.sentence.tokens[head.end - 1]?.lower ?? '');
}

/** The first row of the table that a row is in, when it says what the columns are. */
export function headerOf(reading: BriefReading, at: SentenceReading): SentenceReading | undefined {
  let index = reading.sentences.indexOf(at);
  while (
    reading.sentences[index - 1]?.sentence.kind === 'row' &&
    reading.sentences[index - 1]?.sentence.parent === at.sentence.parent
  )
    index--;
  const first = reading.sentences[index];
  return first && isHeaderRow(headsOf(first)) ? first : undefined;
}

/** The last word over each column: "Max length", "Required?". */
export const headsOf = ({ sentence: { tokens } }: SentenceReading): string[] =>
  cellsOf(tokens).map(({ start, end }) =>
    singular(tokens.slice(start, end).findLast(({ kind }) => kind === 'word')?.lower ?? ''),
  );

/** "yes" in a column "Required", "0" in a column "Default". */
export function ruleOf(head: string, tokens: readonly Token[], { start, end }: Range): string | undefined {
  const yes = isWord(tokens[start], 'yes', 'y', 'x', 'true') || isMark(tokens[start], '✓', '✔', '✅');
  const no = isWord(tokens[start], 'no', 'n', 'false') || isMark(tokens[start], '✗', '✘', '❌', '×');
  if (head === 'required' || head === 'mandatory') return yes ? 'required' : no ? 'optional' : undefined;
  if (head === 'optional' || head === 'nullable' || head === 'null')
    return yes ? 'optional' : no ? 'required' : undefined;
  if (head === 'unique') return yes ? 'unique' : undefined;
  const words = tokens.slice(start, end).filter(({ kind }) => kind !== 'mark');
  if (head !== 'default' || words.length === 0 || words.length > 2 || isWord(words[0], 'none')) return undefined;
  return `default=${numberOf(words[0]) ?? writtenValue(tokens, { start, end })}`;
}

/** The heads of columns whose cells need their head to say anything: "no" under "Required". */
const RULE_HEADS = new Set(['required', 'mandatory', 'optional', 'nullable', 'null', 'unique', 'default']);

/** The cells that speak for themselves, of a run of them the first; "no" and "over 0" in two cells are no "no over 0". */
export function saidCells(cells: readonly Range[], heads: readonly string[]): readonly Range[] {
  const speaks = (_: Range, i: number): boolean => !RULE_HEADS.has(heads[i] ?? '');
  const from = cells.findIndex(speaks);
  const to = cells.findIndex((cell, i) => i > from && !speaks(cell, i));
  return from < 0 ? [] : cells.slice(from, to < 0 ? cells.length : to);
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
  'mandatory',
  'null',
]);
export const NAME_HEADERS = new Set(['field', 'name', 'column', 'attribute', 'property', 'key']);
export const ENTITY_HEADERS = new Set(['entity', 'resource', 'table', 'model', 'object', 'thing']);

/** Every head is a word for a column, or the first one leaves no doubt. */
export const isHeaderRow = (heads: readonly string[]): boolean =>
  (heads.length > 1 &&
    (ENTITY_HEADERS.has(heads[0] ?? '') ||
      (NAME_HEADERS.has(heads[0] ?? '') &&
        heads.slice(1).some((head) => HEADER_WORDS.has(head) || head === 'meaning')))) ||
  (heads.length > 1 && heads.every((head) => TABLE_WORDS.has(head)));

/** Whether a row stands in a table that tells of one field in each row: "| Field | Type |", "| Entity | Field | Type |". */
export function tellsOfFields(reading: BriefReading, at: SentenceReading): boolean {
  const header = headerOf(reading, at);
  const [first = '', second = ''] = header ? headsOf(header) : [];
  return NAME_HEADERS.has(first) || (ENTITY_HEADERS.has(first) && NAME_HEADERS.has(second));
}

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
