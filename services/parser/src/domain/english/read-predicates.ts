import { grammar } from '../lexicon/grammar-lexicon';
import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { isStateNoun } from '../lexicon/state-lexicon';
import { camelCase, entityName, isPlural, singular } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import type { Clause } from './clauses';
import { readConstraints } from './constraints';
import { canBeEntity, isSpeaker, PRONOUNS, type DomainNotes } from './domain-notes';
import { alternatives, isEnumNoun } from './item-properties';
import { listItems, type ListItem } from './list-items';
import { phraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { noteField, readFieldList } from './read-structure';
import type { BriefReading, SentenceReading } from './reading';

/** The noun phrases of a subject or object. */
export function phrasesOf(tokens: readonly Token[], range: Range | undefined): NounPhrase[] {
  return range ? listItems(tokens, range).map(({ phrase }) => phrase) : [];
}

/** The entities that a subject stands for; pronouns stand for the one spoken of last. New names become entities when `declare` is set. */
export function subjectEntities(notes: DomainNotes, at: SentenceReading, range: Range | undefined, declare: boolean): string[] {
  const { tokens } = at.sentence;
  if (!range) return notes.current === undefined ? [] : [notes.current];
  const words = tokens.slice(range.start, range.end).filter(({ kind }) => kind === 'word');
  const phrases = phrasesOf(tokens, range);
  if (phrases.length === 0 || (words.length <= 2 && words.some(({ lower }) => PRONOUNS.has(lower)) && phrases.every((phrase) => !canBeEntity(phrase.words)))) {
    return words.some(({ lower }) => PRONOUNS.has(lower)) && notes.current !== undefined ? [notes.current] : [];
  }
  const names: string[] = [];
  for (const phrase of phrases) {
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) names.push(known);
    else if (declare && isNameable(notes, at, phrase)) {
      const name = entityName(phrase.words);
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
      names.push(name);
    }
  }
  return names;
}

/** A new entity is named by a plural or with an article; technologies and the like are none. */
const isNameable = (notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): boolean =>
  canBeEntity(phrase.words, true) && !notes.isTaken(at, phrase) && (phrase.plural || phrase.determined || phrase.head.start === 0) && (!isFieldName(phrase.words) || phrase.plural || isEach(at, phrase));

const isEach = (at: SentenceReading, { start }: NounPhrase): boolean => isWord(at.sentence.tokens[start], 'each', 'every', 'a', 'an', 'all');

/** "A book has a title and an author", "orders contain items", "the app stores customers". */
export function readHaving(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || !clause.verbs.some(({ lemma }) => grammar.haveVerbs.has(lemma)) || clause.passive) return false;
  const object = withoutStart(tokens, clause.object, 'of');
  if (isSpeaker(at, clause.subject)) return readManaged(reading, notes, at, { ...clause, object });
  const lemma = clause.verbs[0]?.lemma ?? '';
  if (!['have', 'include', 'contain', 'consist', 'comprise', 'store', 'hold', 'record', 'keep', 'carry', 'feature', 'need', 'require', 'specify', 'capture', 'describe', 'save'].includes(lemma)) return false;
  if (clause.modal !== undefined && clause.modal !== 'must' && lemma !== 'have' && lemma !== 'contain' && lemma !== 'include' && lemma !== 'hold') return false;
  const items = listItems(tokens, object);
  if (items.length === 0) return false;
  const last = lastPhraseOnly(notes, at, clause);
  const owners = last ?? subjectEntities(notes, at, clause.subject, true);
  if (owners.length === 0) return false;
  for (const owner of owners) for (const item of items) noteField(reading, notes, at, owner, item);
  notes.current = owners.at(-1);
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "create issues with a title": the parts belong to what was named last. */
function lastPhraseOnly(notes: DomainNotes, at: SentenceReading, clause: Clause): string[] | undefined {
  const { tokens } = at.sentence;
  if (!clause.subject || clause.verb.end - clause.verb.start !== 1 || !isWord(tokens[clause.verb.start], 'with', 'having', 'containing', 'including')) return undefined;
  const last = phrasesOf(tokens, clause.subject).at(-1);
  if (!last || !canBeEntity(last.words, true) || notes.isTaken(at, last)) return undefined;
  const known = notes.entityFor(last.words);
  if (known !== undefined) return [known];
  const name = entityName(last.words);
  notes.declare(name, { at, start: last.head.start, end: last.head.end });
  return [name];
}

/** "We keep members (name, email) and books", "manage products": each is an entity. */
export function readManaged(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive) return false;
  if (!clause.verbs.some(({ lemma }) => grammar.manageVerbs.has(lemma) || lemma === 'have' || lemma === 'need' || lemma === 'want')) return false;
  return noteManaged(reading, notes, at, managedObject(tokens, clause.object));
}

/** "keep track of", "store information about", "deal with". */
export function managedObject(tokens: readonly Token[], object: Range): Range {
  const skip = phraseAt(tokens, object.start, object.end, TRACK_PHRASES) ?? 0;
  return { start: object.start + skip, end: object.end };
}

const TRACK_PHRASES = ['track of', 'record of', 'records of', 'information about', 'data about', 'information on', 'details of', 'a list of', 'of', 'with', 'a record of', 'an overview of', 'the data of', 'data on', 'info about', 'all our', 'a catalogue of', 'a catalog of', 'a log of', 'a register of', 'an eye on', 'care of', 'a database of', 'lists of'].map((phrase) => phrase.split(' '));

export function noteManaged(reading: BriefReading, notes: DomainNotes, at: SentenceReading, object: Range): boolean {
  const { tokens } = at.sentence;
  const items = listItems(tokens, object).filter((item) => isManageable(tokens, item) && !notes.isTaken(at, item.phrase));
  let noted = false;
  for (const item of items) {
    const name = entityName(item.phrase.words);
    notes.declare(name, { at, start: item.phrase.head.start, end: item.phrase.head.end });
    notes.current = name;
    noted = true;
    const fields = item.group ?? (isMark(tokens[item.tail.start], ':') ? { start: item.tail.start + 1, end: object.end } : undefined);
    reading.use(at, item.start, item.phrase.end);
    if (fields && readFieldList(reading, notes, at, name, fields) && !item.group) break;
  }
  return noted;
}

const isManageable = (tokens: readonly Token[], { phrase, start }: ListItem): boolean =>
  canBeEntity(phrase.words, phrase.plural) && !PRONOUNS.has(phrase.words[0] ?? '') && !isFieldName(phrase.words) && (phrase.plural || phrase.determined || isMark(tokens[start - 1], ':'));

/** "Each book belongs to an author", "a course is taught by one teacher", "members attend many meetings". */
export function readRelating(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const lemma = clause.verbs[0]?.lemma ?? '';
  const verbWord = tokens[clause.verb.end - 1]?.lower ?? '';
  const belongs = grammar.belongVerbs.has(lemma) || (clause.passive && grammar.linkParticiples.has(verbWord)) || isPartOf(tokens, clause);
  const joins = !belongs && !clause.passive && grammar.joinVerbs.has(lemma);
  if (clause.negated || (!belongs && !joins)) return false;
  const object = objectAfterPreposition(tokens, clause);
  if (!object) return false;
  const [phrase] = phrasesOf(tokens, object);
  if (!phrase || !canBeEntity(phrase.words, belongs) || notes.isTaken(at, phrase)) return false;
  const sources = subjectEntities(notes, at, clause.subject, belongs && !isSpeaker(at, clause.subject));
  if (sources.length === 0) return false;
  const known = notes.entityFor(phrase.words);
  const target = known ?? entityName(phrase.words);
  const many = phrase.quantity === 'many' || (phrase.plural && phrase.quantity !== 'one');
  if (known === undefined && joins && !many) return false;
  if (lemma === 'belong' || many) notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
  const role = known !== undefined && entityName(phrase.words) !== known ? camelCase(phrase.words) : undefined;
  for (const source of sources) {
    const place = { at, start: clause.start, end: phrase.end };
    notes.multiplicities.push({ from: source, to: target, count: many ? 'many' : 'one', verb: joins || many ? 'joins' : 'refers', role, place });
  }
  notes.current = sources.at(-1);
  reading.use(at, clause.start, phrase.end);
  return true;
}

const isPartOf = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.verbs[0]?.lemma === 'be' && isWord(tokens[clause.object.start], 'part', 'in', 'for', 'about', 'on', 'within', 'by', 'from', 'of') && !isFieldName([tokens[clause.object.start + 1]?.lower ?? '']);

function objectAfterPreposition(tokens: readonly Token[], clause: Clause): Range | undefined {
  const { start, end } = clause.object;
  for (let i = start; i < Math.min(end, start + 4); i++) {
    if (isWord(tokens[i], 'to', 'by', 'in', 'with', 'of', 'at', 'on', 'for', 'from', 'about', 'into', 'under', 'within', 'as', 'through')) return { start: i + 1, end };
    if (tokens[i]?.kind === 'mark') break;
  }
  return clause.passive ? undefined : { start, end };
}

/** "The price must be positive", "status is draft or published", "emails are unique". */
export function readBeing(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const range = { start: clause.verb.start, end: clause.object.end };
  const found = readConstraints(tokens, range).map(({ value }) => value);
  const phrases = phrasesOf(tokens, clause.subject).filter((phrase) => !PRONOUNS.has(phrase.words.join(' ')));
  const [first] = phrases;
  if (found.length > 0 && phrases.length > 0) {
    for (const phrase of phrases) {
      notes.constraints.push({ entity: undefined, words: phrase.words, values: found, place: { at, start: clause.start, end: clause.end } });
    }
    return true;
  }
  if (found.length > 0) {
    const field = notes.fields.at(-1);
    if (!field) return false;
    notes.constraints.push({ entity: field.entity, words: [...field.field.words], values: found, place: { at, start: clause.start, end: clause.end } });
    return true;
  }
  return first !== undefined && readValues(reading, notes, at, clause, first);
}

/** "the category can be fruit, vegetable or herb" */
function readValues(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause, subject: NounPhrase): boolean {
  const { tokens } = at.sentence;
  const last = singular(subject.words.at(-1) ?? '');
  if (clause.verbs[0]?.lemma !== 'be' || clause.negated || (!isEnumNoun(last) && !isStateNoun(last))) return false;
  const skip = phraseAt(tokens, clause.object.start, clause.object.end, [['one', 'of'], ['either'], ['any', 'of']]) ?? 0;
  const values = alternatives(tokens, { start: clause.object.start + skip, end: clause.object.end });
  const entity = subject.words.length > 1 ? notes.entityFor(subject.words.slice(0, -1)) : notes.current;
  if (values.length < 2 || entity === undefined) return false;
  const words = notes.entityFor(subject.words.slice(0, -1)) !== undefined ? [last] : [...subject.words.slice(0, -1), last];
  const existing = notes.fields.find((note) => note.entity === entity && note.field.name === camelCase(words));
  const place = { at, start: subject.start, end: clause.end };
  if (existing) notes.fields.splice(notes.fields.indexOf(existing), 1);
  notes.fields.push({ entity, field: { name: camelCase(words), words, type: 'enum', enumValues: values, constraints: existing?.field.constraints ?? [] }, phrase: subject, place });
  reading.use(at, clause.start, clause.end);
  return true;
}

/** "to track plants", "for managing books": the purpose of what is built. */
export function readPurpose(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  let noted = false;
  for (let i = 0; i < tokens.length; i++) {
    const verb = tokens[i];
    const before = /ly$/.test(tokens[i - 1]?.lower ?? '') ? tokens[i - 2] : tokens[i - 1];
    if (verb?.kind !== 'word' || !grammar.manageVerbs.has(verb.lemma) || !isWord(before, 'to', 'for', 'that', 'which', 'helps', 'can', 'lets', 'and', 'about', 'by')) continue;
    if (isWord(before, 'and') && !noted) continue;
    const object = managedObject(tokens, { start: i + 1, end: clauseEnd(tokens, i + 1) });
    if (noteManaged(reading, notes, at, object)) {
      reading.use(at, i - 1, object.end);
      noted = true;
    }
  }
  return noted || readForNouns(reading, notes, at);
}

/** "an API for beehives": with nothing else, the things themselves. */
function readForNouns(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const i = tokens.findIndex((token, k) => isWord(token, 'for', 'of', 'about') && isWord(tokens[k - 1], 'api', 'backend', 'service', 'crud', 'app', 'application', 'system', 'rest', 'endpoint', 'server', 'database', 'tracker', 'catalogue', 'catalog', 'register', 'directory', 'inventory', 'list', 'registry', 'log'));
  if (i < 0) return false;
  const object = managedObject(tokens, { start: i + 1, end: clauseEnd(tokens, i + 1) });
  const items = phrasesOf(tokens, object);
  if (items.length === 0 || !items.every((phrase) => isPlural(phrase.words.at(-1) ?? '') && !phrase.determined)) return false;
  return noteManaged(reading, notes, at, object);
}

export function clauseEnd(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    if (isMark(tokens[i], '(')) depth++;
    if (isMark(tokens[i], ')')) depth--;
    if (depth > 0) continue;
    if (isMark(tokens[i], '.', ';', '!', '?', '–', '—', ':') || isWord(tokens[i], 'with', 'where', 'that', 'which', 'using', 'so', 'because', 'in', 'who', 'but', 'while', 'including', 'by', 'called', 'named', 'written', 'on', 'when', 'if', 'has', 'have', 'for', 'at')) return i;
  }
  return tokens.length;
}

function withoutStart(tokens: readonly Token[], range: Range, word: string): Range {
  return isWord(tokens[range.start], word) ? { start: range.start + 1, end: range.end } : range;
}

export const hasHint = (words: readonly string[]): boolean => fieldHint(camelCase(words)) !== undefined;
