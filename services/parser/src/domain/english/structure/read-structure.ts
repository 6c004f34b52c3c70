import { isRightsHeading } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, singular, singularWords, wordsOf } from '../../names';
import { type Sentence, type Token, isMark, isWord, wordsIn } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { closing } from '../grammar/brackets';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, looksLikeFields, readFieldList, tellsOfField } from '../lists/read-field-list';
import { bracketDefinition, listsBracketed, type Bracketed } from './bracket-definitions';
import { announcesThings, endsInLabel, isOwnKey } from './announced-lists';
import { definitionAmongOthers, opensWithDefinition } from './definition-among-others';
import { headsOneThing, introducesEntity, isDescribed, readHeading } from './read-heading';
import { nameDefinedBy } from './names-defined';
import { readNestedValues } from './read-nested-values';
import { readThings, thingsBehindColon } from './read-things';
import { readFieldLine } from './read-field-line';
import { readRow } from './read-table';
import type { BriefReading, SentenceReading } from '../reading';
import { labelOf, listsThings, listsDefinitions, purposeList } from '../grammar/line-labels';

/** Reads "Book: title, isbn", "Book (title, author)", headings with bullets of fields, and lists of entities. True when it applied. */
export function readStructure(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { sentence } = at;
  const { tokens, kind } = sentence;
  if (kind === 'heading') return readHeading(reading, notes, at);
  if (kind === 'row') return readRow(reading, notes, at);
  if (announcesThings(tokens) && reading.childrenOf(sentence).length > 0) {
    at.noContent = true;
    return true;
  }
  const owner = kind === 'bullet' && !isStatement(notes, sentence) ? ownerOf(reading, notes, sentence) : undefined;
  if (owner?.kind === 'fields' && isOwnKey(tokens)) {
    at.noContent = true;
    return true;
  }
  if (owner?.kind === 'fields' && readNestedValues(reading, notes, at, owner.entity)) return true;
  if (at.sentence.kind !== 'row' && introducesEntity(reading, at)) return readHeading(reading, notes, at);
  if (owner?.kind === 'fields' && readFieldLine(reading, notes, at, owner.entity)) return true;
  const named = entitiesLabel(tokens);
  if (named !== undefined) return readEntityList(reading, notes, at, { start: named, end: tokens.length });
  const purpose = purposeList(tokens);
  if (purpose && readThings(reading, notes, at, purpose)) return true;
  const behindColon = kind === 'prose' ? thingsBehindColon(notes, at) : undefined;
  if (behindColon && readThings(reading, notes, at, behindColon)) return true;
  const label = labelOf(tokens) ?? definitionAmongOthers(reading, at);
  if (label) {
    if (label.kind === 'definition' && notes.isTaken(at, label.phrase) && listsDefinitions(tokens, label.rest))
      return readEntityList(reading, notes, at, label.rest);
    if (label.kind === 'definition' && notes.isTaken(at, label.phrase))
      return readThings(reading, notes, at, label.rest);
    if (label.kind === 'introduction') return readHeading(reading, notes, at);
    if (label.kind === 'entities') return readEntityList(reading, notes, at, label.rest);
    if (label.kind === 'fields') return readFieldList(reading, notes, at, notes.current, label.rest);
    return readDefinition(reading, notes, at, label.phrase, label.rest);
  }
  const whole = { start: 0, end: tokens.length };
  if (
    kind !== 'bullet' &&
    listsThings(tokens, whole) &&
    !listItems(tokens, whole).some(({ phrase }) => notes.isTaken(at, phrase))
  )
    return readEntityList(reading, notes, at, whole);
  if (owner?.kind === 'fields' && (isFieldWithBrackets(tokens) || listsFields(tokens)))
    return readFieldList(reading, notes, at, owner.entity, whole);
  const inBrackets = bracketDefinition(tokens);
  if (inBrackets) return inBrackets.every((definition) => readBracketed(reading, notes, at, definition));
  if (owner?.kind === 'entities') return readEntityList(reading, notes, at, { start: 0, end: tokens.length });
  if (kind === 'prose' && readSection(reading, notes, at)) return true;
  if (owner?.kind === 'fields')
    return readFieldList(reading, notes, at, owner.entity, { start: 0, end: tokens.length });
  return false;
}

/** "- Shows. Every show has a title": a sentence of its own behind the name, no list of fields. */
function isStatement(notes: DomainNotes, { tokens, parent }: Sentence): boolean {
  const [first] = readClauses(tokens, { start: 0, end: tokens.length });
  if (first?.subject?.start !== 0 || first.relative) return false;
  // "Depot can read defects" below "Users"
  if (first.modal === 'can' && parent && isRightsHeading(singularWords(wordsIn(parent)))) return true;
  const phrase = nounPhraseAt(tokens, 0, first.verb.start);
  const isSubject = phrase?.end === first.verb.start && (phrase.determined || phrase.plural);
  const isThing = isSubject && notes.entityFor(phrase.words) !== undefined;
  const tells = first.verbs[0]?.lemma === 'have' || first.modal !== undefined;
  return isThing || (tells && (isSubject || isWord(tokens[0], 'it', 'they')));
}

/**
 * "### Absence" and below it nothing but "employee, first day, last day, comment (optional)"; or the same behind
 * "**Absence** — when somebody is away.".
 */
function readSection(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent } = at.sentence;
  const whole = { start: 0, end: tokens.length };
  const phrase = nameDefinedBy(parent);
  if (!phrase) return false;
  // "Readings are taken for a tank: time, depth" has a subject of its own.
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  if (readClauses(tokens, { start: 0, end: Math.max(0, colon) }).some(({ subject }) => subject !== undefined))
    return false;
  const count = listItems(tokens, whole).length;
  const clauses = readClauses(tokens, whole);
  // "Rooms can be filtered by floor, size and building": what can be done is no part.
  const isSaid = clauses.some(({ subject, modal }) => subject?.start === 0 && modal !== undefined);
  if (isSaid || count < 2 || clauses.length * 3 > count) return false;
  if (!looksLikeFields(tokens, whole) || !holdsFieldNames(tokens, whole)) return false;
  const name = notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: 0, end: tokens.length });
  return readFieldList(reading, notes, at, name, whole);
}

function readBracketed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { phrase, rest, target }: Bracketed,
): boolean {
  const read = readDefinition(reading, notes, at, phrase, rest);
  if (target)
    notes.multiplicities.push({
      from: notes.canonical(entityName(phrase.words)),
      to: notes.canonical(entityName(target.words)),
      count: 'one',
      verb: 'refers',
      place: { at, start: target.start, end: target.end },
    });
  return read;
}

/** What the bullets under a line are: entities, or fields of one. */
function ownerOf(
  reading: BriefReading,
  notes: DomainNotes,
  { parent, level }: Sentence,
): { kind: 'entities' } | { kind: 'fields'; entity: string } | undefined {
  if (!parent) return undefined;
  const pronoun = isWord(parent.tokens[0], 'it', 'they', 'each');
  if (pronoun && notes.current !== undefined && isWord(parent.tokens[1], 'have', 'include', 'contain', 'need'))
    return { kind: 'fields', entity: notes.current };
  if (announcesThings(parent.tokens)) return { kind: 'entities' };
  const phrase = nounPhraseAt(parent.tokens, 0, parent.tokens.length);
  if (!phrase) return undefined;
  const last = singular(phrase.words.at(-1) ?? '');
  const short = parent.tokens.length <= phrase.end + 2;
  if (short && grammar.entityListLabels.has(last) && !headsOneThing(reading, parent, phrase))
    return { kind: 'entities' };
  const current = short && grammar.fieldListLabels.has(last);
  if (current && (listsBracketed(reading, parent) || opensWithDefinition(reading, parent))) return { kind: 'entities' };
  const entity = current ? notes.current : notes.entityFor(phrase.words);
  if (!entity) return undefined;
  const introduces =
    parent.kind === 'heading' ||
    isMark(parent.tokens.at(-1), ':') ||
    isWord(parent.tokens.at(-1), 'have', 'include', 'contain', 'need') ||
    (parent.kind === 'bullet' && short) ||
    endsInLabel(parent.tokens) ||
    (notes.listed.has(entity) && isDescribed(parent.tokens, phrase)) ||
    (short &&
      notes.listed.has(entity) &&
      phrase.words.length === wordsOf(entity).length &&
      // In an outline what stands further in belongs to the line above, however that is written.
      (!/^[a-z]/.test(parent.text) || (parent.kind === 'prose' && level > 1)));
  return introduces ? { kind: 'fields', entity } : undefined;
}

export function readEntityList(reading: BriefReading, notes: DomainNotes, at: SentenceReading, range: Range): boolean {
  const { tokens } = at.sentence;
  const described = listsDefinitions(tokens, range);
  if (!described && readClauses(tokens, range).some(({ subject }) => subject !== undefined)) return false;
  const items = listItems(tokens, range);
  const things = items.map(({ phrase }) => phrase);
  let from = 0;
  for (const item of items) {
    if (notes.isTaken(at, item.phrase)) continue;
    if (!canBeEntity(item.phrase.words, true) || (described && !item.group && !isBareThing(notes, item))) continue;
    const name = notes.canonical(entityName(item.phrase.words));
    notes.list(name, { at, start: item.start, end: item.phrase.end });
    notes.current = name;
    if (!item.group) continue;
    reading.use(at, from, item.group.start);
    from = item.group.end;
    if (described || holdsFieldNames(tokens, item.group, things)) readFieldList(reading, notes, at, name, item.group);
  }
  reading.use(at, from, tokens.length);
  return true;
}

function readDefinition(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  phrase: NounPhrase,
  rest: Range,
): boolean {
  const name = notes.canonical(entityName(phrase.words));
  notes.list(name, { at, start: phrase.head.start, end: phrase.head.end });
  notes.current = name;
  reading.use(at, phrase.start, rest.start);
  return rest.start >= rest.end || readFieldList(reading, notes, at, name, rest);
}

/** "`title` (string, required)" under the name of an entity: nothing with parts of its own. */
function isFieldWithBrackets(tokens: readonly Token[]): boolean {
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || !isMark(tokens[phrase.end], '(')) return false;
  const close = closing(tokens, phrase.end, tokens.length);
  if (phrase.plural && !tellsOfField(tokens, { start: phrase.end + 1, end: close })) return false;
  return close >= tokens.length - 2;
}

/** "`url` (required), `active` (default true)" under the name of an entity. */
const listsFields = (tokens: readonly Token[]): boolean => {
  const items = listItems(tokens, { start: 0, end: tokens.length });
  return (
    items.length > 1 && items.some(({ group }) => group !== undefined) && items.every(({ phrase }) => !phrase.plural)
  );
};

/** Beside definitions, "loans": a plural with nothing said of it. */
const isBareThing = (notes: DomainNotes, { phrase, tail }: ListItem): boolean =>
  phrase.plural &&
  tail.end - tail.start <= 1 &&
  (notes.isForeseen(notes.canonical(entityName(phrase.words))) ||
    (canBeEntity(phrase.words) && !isFieldName(phrase.words)));

/** Behind "..., entities:" in the middle of a line. */
function entitiesLabel(tokens: readonly Token[]): number | undefined {
  const at = tokens.findIndex(
    (token, i) =>
      ['entities', 'resources', 'models', 'tables'].includes(token.lower) && isMark(tokens[i + 1], ':') && i > 0,
  );
  return at < 0 || at + 2 >= tokens.length ? undefined : at + 2;
}
