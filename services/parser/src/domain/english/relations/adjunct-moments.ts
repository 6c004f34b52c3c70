import { camelCase } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';

const MOMENTS = new Set(['time', 'date', 'day', 'moment', 'datetime']);
/** What a moment is called that something begins or ends at. */
export const MOMENT_VERBS: Readonly<Record<string, string>> = {
  start: 'start',
  begin: 'start',
  end: 'end',
  finish: 'end',
  open: 'opening',
  close: 'closing',
  arrive: 'arrival',
  depart: 'departure',
  return: 'return',
};
/** "a certain day" is some day. */
const SOME = new Set(['certain', 'given', 'specific', 'particular', 'fixed', 'set', 'agreed']);

/** "A rental is one boat for one guest on a day", "a show is on a day, at a time": one row, and when it is. */
function isOnSomeDay(tokens: readonly Token[], { start, words }: NounPhrase): boolean {
  const be = tokens.findIndex((token) => isWord(token, 'be'));
  const isRow = isWord(tokens[0], 'a', 'an', 'each', 'every') && be > 0 && be < 4;
  const day = tokens.findIndex((token, i) => isWord(token, 'day') && isWord(tokens[i - 2], 'on'));
  return isRow && isWord(tokens[start], 'a') && day > 0 && (words.join() === 'day' || isWord(tokens[start - 1], 'at'));
}

/** "at a certain start time", "on a given day", "at a given date and time" */
export function noteMoment(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  /** "starts at a time": what the verb says of it. */
  of: string | undefined,
): boolean {
  const plain = phrase.words.filter((word) => !SOME.has(word));
  const words = of !== undefined && plain.length === 1 ? [of, ...plain] : plain;
  const last = words.at(-1) ?? '';
  const isSome = at.sentence.tokens.slice(phrase.start, phrase.head.end).some(({ lower }) => SOME.has(lower));
  // "one at a time" names no moment.
  const isMoment =
    MOMENTS.has(last) && (words.length > 1 || isSome || last === 'date' || isOnSomeDay(at.sentence.tokens, phrase));
  if (!isMoment || words.length > 2) return false;
  const said = last === 'day' && words.length === 1 ? ['date'] : words;
  const name = camelCase(said);
  const type = last === 'day' || last === 'date' ? 'date' : 'datetime';
  if (notes.fields.some((note) => note.entity === entity && note.field.name === name)) return true;
  notes.declare(entity, { at, start: phrase.start, end: phrase.end });
  notes.fields.push({
    entity,
    field: { name, words: said, type, enumValues: undefined, constraints: [] },
    phrase: { ...phrase, words: said },
    place: { at, start: phrase.start, end: phrase.end },
  });
  reading.use(at, phrase.start, phrase.end);
  const { tokens } = at.sentence;
  if (last === 'date' && isWord(tokens[phrase.end], 'and') && isWord(tokens[phrase.end + 1], 'time')) {
    const field = { name: 'time', words: ['time'], type: 'time' as const, enumValues: undefined, constraints: [] };
    const place = { at, start: phrase.end, end: phrase.end + 2 };
    notes.fields.push({ entity, field, phrase: { ...phrase, words: ['time'] }, place });
    reading.use(at, place.start, place.end);
  }
  return true;
}
