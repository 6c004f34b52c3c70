import { typeFromWords } from '../../lexicon/field-lexicon';
import { isWord, type Token } from '../../text/token';
import type { DraftFieldType } from '../../draft-model';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { ListItem } from './list-item';
import { bracketsAt } from '../grammar/brackets';
import { plainPhrase } from '../grammar/plain-phrase';

const TYPE_NAMES = new Set([
  'uuid',
  'string',
  'str',
  'int',
  'integer',
  'float',
  'double',
  'bool',
  'boolean',
  'decimal',
  'json',
  'timestamp',
  'datetime',
  'varchar',
  'bigint',
  'numeric',
  'guid',
  'enum',
]);

/** "year int, ok bool, labels list of strings": the last words of each are its type, when some of them can be nothing else. */
export function typedItems(
  tokens: readonly Token[],
  parts: readonly Range[],
  /** How an element without a type is read. */
  plain: (part: Range) => ListItem | undefined,
): (ListItem | undefined)[] | undefined {
  const typed = parts.some(
    ({ start, end }) => end - start > 1 && TYPE_NAMES.has(tokens[nameEnd(tokens, start, end) - 1]?.lower ?? ''),
  );
  const spoken = parts.some(({ start }) => isWord(tokens[start], 'a', 'an', 'the'));
  return typed && !spoken ? parts.map((part) => typedItem(tokens, part) ?? plain(part)) : undefined;
}

/** Where the words end that are neither in brackets nor behind a mark. */
export function nameEnd(tokens: readonly Token[], start: number, end: number): number {
  let i = start;
  while (i < end && tokens[i]?.kind !== 'mark') i++;
  return i;
}

/** "an enabled bool", "a position integer": the last word of a phrase that can be nothing but a type; "free-text remarks": the first. */
export function withoutType(phrase: NounPhrase): { phrase: NounPhrase; type: DraftFieldType | undefined } {
  const leading = LEADING.find((words) => phrase.words.length > 2 && phrase.words.slice(0, 2).join(' ') === words);
  if (leading !== undefined) return { phrase: { ...phrase, words: phrase.words.slice(2) }, type: 'text' };
  const last = phrase.words.at(-1) ?? '';
  const type = phrase.words.length > 1 && OUTRIGHT.has(last) ? typeFromWords([last]) : undefined;
  return type === undefined ? { phrase, type } : { phrase: { ...phrase, words: phrase.words.slice(0, -1) }, type };
}

const LEADING = ['free text', 'long text', 'plain text', 'freeform text'];

const OUTRIGHT = new Set([
  'bool',
  'boolean',
  'int',
  'integer',
  'uuid',
  'json',
  'varchar',
  'string',
  'float',
  'datetime',
]);

function typedItem(tokens: readonly Token[], part: Range): ListItem | undefined {
  const { start } = part;
  const end = nameEnd(tokens, start, part.end);
  for (let cut = start + 1; cut < end && cut <= start + 3; cut++) {
    const outright = TYPE_NAMES.has(tokens[cut]?.lower ?? '');
    if (!outright && typeFromWords(tokens.slice(cut, end).map(({ lower }) => lower)) === undefined) continue;
    const name = nounPhraseAt(tokens, start, cut);
    const phrase = name?.end === cut ? name : plainPhrase(tokens, { start, end: cut });
    const group = bracketsAt(tokens, end, part.end);
    return { start, end: part.end, phrase, group, tail: { start: cut, end: group ? group.start - 1 : part.end } };
  }
  return undefined;
}

/** "a receipt as a file", "a budget as a PDF" */
export const isAsFile = (tokens: readonly Token[], { start, end }: Range): boolean =>
  isWord(tokens[start], 'as') &&
  isWord(tokens[start + 1], 'a', 'an') &&
  end > start + 2 &&
  isWord(
    tokens[start + 2],
    'file',
    'pdf',
    'image',
    'picture',
    'photo',
    'scan',
    'attachment',
    'upload',
    'jpeg',
    'document',
  );
