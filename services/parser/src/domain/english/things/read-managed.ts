import { isFieldName, isMomentName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural, singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { isCoordinatedVerb } from '../grammar/plain-verbs';
import { type DomainNotes, PRONOUNS, canBeEntity } from '../domain-notes';
import { isNegated } from '../grammar/negation';
import { isSpeaker } from '../grammar/speakers';
import { numberOf } from '../grammar/numbers';
import { furtherDeed } from '../grammar/verb-continuations';
import { isPurposeGerund } from '../grammar/verb-forms';
import { clauseEnd } from './kept-until';
import { fieldOf } from '../lists/item-properties';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { type NounPhrase, nounPhraseAt, phraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { phrasesOf } from '../grammar/subjects';
import { addField } from '../usual/read-extensions';

/** "We keep members (name, email) and books", "manage products", "patients and their allergies should be stored": each is an entity. */
export function readManaged(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated) return false;
  if (clause.passive) return noteKeptThings(reading, notes, at, clause);
  if (
    !clause.verbs.some(
      ({ lemma }) => grammar.manageVerbs.has(lemma) || lemma === 'have' || lemma === 'need' || lemma === 'want',
    )
  )
    return false;
  if (['need', 'want', 'have', 'hold'].includes(clause.verbs[0]?.lemma ?? '') && !isSpeaker(at, clause.subject))
    return false;
  // "Families register with a name": how they do it, not what is kept.
  if (grammar.entryVerbs.has(clause.verbs[0]?.lemma ?? '') && isWord(tokens[clause.object.start], 'with')) return false;
  const object = managedObject(tokens, clause.object);
  // "We have two boats" tells of the world, "we need a list of boats" and "we track boats" of what is to be kept.
  const isKept = object.start > clause.object.start || clause.verbs.some(({ lemma }) => grammar.manageVerbs.has(lemma));
  return noteManaged(reading, notes, at, object, isKept);
}

/** "Patients and their allergies should be stored.": nothing stands behind the verb, and several kinds before it. */
function noteKeptThings(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { subject, verbs, modal, relative, object, verb }: Clause,
): boolean {
  const { tokens } = at.sentence;
  const isKept =
    verbs.every(({ lemma }) => KEEPING.has(lemma)) && ['should', 'must', 'shall', 'need'].includes(modal ?? '');
  const isAll = tokens.slice(object.start, object.end).every(({ kind }) => kind === 'mark');
  if (!subject || relative || !isKept || !isAll) return false;
  const phrases = phrasesOf(tokens, subject);
  const areThings = phrases.every(({ plural, words }) => plural && !isFieldName(singularWords(words)));
  if (!areThings || phrases.length === 0) return false;
  const noted = noteManaged(reading, notes, at, subject);
  if (noted) reading.use(at, subject.start, verb.end);
  return noted;
}

const KEEPING = new Set(['store', 'manage', 'keep', 'record', 'save', 'track', 'administer', 'register']);

/** "There are clubs (name) and members (name, email)." */
export function readExistence(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { subject, verbs, negated, object } = clause;
  const isThere = subject !== undefined && isWord(at.sentence.tokens[subject.start], 'there');
  if (!isThere || verbs[0]?.lemma !== 'be' || negated) return false;
  return listItems(at.sentence.tokens, object).some(({ group }) => group) && noteManaged(reading, notes, at, object);
}

/** "keep track of", "store information about", "deal with". */
export function managedObject(tokens: readonly Token[], object: Range): Range {
  const skip = phraseAt(tokens, object.start, object.end, TRACK_PHRASES) ?? 0;
  return { start: object.start + skip, end: object.end };
}

const TRACK_PHRASES = [
  'track of',
  'record of',
  'records of',
  'information about',
  'data about',
  'information on',
  'details of',
  'a list of',
  'of',
  'with',
  'a record of',
  'an overview of',
  'the data of',
  'data on',
  'info about',
  'all our',
  'a catalogue of',
  'a catalog of',
  'a log of',
  'a register of',
  'an eye on',
  'care of',
  'a database of',
  'lists of',
].map((phrase) => phrase.split(' '));

/** @param isKept the words say that they are kept; what one merely has or wants stays only where more is said of it, or beside others. */
export function noteManaged(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  object: Range,
  isKept = true,
): boolean {
  const { tokens } = at.sentence;
  const all = listItems(tokens, object);
  const extended = noteExtensions(notes, at, all);
  const items = all.filter(
    (item) =>
      isManageable(notes, tokens, item) &&
      !hasValues(tokens, item) &&
      !notes.isTaken(at, item.phrase) &&
      !extended.includes(item),
  );
  const counted = all.find(({ start, phrase }) => Number(numberOf(tokens[start]) ?? 0) > 3 && phrase.plural);
  // "We have got four vans. They have a plate": spoken of, and no more yet.
  if (counted && canBeEntity(counted.phrase.words) && !notes.isTaken(at, counted.phrase))
    notes.topic = notes.entityFor(counted.phrase.words) ?? notes.canonical(entityName(counted.phrase.words));
  let noted = extended.length > 0;
  for (const [k, item] of items.entries()) {
    const genitive = genitiveIn(tokens, item.phrase);
    const name = notes.canonical(entityName((genitive?.own ?? item.phrase).words));
    const place = { at, start: item.phrase.head.start, end: item.phrase.head.end };
    // "stations and their readings"
    const before = isWord(tokens[item.phrase.start], 'their', 'its') ? items[k - 1]?.phrase : undefined;
    const owner = before ? (genitiveIn(tokens, before)?.own ?? before) : genitive?.owner;
    const to = owner && notes.entityFor(owner.words);
    if (to !== undefined && to !== name)
      notes.multiplicities.push({ from: name, to, count: 'one', verb: 'refers', place });
    const isListed = item.phrase.plural && !isWord(tokens[item.phrase.start], 'the', 'those', 'these');
    if (isKept) notes.had.delete(name);
    else if (!notes.listed.has(name)) notes.had.add(name);
    if (isListed) notes.list(name, place);
    else notes.declare(name, place);
    notes.current = name;
    noted = true;
    const fields =
      item.group ??
      (isMark(tokens[item.tail.start], ':') ? { start: item.tail.start + 1, end: object.end } : undefined);
    reading.use(at, item.start, item.phrase.end);
    if (fields && readFieldList(reading, notes, at, name, fields) && !item.group) break;
  }
  return noted;
}

/** "a garage's customers": whose, and what. */
function genitiveIn(
  tokens: readonly Token[],
  { start, end }: NounPhrase,
): { owner: NounPhrase; own: NounPhrase } | undefined {
  const mark = tokens.findIndex((token, i) => i > start && i < end && isWord(token, "'s", "'"));
  const owner = mark < 0 ? undefined : nounPhraseAt(tokens, start, mark);
  const own = mark < 0 ? undefined : nounPhraseAt(tokens, mark + 1, end);
  return owner && own && { owner, own };
}

/** "the level (beginner, advanced)" is a part of something that has it. */
const hasValues = (tokens: readonly Token[], item: ListItem): boolean =>
  !item.phrase.plural && item.group !== undefined && fieldOf(tokens, item).enumValues !== undefined;

/** "a todo app with priorities and due dates": fields of what the domain is about. */
function noteExtensions(notes: DomainNotes, at: SentenceReading, items: readonly ListItem[]): ListItem[] {
  const { main } = notes;
  if (main === undefined) return [];
  const fields = items.filter(
    ({ phrase }) =>
      phrase.plural && isFieldName(singularWords(phrase.words)) && notes.entityFor(phrase.words) === undefined,
  );
  for (const item of fields) addField(notes, at, main, item);
  return fields;
}

const isManageable = (notes: DomainNotes, tokens: readonly Token[], { phrase, start }: ListItem): boolean =>
  !isPurposeGerund(tokens[start]) &&
  !(Number(numberOf(tokens[start]) ?? 0) > 3) &&
  canBeEntity(phrase.words, phrase.plural) &&
  !PRONOUNS.has(phrase.words[0] ?? '') &&
  (!isFieldName(phrase.words) ||
    (phrase.plural && isMark(tokens[phrase.end], ':', '(')) ||
    // "patients and their allergies", where allergies are told of elsewhere
    (phrase.plural && isWord(tokens[phrase.start], 'their') && notes.entityFor(phrase.words) !== undefined)) &&
  (phrase.plural || ((phrase.determined || isMark(tokens[start - 1], ':')) && !isMomentName(phrase.words)));

/** "to track plants", "for managing books": the purpose of what is built. */
export function readPurpose(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  let noted = false;
  for (let i = 0; i < tokens.length; i++) {
    const verb = tokens[i];
    const before = /ly$/.test(tokens[i - 1]?.lower ?? '') ? tokens[i - 2] : tokens[i - 1];
    if (
      verb?.kind !== 'word' ||
      !(grammar.manageVerbs.has(verb.lemma) || isPurposeGerund(verb)) ||
      (!(isMark(before, ':', '-', '–') && verb.lower === verb.lemma) &&
        !isWord(before, 'to', 'for', 'that', 'which', 'helps', 'can', 'lets', 'and', 'about', 'by'))
    )
      continue;
    if ((isWord(before, 'and') && !noted) || isNegated(tokens, i)) continue;
    const start = behindDeeds(tokens, i);
    const end = clauseEnd(tokens, start);
    // "can save listings and request viewings": no viewings are saved.
    const own = isWord(before, 'can', 'lets') ? furtherDeed(tokens, { start, end }) : end;
    const object = managedObject(tokens, { start, end: own });
    if (isPartOfEach(tokens, object)) continue;
    if (noteManaged(reading, notes, at, object)) {
      reading.use(at, i - 1, object.end);
      noted = true;
    }
  }
  return noted || readForNouns(reading, notes, at);
}

/** "can register and delete machines", "for storing and searching recipes": what is deleted as well. */
function behindDeeds(tokens: readonly Token[], first: number): number {
  let at = first;
  for (let i = at + 1; isMark(tokens[i], ',') || isWord(tokens[i], 'and', 'or'); ) {
    while (isMark(tokens[i], ',') || isWord(tokens[i], 'and', 'or')) i++;
    const isGerund = tokens[first]?.lower.endsWith('ing') === true && tokens[i]?.lower.endsWith('ing') === true;
    if (tokens[i]?.pos !== 'VERB' || !(isGerund || isCoordinatedVerb(tokens, i, first))) break;
    at = i++;
  }
  return at + 1;
}

/** "record the pickup date of each refill": a part of it, no thing of its own. */
function isPartOfEach(tokens: readonly Token[], { start, end }: Range): boolean {
  const of = tokens.findIndex(
    (token, i) =>
      i > start && i < end && isWord(token, 'of', 'for') && isWord(tokens[i + 1], 'each', 'every', 'a', 'an'),
  );
  const phrase = of < 0 ? undefined : nounPhraseAt(tokens, start, of);
  return phrase?.end === of && phrase.determined && !phrase.plural && isFieldName(phrase.words);
}

/** "an API for beehives": with nothing else, the things themselves. */
function readForNouns(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const i = tokens.findIndex(
    (token, k) =>
      isWord(token, 'for', 'of', 'about') &&
      isWord(
        tokens[k - 1],
        'api',
        'backend',
        'service',
        'crud',
        'app',
        'application',
        'system',
        'rest',
        'endpoint',
        'server',
        'database',
        'tracker',
        'catalogue',
        'catalog',
        'register',
        'directory',
        'inventory',
        'list',
        'registry',
        'log',
      ),
  );
  // "A dish has a price and a list of allergens" tells of a dish.
  if (i < 0 || tokens.slice(0, i).some((token) => isWord(token, 'have', 'include', 'contain', 'carry'))) return false;
  const skip = /ing$/.test(tokens[i + 1]?.lower ?? '') && tokens[i + 1]?.pos === 'VERB' ? 1 : 0;
  const object = managedObject(tokens, { start: i + 1 + skip, end: clauseEnd(tokens, i + 1) });
  const items = phrasesOf(tokens, object);
  if (items.length === 0 || !items.every((phrase) => isPlural(phrase.words.at(-1) ?? '') && !phrase.determined))
    return false;
  return noteManaged(reading, notes, at, object, false);
}
