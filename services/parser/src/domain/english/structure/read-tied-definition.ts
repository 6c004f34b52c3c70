import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { isLabelWord } from '../grammar/line-labels';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { listItems } from '../lists/list-items';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import { referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';

/** Behind these stands what each of the things that a line defines is of. */
const TYING = ['for', 'of', 'on', 'in', 'at', 'to', 'from', 'by', 'with', 'per'];

/** "jobs for a customer: title, planned date", "materials used on a job - name, price": parts of what comes first, which is of the other. */
export function readTiedDefinition(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const thing = thingAt(tokens);
  if (!thing || !isThing(thing) || notes.isTaken(at, thing)) return false;
  const isDone = !isWord(tokens[thing.end], ...TYING) && isWord(tokens[thing.end + 1], ...TYING);
  const tie = isDone && (tokens[thing.end]?.pos === 'VERB' || thing.plural) ? 1 : 0;
  const other = isWord(tokens[thing.end + tie], ...TYING)
    ? nounPhraseAt(tokens, thing.end + tie + 1, tokens.length)
    : undefined;
  if (!other) return false;
  if (isPlace(tokens, thing, other) && notes.entityFor(other.words) === undefined)
    return readList(reading, notes, at, thing, other.end) !== undefined;
  if (!isOther(notes, tokens, other)) return false;
  if (standsAlone(at, thing, other)) return tieTwo(reading, notes, at, thing, other);
  const target = notes.entityFor(other.words) ?? notes.canonical(entityName(other.words));
  if (notes.entityFor(thing.words) === target) return false;
  const name = readList(reading, notes, at, thing, other.end);
  if (name === undefined) return false;
  notes.declare(target, { at, start: other.head.start, end: other.head.end });
  referToParties(notes, at, name, thing.start, [{ name: target, start: other.start, end: other.end }]);
  return true;
}

/** "animals | kept in a cage": what is done with them is no part of their name, though it may look like a noun. */
function thingAt(tokens: readonly Token[]): NounPhrase | undefined {
  const phrase = nounPhraseAt(tokens, 0, ofOne(tokens) ?? tokens.length);
  const [before, last] = phrase ? [tokens[phrase.end - 2], tokens[phrase.end - 1]] : [];
  const isDone = isWord(tokens[phrase?.end ?? 0], ...TYING) && last !== undefined && !isPlural(last.lower);
  return phrase && isDone && phrase.words.length > 1 && isPlural(before?.lower ?? '')
    ? nounPhraseAt(tokens, 0, phrase.end - 1)
    : phrase;
}

/** "pieces of a concert: number, title": where it is told of what each of them is, no part of their name. */
function ofOne(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(({ kind, lower }) => kind === 'mark' || lower === 'of');
  const isOne = isWord(tokens[at], 'of') && isWord(tokens[at + 1], 'a', 'an', 'each', 'every', 'one');
  return isOne && isPlural(tokens[at - 1]?.lower ?? '') ? at : undefined;
}

/** The parts behind the mark at `end`; the name of the thing whose they are. */
function readList(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  thing: NounPhrase,
  end: number,
): string | undefined {
  const { tokens } = at.sentence;
  const list = { start: end + 1, end: tokens.length };
  const divides = isMark(tokens[end], ':', '–', '—') || (isMark(tokens[end], '-') && !tokens[end]?.glued);
  if (!divides || listItems(tokens, list).length < 2) return undefined;
  if (!looksLikeFields(tokens, list) || !holdsFieldNames(tokens, list)) return undefined;
  const name = notes.entityFor(thing.words) ?? notes.canonical(entityName(thing.words));
  notes.list(name, { at, start: thing.head.start, end: thing.head.end });
  reading.use(at, 0, list.start);
  return readFieldList(reading, notes, at, name, list) ? name : undefined;
}

/** "Lockers in the station hall: number, size", "parcels at our counter: ...": where they are, of which nothing is kept. */
const isPlace = (tokens: readonly Token[], { plural }: NounPhrase, { start }: NounPhrase): boolean =>
  plural && isWord(tokens[start - 1], 'in', 'at', 'on', 'of', 'for') && isWord(tokens[start], 'the', 'our', 'my');

/** "- comments on tickets": a point of a list that names what is kept of others, and nothing more. */
const standsAlone = ({ sentence: { tokens, kind } }: SentenceReading, thing: NounPhrase, other: NounPhrase): boolean =>
  kind === 'bullet' &&
  thing.plural &&
  ATTACHED.has(singular(thing.words.at(-1) ?? '')) &&
  isWord(tokens[thing.end], 'on', 'for', 'to', 'of') &&
  other.start === thing.end + 1 &&
  tokens.slice(other.end).every((token) => isMark(token, '.', ',', ';'));

/** What people put down about something, or add to it. */
const ATTACHED = new Set('comment note reply attachment photo picture document file review rating remark'.split(' '));

function tieTwo(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  thing: NounPhrase,
  other: NounPhrase,
): boolean {
  const target = notes.entityFor(other.words);
  const name = notes.entityFor(thing.words) ?? notes.canonical(entityName(thing.words));
  if (target === undefined || name === target) return false;
  notes.list(name, { at, start: thing.head.start, end: thing.head.end });
  referToParties(notes, at, name, thing.start, [{ name: target, start: other.start, end: other.end }]);
  notes.current = name;
  reading.use(at, 0, other.end);
  return true;
}

/** No part of something, and no word that only says what follows: "details of a venue: name, address". */
function isThing({ words, plural, determined }: NounPhrase): boolean {
  const last = singular(words.at(-1) ?? '');
  return (
    (plural || !determined) &&
    canBeEntity(words, true) &&
    (!isFieldName(words) || (plural && ATTACHED.has(last))) &&
    (!isLabelWord(words) || (plural && ATTACHED.has(last))) &&
    !grammar.fieldListLabels.has(last) &&
    !grammar.entityListLabels.has(last)
  );
}

function isOther(notes: DomainNotes, tokens: readonly Token[], { start, words, plural }: NounPhrase): boolean {
  if (notes.entityFor(words) !== undefined) return true;
  const isOne = isWord(tokens[start], 'a', 'an', 'one', 'each', 'every') && !plural;
  return isOne && canBeEntity(words, true) && !isFieldName(words);
}
