import { grammar } from '../../lexicon/grammar-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "A parcel has the following details:", where the lines below name them. */
export function announcesParts(reading: BriefReading, { sentence }: SentenceReading, object: Range): boolean {
  const { tokens } = sentence;
  const phrase = nounPhraseAt(tokens, object.start, object.end);
  const isLabel = grammar.fieldListLabels.has(singular(phrase?.words.at(-1) ?? ''));
  const ends = phrase !== undefined && tokens.slice(phrase.end, object.end).every(({ kind }) => kind === 'mark');
  return isLabel && ends && reading.childrenOf(sentence).length > 0;
}

/** Whether it is told of a thing that the lines below name its parts: "has the following details". */
export const endsInLabel = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'have', 'include', 'contain')) &&
  grammar.fieldListLabels.has(singular(tokens.at(-1)?.lower ?? ''));

/** Longer lines tell something besides. */
const LONGEST_ANNOUNCEMENT = 16;
const THINGS = new Set(['entities', 'tables', 'models', 'resources', 'collections']);

/** "The following entities are required:", "The main tables are listed below." */
export function announcesThings(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  const opens = isMark(last, ':') || tokens.slice(-3).some((token) => isWord(token, 'below', 'following'));
  return tokens.length <= LONGEST_ANNOUNCEMENT && opens && tokens.some(({ lower }) => THINGS.has(lower));
}

const OF_KEYS = new Set(
  'id integer int bigint uuid string number serial primary key pk auto autoincrement increment incremented generated unique required'.split(
    ' ',
  ),
);

/** "ID", "id: integer, primary key": every row has one anyway. */
export const isOwnKey = (tokens: readonly Token[]): boolean =>
  tokens[0]?.lower === 'id' && tokens.every(({ kind, lower }) => kind === 'mark' || OF_KEYS.has(lower));
