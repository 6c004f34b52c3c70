import type { DraftFieldType } from '../../draft-model';
import { grammar } from '../../lexicon/grammar-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied } from './parties';

/** What one of something is of: a row of something else, at a time. */
interface EachTime {
  readonly holder: string;
  readonly time: NounPhrase;
  readonly end: number;
}

/** "For each lift and day, one log is created", "one count per hive and week": of which of them, and of which day. */
export function readEachTime(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const start = tokens.findIndex(
    (token, i) => isWord(token, 'per') || (isWord(token, 'for') && isWord(tokens[i + 1], 'each', 'every')),
  );
  const each = start < 0 ? undefined : eachTimeAt(notes, tokens, start + 1);
  const one = each && tokens.findIndex((token, i) => isWord(token, 'one') && (i < start || i >= each.end));
  if (!each || one === undefined || one < 0) return;
  const thing = nounPhraseAt(tokens, one, one < start ? start : tokens.length);
  const entity = thing && (notes.entityFor(thing.words) ?? recordNamed(notes, at, thing));
  if (!thing || entity === undefined || entity === each.holder) return;
  const place = { at, start: Math.min(start, one), end: Math.max(each.end, thing.end) };
  if (!isTied(notes, entity, each.holder))
    notes.multiplicities.push({ from: entity, to: each.holder, count: 'one', verb: 'refers', place });
  const words = singularWords(each.time.words);
  const field = { name: camelCase(words), words, type: typeOf(words), enumValues: undefined, constraints: [] };
  if (field.type === undefined || !saysWhen(notes, entity))
    notes.fields.push({ entity, field, phrase: { ...each.time, words }, place, exact: true });
  reading.use(at, place.start, tokens.length);
}

/** "one logbook is kept", of which the brief has not spoken yet. */
function recordNamed(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): string | undefined {
  const isRecord = canBeEntity(phrase.words, true) && !isFieldName(phrase.words) && !notes.isTaken(at, phrase);
  if (!isRecord || isWord(at.sentence.tokens[phrase.end], 'of', 'per')) return undefined;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  return name;
}

/** "each hive and calendar week" */
function eachTimeAt(notes: DomainNotes, tokens: readonly Token[], start: number): EachTime | undefined {
  const and = tokens.findIndex((token, i) => i > start && i < start + 5 && isWord(token, 'and'));
  const holder = and < 0 ? undefined : nounPhraseAt(tokens, start, and);
  const name = holder?.end === and ? notes.entityFor(holder.words) : undefined;
  const time = nounPhraseAt(tokens, and + 1, Math.min(tokens.length, and + 4));
  const isTime = time !== undefined && grammar.timeNouns.has(time.words.at(-1) ?? '');
  return name !== undefined && isTime ? { holder: name, time, end: time.end } : undefined;
}

/** Whether one of its parts tells the day already. */
const saysWhen = ({ fields }: DomainNotes, of: string): boolean =>
  fields.some(({ entity, field }) => {
    const type = field.type ?? fieldHint(field.name)?.field.type;
    return entity === of && (type === 'date' || type === 'datetime');
  });

const typeOf = (words: readonly string[]): DraftFieldType | undefined =>
  ['day', 'evening', 'night', 'morning', 'afternoon'].includes(words.at(-1) ?? '') ? 'date' : undefined;
