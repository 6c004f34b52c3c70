import type { DraftFieldType } from '../../draft-model';
import { grammar } from '../../lexicon/grammar-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Place } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied } from './parties';

/** What one of something is of: rows of other things, and perhaps a time. */
interface EachTime {
  readonly holders: readonly string[];
  readonly time: NounPhrase | undefined;
  readonly end: number;
}

/**
 * "For each lift and day, one log is created", "one count per hive and week", "only one vote per member and motion": of which of them,
 * and of which day.
 */
export function readEachTime(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const start = tokens.findIndex((_, i) => eachLength(tokens, i) > 0);
  const each = start < 0 ? undefined : eachTimeAt(notes, tokens, start);
  const one = each && tokens.findIndex((token, i) => isWord(token, 'one') && (i < start || i >= each.end));
  if (!each || one === undefined || one < 0) return;
  const thing = nounPhraseAt(tokens, one, one < start ? start : tokens.length);
  const entity = thing && (notes.entityFor(thing.words) ?? recordNamed(notes, at, thing, each.holders.length > 1));
  if (!thing || entity === undefined || each.holders.includes(entity)) return;
  const place = { at, start: Math.min(start, one), end: Math.max(each.end, thing.end) };
  for (const holder of each.holders)
    if (!isTied(notes, entity, holder))
      notes.multiplicities.push({ from: entity, to: holder, count: 'one', verb: 'refers', place });
  if (each.time) noteTime(notes, entity, each.time, place);
  reading.use(at, place.start, each.time ? tokens.length : place.end);
}

function noteTime(notes: DomainNotes, entity: string, time: NounPhrase, place: Place): void {
  const words = singularWords(time.words);
  const field = { name: camelCase(words), words, type: typeOf(words), enumValues: undefined, constraints: [] };
  if (field.type === undefined || !saysWhen(notes, entity))
    notes.fields.push({ entity, field, phrase: { ...time, words }, place, exact: true });
}

/** "per", "for each": how many words say that there is one of each. */
const eachLength = (tokens: readonly Token[], i: number): number =>
  isWord(tokens[i], 'per') ? 1 : isWord(tokens[i], 'for') && isWord(tokens[i + 1], 'each', 'every') ? 1 : 0;

/** "one logbook is kept", of which the brief has not spoken yet. */
function recordNamed(
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  ofSeveral: boolean,
): string | undefined {
  const isRecord = canBeEntity(phrase.words, true) && !isFieldName(phrase.words) && !notes.isTaken(at, phrase);
  if (!isRecord || (isWord(at.sentence.tokens[phrase.end], 'of', 'per') && !ofSeveral)) return undefined;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  return name;
}

/** "each hive and calendar week", "per member and per motion" */
function eachTimeAt(notes: DomainNotes, tokens: readonly Token[], start: number): EachTime | undefined {
  const holders: string[] = [];
  let [time, end]: [NounPhrase | undefined, number] = [undefined, start];
  for (let i = start + eachLength(tokens, start); time === undefined; ) {
    const and = tokens.findIndex(
      (token, k) => k > i && k < i + 5 && (isWord(token, 'and') || eachLength(tokens, k) > 0),
    );
    const phrase = nounPhraseAt(tokens, i, and < 0 ? tokens.length : and);
    const holder = phrase && !phrase.plural ? notes.entityFor(phrase.words) : undefined;
    if (phrase && holder !== undefined) holders.push(holder);
    else if (phrase && holders.length > 0 && grammar.timeNouns.has(phrase.words.at(-1) ?? '')) time = phrase;
    else break;
    end = phrase.end;
    if (end !== and) break;
    const joined = isWord(tokens[and], 'and') ? and + 1 : and;
    i = joined + eachLength(tokens, joined);
  }
  return holders.length + (time ? 1 : 0) > 1 ? { holders, time, end } : undefined;
}

/** Whether one of its parts tells the day already. */
const saysWhen = ({ fields }: DomainNotes, of: string): boolean =>
  fields.some(({ entity, field }) => {
    const type = field.type ?? fieldHint(field.name)?.field.type;
    return entity === of && (type === 'date' || type === 'datetime');
  });

const typeOf = (words: readonly string[]): DraftFieldType | undefined =>
  ['day', 'evening', 'night', 'morning', 'afternoon'].includes(words.at(-1) ?? '') ? 'date' : undefined;
