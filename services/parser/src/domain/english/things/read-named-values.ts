import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { isStateNoun, isUsualState } from '../../lexicon/state-lexicon';
import { camelCase, entityName, singular, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { FieldNote } from '../notes';
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
  /** "Levels", "conditions": several of what usually has a few fixed values. */
  readonly isKind: boolean;
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
  const meant = fieldsMeant(notes, said);
  const [first] = meant;
  const isList = values.length > (said.outright || said.isKind ? 1 : 2) && areNames(tokens, said);
  if (!first || !isList) return false;
  const place = { at, start: said.field.start, end };
  for (const { entity, words } of meant) noteValues(notes, place, entity, words, values, said.field);
  notes.current = first.entity;
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
  const last = singular(field.words.at(-1) ?? '');
  const can = isWord(tokens[behind], 'can', 'may') ? behind + 1 : behind;
  const start = isMark(tokens[can + 1], ':') ? can + 2 : can + 1;
  const list = { start, end };
  const isKind = field.plural && (isEnumNoun(last) || isStateNoun(last)) && areValues(tokens, can, list);
  const isMarked = (outright || isKind) && isLabelled(tokens[can]);
  return isWord(tokens[can], 'be') || isMarked ? { field, list, outright, isKind } : undefined;
}

const isLabelled = (mark: Token | undefined): boolean => isMark(mark, ':', '=', '–', '-');

/** "petrol, diesel", "are open and closed"; not "name, code", the parts of a thing, nor "are mandatory and unique", what they are like. */
function areValues(tokens: readonly Token[], behind: number, { start, end }: Range): boolean {
  const words = tokens.slice(start, end).filter((token) => token.kind === 'word' && !isWord(token, 'and', 'or'));
  const isPart = ({ lower }: Token): boolean => {
    const hint = fieldHint(lower);
    return hint?.exact === true && hint.field.type !== 'boolean';
  };
  return (
    !words.some((token) => token.pos === 'ADP' || isPart(token)) &&
    (isLabelled(tokens[behind]) ||
      words.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN') ||
      words.every(({ lower }) => isUsualState(lower)))
  );
}

interface MeantField {
  readonly entity: string;
  readonly words: readonly string[];
}

/**
 * The one that is known to have such a field, or all that have one of the kind ("levels" of "certificate level"); what is listed outright is
 * that of what is spoken of.
 */
function fieldsMeant(notes: DomainNotes, { field, outright, isKind }: NamedValues): MeantField[] {
  const words = singularWords(field.words);
  const asField = (note: FieldNote): MeantField => ({ entity: note.entity, words: [...note.field.words] });
  const known = notes.fields.filter((note) => isCalled(note.field.words, note.entity, words) && isTold(note.field));
  const note = known.find(({ entity }) => entity === (notes.topic ?? notes.current)) ?? known.at(-1);
  if (note) return [asField(note)];
  const last = words.at(-1) ?? '';
  const ofKind = isKind && words.length === 1 ? notes.fields.filter((one) => isOfKind(one.field, last)) : [];
  if (ofKind.length > 0) return ofKind.map(asField);
  const entity = notes.topic ?? notes.current;
  const isUsual = words.length === 1 && (isEnumNoun(last) || isStateNoun(last));
  return outright && entity !== undefined && isUsual ? [{ entity, words }] : [];
}

/** "certificate level", "minimum level of certificate", with no type that is said */
const isOfKind = ({ words, type }: SaidField, kind: string): boolean =>
  type === undefined &&
  words.length > 1 &&
  singular((words.includes('of') ? words[words.indexOf('of') - 1] : words.at(-1)) ?? '') === kind;

/** "status", or "ride status" of a ride. */
const isCalled = (own: readonly string[], entity: string, words: readonly string[]): boolean =>
  [camelCase(own), camelCase([...wordsOf(entity), ...own])].includes(camelCase(words));

/** Told in a word, as far as is known; a title is not. */
function isTold({ name, type }: SaidField): boolean {
  const usual = fieldHint(name)?.field;
  return ['string', 'enum', 'string_list'].includes(type ?? usual?.type ?? 'string') && usual?.searchable !== true;
}

/** "Colours are red and blue": names of what there is; "titles are stored and sorted" tells what is done. */
function areNames(tokens: readonly Token[], { list, outright, isKind }: NamedValues): boolean {
  const words = tokens.slice(list.start, list.end).filter(({ kind }) => kind !== 'mark');
  const isJoined = words.some((token) => isWord(token, 'and', 'or'));
  return (
    (outright || isKind || isJoined) &&
    words.every(
      ({ pos, lower }) =>
        ['and', 'or'].includes(lower) ||
        !['DET', 'PRON', 'AUX', 'SCONJ', ...(outright || isKind ? [] : ['VERB'])].includes(pos),
    )
  );
}
