import { typeFromWords } from '../../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
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
    ({ start, end }) =>
      end - start > 1 &&
      (TYPE_NAMES.has(tokens[nameEnd(tokens, start, end) - 1]?.lower ?? '') || notationIn(tokens, start, end) < end),
  );
  const spoken = parts.some(({ start }) => isWord(tokens[start], 'a', 'an', 'the'));
  return typed && !spoken ? parts.map((part) => typedItem(tokens, part) ?? plain(part)) : undefined;
}

/** Where it begins to be said of a column what it may hold: "email varchar | UNIQUE", "day date | not null", "boat_id | FK boats". */
function notationIn(tokens: readonly Token[], start: number, end: number): number {
  const at = tokens.findIndex(
    (token, i) =>
      i > start &&
      i < end &&
      (isWord(token, 'fk', 'pk', 'references', 'nullable', 'null') ||
        token.text === 'UNIQUE' ||
        (isWord(token, 'not') && isWord(tokens[i + 1], 'null')) ||
        (isWord(token, 'unique') && TYPE_NAMES.has(tokens[i - 1]?.lower ?? '')) ||
        // "status text default open", "price numeric(10,2) default 0"
        (isWord(token, 'default', 'check') && i > start + 1 && endsType(tokens[i - 1]))),
  );
  return at < 0 ? end : at;
}

const endsType = (token: Token | undefined): boolean =>
  isMark(token, ')') || typeFromWords([token?.lower ?? '']) !== undefined;

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
  const notation = notationIn(tokens, start, end);
  for (let cut = start + 1; cut < end && cut <= start + 3; cut++) {
    const outright = TYPE_NAMES.has(tokens[cut]?.lower ?? '') || cut === notation;
    if (!outright && typeFromWords(tokens.slice(cut, notation).map(({ lower }) => lower)) === undefined) continue;
    const name = nounPhraseAt(tokens, start, cut);
    const phrase = name?.end === cut ? name : plainPhrase(tokens, { start, end: cut });
    const group = bracketsAt(tokens, end, part.end);
    // "name varchar(100) not null": more is said behind the brackets of the type.
    const isOfType = group !== undefined && notationIn(tokens, group.end, part.end) < part.end;
    const tail = { start: cut, end: group && !isOfType ? group.start - 1 : part.end };
    return { start, end: part.end, phrase, group: isOfType ? undefined : group, tail };
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
