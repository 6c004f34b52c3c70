import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { camelCase, entityName, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { alternatives } from '../lists/field-values';
import type { SaidField } from '../lists/said-field';
import type { BriefReading, SentenceReading } from '../reading';
import { noteValues } from './said-values';

const ALLOWED = ['possible', 'allowed', 'valid', 'permitted', 'available', 'supported', 'following', 'accepted'];
const VALUES = ['value', 'values', 'option', 'options', 'choice', 'choices'];

/** What the words call the field, where its values stand, and whether the words say that they are all that there are. */
interface NamedValues {
  readonly field: NounPhrase;
  readonly list: Range;
  readonly outright: boolean;
}

/** "Status values are planned and flown", "possible levels: easy, hard", "the allowed values for the level are ...", "colours are red and blue". */
export function readNamedValues(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const end = ['.', ';', '!'].includes(tokens.at(-1)?.text ?? '') ? tokens.length - 1 : tokens.length;
  const said = valuesOf(tokens, end);
  // "A wine is red or white", of a thing: no field of what somebody notes of it.
  const isThing =
    said !== undefined &&
    isWord(tokens[0], 'a', 'an', 'each', 'every') &&
    notes.isDeclared(entityName(said.field.words));
  if (!said || isThing) return false;
  const values = alternatives(tokens, said.list, true);
  const meant = fieldMeant(notes, said);
  const isList = values.length > (said.outright ? 1 : 2) && areNames(tokens, said);
  if (!meant || !isList) return false;
  const place = { at, start: said.field.start, end };
  noteValues(notes, place, meant.entity, meant.words, values, said.field);
  notes.current = meant.entity;
  reading.use(at, 0, end);
  return true;
}

function valuesOf(tokens: readonly Token[], end: number): NamedValues | undefined {
  let start = isWord(tokens[0], 'the', 'its', 'their') ? 1 : 0;
  const outright = isWord(tokens[start], ...ALLOWED);
  if (outright) start++;
  if (isWord(tokens[start], ...VALUES) && isWord(tokens[start + 1], 'for', 'of')) {
    const field = nounPhraseAt(tokens, start + 2, end);
    return field && withList(tokens, field, field.end, { end, outright: true });
  }
  const named = nounPhraseAt(tokens, start, end);
  const last = named?.words.at(-1) ?? '';
  if (!named) return undefined;
  const isNamed = VALUES.includes(last) && named.words.length > 1;
  const field = isNamed ? { ...named, words: named.words.slice(0, -1) } : named;
  return withList(tokens, field, named.end, { end, outright: outright || isNamed });
}

function withList(
  tokens: readonly Token[],
  field: NounPhrase,
  behind: number,
  { end, outright }: { end: number; outright: boolean },
): NamedValues | undefined {
  const can = isWord(tokens[behind], 'can', 'may') ? behind + 1 : behind;
  const opens = isWord(tokens[can], 'be') || (outright && isMark(tokens[can], ':', '=', '–', '-'));
  if (!opens) return undefined;
  const start = isMark(tokens[can + 1], ':') ? can + 2 : can + 1;
  return { field, list: { start, end }, outright };
}

/** The one that is known to have such a field; a kind or status that is listed outright is that of what is spoken of. */
function fieldMeant(
  notes: DomainNotes,
  { field, outright }: NamedValues,
): { entity: string; words: string[] } | undefined {
  const words = singularWords(field.words);
  const known = notes.fields.filter((note) => isCalled(note.field.words, note.entity, words) && isTold(note.field));
  const note = known.find(({ entity }) => entity === (notes.topic ?? notes.current)) ?? known.at(-1);
  if (note) return { entity: note.entity, words: [...note.field.words] };
  const entity = notes.topic ?? notes.current;
  const last = words.at(-1) ?? '';
  return outright && entity !== undefined && words.length === 1 && (isEnumNoun(last) || isStateNoun(last))
    ? { entity, words }
    : undefined;
}

/** "status", or "ride status" of a ride. */
const isCalled = (own: readonly string[], entity: string, words: readonly string[]): boolean =>
  [camelCase(own), camelCase([...wordsOf(entity), ...own])].includes(camelCase(words));

/** Told in a word, as far as is known; a title is not. */
function isTold({ name, type }: SaidField): boolean {
  const usual = fieldHint(name)?.field;
  return ['string', 'enum', 'string_list'].includes(type ?? usual?.type ?? 'string') && usual?.searchable !== true;
}

/** "Colours are red and blue": names of what there is; "titles are stored and sorted" tells what is done. */
function areNames(tokens: readonly Token[], { list, outright }: NamedValues): boolean {
  const words = tokens.slice(list.start, list.end).filter(({ kind }) => kind !== 'mark');
  const isJoined = words.some((token) => isWord(token, 'and', 'or'));
  return (
    (outright || isJoined) &&
    words.every(
      ({ pos, lower }) =>
        ['and', 'or'].includes(lower) || !['DET', 'PRON', 'AUX', 'SCONJ', ...(outright ? [] : ['VERB'])].includes(pos),
    )
  );
}
