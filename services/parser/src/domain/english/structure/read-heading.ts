import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, singular, singularWords, wordsOf } from '../../names';
import { type Sentence, type Token, isMark, isWord } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isLabelWord, labelOf, limitsParts } from '../grammar/line-labels';
import { listItems } from '../lists/list-items';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { holdsFieldNames, looksLikeFields } from '../lists/read-field-list';
import { opensNotation } from './read-field-line';
import { declareTable } from './read-table';
import type { BriefReading, SentenceReading } from '../reading';

/** A heading or a bullet that is nothing but a name: what stands below it is said of an entity, or is a list of its fields. */
export function readHeading(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase) return false;
  const isOneThing = headsOneThing(reading, at.sentence, phrase);
  if (
    (phrase.end < tokens.length - (isMark(tokens.at(-1), ':') ? 1 : 0) && !isDescribed(tokens, phrase)) ||
    (!canBeEntity(phrase.words, true) && !isOneThing) ||
    (isLabelWord(phrase.words) && !isOneThing) ||
    isListLabel(phrase) ||
    definesOthers(reading, at.sentence, phrase)
  )
    return false;
  for (let i = phrase.head.start; i < phrase.head.end; i++) if (at.whole.has(i)) return false;
  const known = notes.entityFor(phrase.words);
  if (known === undefined) {
    if (!isFieldName(phrase.words)) notes.topic = notes.canonical(entityName(phrase.words));
  } else if (phrase.words.length === wordsOf(known).length) notes.current = known;
  if (declareTable(reading, notes, at, phrase)) return true;
  const children = linesOfParts(reading, at.sentence);
  if (children.length === 0 || !children.every(({ sentence }) => sentence.kind === 'bullet' || sentence.kind === 'row'))
    return false;
  // "Trainers:" above "create courses" and "see all rooms" names who does it.
  const isTold = children.some(({ sentence }) => sentence.carried === 0 && isSaidOf(phrase, sentence.tokens));
  if (at.sentence.kind === 'bullet' && isTold) {
    notes.list(notes.canonical(entityName(phrase.words)), { at, start: phrase.head.start, end: phrase.head.end });
    reading.use(at, 0, tokens.length);
    return true;
  }
  const fields = children.filter(({ sentence }) => {
    const whole = { start: 0, end: sentence.tokens.length };
    const entry = nounPhraseAt(sentence.tokens, 0, sentence.tokens.length);
    const isEntry = entry !== undefined && entry.words.length <= 4 && isEntryMark(sentence.tokens, entry.end);
    return isEntry || (looksLikeFields(sentence.tokens, whole) && readClauses(sentence.tokens, whole).length === 0);
  });
  const isList = children.some(({ sentence }) =>
    isEntryMark(sentence.tokens, nounPhraseAt(sentence.tokens, 0, sentence.tokens.length)?.end ?? 0),
  );
  if (fields.length * 2 < children.length || !(holdsAnyField(children) || (isList && phrase.words.length <= 3)))
    return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, 0, tokens.length);
  return true;
}

/** "Data model", "Core entities": what stands under it has names of its own. "Collection" alone may be a thing. */
const isListLabel = ({ words, plural }: NounPhrase): boolean =>
  (words.length > 1 || plural) && grammar.entityListLabels.has(singularWords(words).join(' '));

/** "Model" above "Author: name, born", "Dog show" above "dogs: name, breed": the things are those below it. */
function definesOthers(reading: BriefReading, line: Sentence, { words }: NounPhrase): boolean {
  const children = reading.childrenOf(line).map(({ sentence }) => sentence.tokens);
  const isTitle = reading.sentences[0]?.sentence === line;
  return (
    (children.filter(definesThings).length > (isTitle ? 0 : 1) && !children.some(isPart)) ||
    (grammar.entityListLabels.has(words.join(' ')) &&
      children.some((tokens) => labelOf(tokens)?.kind === 'definition' && !isFieldLine(tokens)))
  );
}

/** "name", "number (unique)": a line that is a part of what stands above it. */
function isPart(tokens: readonly Token[]): boolean {
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  const closes = phrase && (phrase.end === tokens.length || isMark(tokens[phrase.end], '(', ',', '.'));
  return closes === true && isFieldName(phrase.words);
}

/** "judges: name, email": several of a kind, and the parts of each; "labels: red, blue" has none. */
function definesThings(tokens: readonly Token[]): boolean {
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase?.plural || isFieldName(phrase.words) || !isMark(tokens[phrase.end], ':')) return false;
  const parts = { start: phrase.end + 1, end: tokens.length };
  return canBeEntity(phrase.words, true) && listItems(tokens, parts).length > 1 && holdsFieldNames(tokens, parts);
}

/** "title: string", "number: unique": a part of a thing, and what is said of it. */
function isFieldLine(tokens: readonly Token[]): boolean {
  const part = nounPhraseAt(tokens, 0, tokens.length);
  return part !== undefined && isFieldName(part.words) && !canBeEntity(part.words, true);
}

/** "Table" above "number" and "seats": one thing of a restaurant and its parts, where "Tables" would list things. */
export const headsOneThing = (reading: BriefReading, line: Sentence, { words, plural }: NounPhrase): boolean =>
  words.length === 1 &&
  !plural &&
  grammar.entityListLabels.has(words[0] ?? '') &&
  reading
    .childrenOf(line)
    .some(
      ({ sentence: { tokens } }) =>
        (canBeEntity(words, true) && isFieldLine(tokens)) || limitsParts(tokens, { start: 0, end: tokens.length }),
    );

/** The lines below a name, or below "Fields:" where that stands under it. */
function linesOfParts(reading: BriefReading, line: Sentence): readonly SentenceReading[] {
  const children = reading.childrenOf(line);
  const labelled = children.filter(({ sentence }) => isPartsLabel(sentence.tokens));
  const below = labelled.flatMap(({ sentence }) => reading.childrenOf(sentence));
  return below.length > 0 ? below : children;
}

/** "Fields:", "Its attributes" */
function isPartsLabel(tokens: readonly Token[]): boolean {
  const end = isMark(tokens.at(-1), ':') ? tokens.length - 1 : tokens.length;
  return end > 0 && end <= 2 && grammar.fieldListLabels.has(singular(tokens[end - 1]?.lower ?? ''));
}

/** "code: string", "code (string)", "`code` – string, 7 digits" */
const isEntryMark = (tokens: readonly Token[], at: number): boolean =>
  isMark(tokens[at], ':', '(') || (isMark(tokens[at], '-', '–', '—') && opensNotation(tokens, at + 1));

/** "- Tickets. A ticket is for one screening": the sentence behind the name speaks of it. */
function isSaidOf({ words, plural }: NounPhrase, tokens: readonly Token[]): boolean {
  const [first] = readClauses(tokens, { start: 0, end: tokens.length });
  const subject = nounPhraseAt(tokens, 0, first?.verb.start ?? tokens.length);
  return plural && subject !== undefined && entityName(subject.words) === entityName(words);
}

const holdsAnyField = (children: readonly SentenceReading[]): boolean =>
  children.some(({ sentence }) => holdsFieldNames(sentence.tokens, { start: 0, end: sentence.tokens.length }));

/** A line that is nothing but a name, with bullets or a table of fields under it: "**Sermon**", "- Medicine". */
export function introducesEntity(reading: BriefReading, at: SentenceReading): boolean {
  const { tokens, kind } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (kind === 'heading' || !phrase) return false;
  const end = isMark(tokens.at(-1), ':') ? tokens.length - 1 : tokens.length;
  if (
    (phrase.end !== end && !isDescribed(tokens, phrase)) ||
    (grammar.entityListLabels.has(singularWords(phrase.words).join(' ')) &&
      !headsOneThing(reading, at.sentence, phrase))
  )
    return false;
  return reading.childrenOf(at.sentence).some(({ sentence }) => sentence.kind === 'bullet' || sentence.kind === 'row');
}

/** "Carrier — the physical object": the name and what it means, no fields. */
export function isDescribed(tokens: readonly Token[], { end }: NounPhrase): boolean {
  const rest = { start: end + 1, end: tokens.length };
  return (
    isMark(tokens[end], '—', '–', '-', '--', ':') &&
    isWord(tokens[end + 1], 'the', 'a', 'an', 'what', 'one', 'something', 'somebody', 'someone', 'any', 'whoever') &&
    listItems(tokens, rest).length === 1
  );
}
