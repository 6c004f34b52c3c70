import { roleOf } from './role-of';
import { withoutStates } from '../abilities/ability-objects';
import { isAccountNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { isContainer, isNaming, isOfOwnKind } from '../../lexicon/relation-lexicon';
import { camelCase, entityName, singular, singularWords, snakeCase, spoken } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Multiplicity } from '../notes';
import { isSpeaker } from '../grammar/speakers';
import {
  LINKING,
  type Link,
  isUnder,
  knownLink,
  linkedObject,
  mayBeWithout,
  namesAnother,
  saidLink,
} from '../grammar/link-verbs';
import { isOneThing, orToNone } from '../grammar/counted-ones';
import { conditionEntered } from '../grammar/conditions-entered';
import { type NounPhrase, nounPhraseAt, phraseAt } from '../grammar/noun-phrase';
import { beforePlace, recordsOf } from '../things/recorded-deeds';
import { readFieldList } from '../lists/read-field-list';
import { readFurther, readPartsToo, refer } from './further-references';
import { isAssigned } from './read-assigned';
import { refer as referAs } from './resolve-relations';
import type { BriefReading, SentenceReading } from '../reading';
import { phrasesOf, subjectEntities } from '../grammar/subjects';

/** "A tenancy links a member to a plot": it refers to both. */
function readLinking(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.passive || clause.modal !== undefined || !LINKING.has(clause.verbs[0]?.lemma ?? '')) return false;
  const cut = tokens.findIndex(
    (token, i) => i > clause.object.start && i < clause.object.end && isWord(token, 'to', 'with', 'and', 'into'),
  );
  if (cut < 0) return false;
  const [first] = phrasesOf(tokens, { start: clause.object.start, end: cut });
  const [second] = phrasesOf(tokens, { start: cut + 1, end: clause.object.end });
  const [source] = subjectEntities(notes, at, clause.subject, true);
  if (!first || !second || source === undefined || !canBeEntity(first.words, true) || !canBeEntity(second.words, true))
    return false;
  for (const phrase of [first, second]) {
    const target = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
    const place = { start: clause.start, end: phrase.end };
    // "A rental links a renter to one or more skis"; "loans link members with books", each of them one with one.
    const isOfOne = phrasesOf(tokens, clause.subject).at(-1)?.plural !== true;
    if (phrase.quantity === 'many' || (phrase.plural && isOfOne))
      notes.multiplicities.push({ from: source, to: target, count: 'many', verb: 'joins', place: { at, ...place } });
    else refer(notes, at, source, target, place);
  }
  notes.current = source;
  reading.use(at, clause.start, second.end);
  return true;
}

const behindObject = (tokens: readonly Token[], { object: { start, end } }: Clause): number =>
  isWord(tokens[start], 'it', 'them') ? start + 1 : (nounPhraseAt(tokens, start, end)?.end ?? start);

/** "cannot be in more than one team": in one at most. */
const MORE = [['more', 'than', 'one']];

/** "Each book belongs to an author", "a course is taught by one teacher", "members attend many meetings". */
export function readRelating(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const isOneAtMost = clause.negated && phraseAt(tokens, linkedObject(tokens, clause)?.start ?? 0, clause.end, MORE);
  if ((clause.negated && !isOneAtMost) || isAllowedStep(tokens, clause) || isAssigned(clause)) return false;
  const verb = clause.verbs.at(-1)?.lemma ?? '';
  // "is put on hold", "puts it back into service": what becomes of it.
  const moved = clause.passive ? clause.verb.end : behindObject(tokens, clause);
  if (conditionEntered(tokens, verb, { start: moved, end: clause.end }).length > 0) return false;
  const said = saidLink(tokens, clause);
  const link = said ?? knownLink(notes, at, clause);
  if (!link) return false;
  if (readLinking(reading, notes, at, clause)) return true;
  const object = linkedObject(tokens, clause);
  const found = object && phrasesOf(tokens, object)[0];
  const phrase = found && beforeOf(notes, tokens, found);
  if (!phrase || notes.isTaken(at, phrase)) return false;
  const known = notes.entityFor(phrase.words);
  if (!canBeEntity(phrase.words, link !== 'joins' || known !== undefined)) return false;
  if (known === undefined && isForParts(tokens, clause, phrase)) {
    const [source, other] = subjectEntities(notes, at, clause.subject, true);
    const range = { start: phrase.start, end: clause.object.end };
    return other === undefined && readFieldList(reading, notes, at, source, range);
  }
  if (known === undefined && isFieldOfSubject(tokens, clause, phrase)) return false;
  if (isBareCircumstance(clause, phrase)) return false;
  // "Closing is for controllers only": who may, not whose it is.
  if (known === undefined && clause.verbs[0]?.lemma === 'be' && isWord(tokens[phrase.end], 'only')) return false;
  // "kept in their own list"
  if (known === undefined && clause.verbs[0]?.lemma !== 'belong' && grammar.listNouns.has(phrase.words.at(-1) ?? ''))
    return false;
  const isNew = known === undefined && isUnder(tokens, clause);
  const declares = link !== 'joins' && !isNew && !isSpeaker(at, clause.subject);
  const sources = subjectEntities(notes, at, clause.subject, declares);
  if (sources.length === 0) return false;
  if (known === undefined && isAmongThem(notes, at, clause, phrase, sources)) {
    reading.use(at, clause.start, phrase.end);
    return true;
  }
  if (isNew) return false;
  const target = known ?? notes.canonical(entityName(phrase.words));
  const many = !isOneAtMost && isMany(tokens, clause, phrase, link);
  if (known === undefined && link === 'joins' && !many) return false;
  if (
    clause.verbs[0]?.lemma === 'belong' ||
    many ||
    isOneThing(phrase) ||
    isPutInto(clause, phrase) ||
    known !== undefined
  )
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
  const isFree = orToNone(tokens, clause);
  if (notes.isSecond && link === 'belongs' && noteNamed(reading, notes, at, clause, phrase, { sources, target, many }))
    return true;
  const words = withoutStates(phrase.words);
  const role = known === undefined ? undefined : roleOf(notes, words, known);
  const place = { at, start: clause.start, end: phrase.end };
  for (const source of sources) {
    notes.multiplicities.push({
      from: source,
      to: target,
      count: many ? 'many' : 'one',
      verb: verbOf(link, many),
      role: role ?? anotherRole(tokens, clause, phrase),
      deed: !many && recordsOf(clause.verbs[0]?.lemma ?? '').length > 0,
      loose:
        (!many && phrase.plural && phrase.quantity === undefined) ||
        (saysWhere(tokens, clause) && !isOnlyOne(tokens, clause)),
      optional: (said !== undefined && mayBeWithout(tokens, clause)) || isFree,
      place,
    });
    if (isOnlyOne(tokens, clause))
      notes.multiplicities.push({ from: target, to: source, count: 'one', verb: 'has', place });
    if (!many) readFurther(notes, at, source, clause, phrase.end);
    if (!many && isOf(tokens, clause))
      readPartsToo(reading, notes, at, source, { start: phrase.end, end: clause.object.end });
  }
  notes.current = sources.at(-1);
  reading.use(at, clause.start, isFree ? clause.end : phrase.end);
  return true;
}

/** "Ships are owned by shipping companies", "a reservation is for a table", where no more is told of those: a field says which. */
function noteNamed(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  phrase: NounPhrase,
  { sources, target, many }: { sources: readonly string[]; target: string; many: boolean },
): boolean {
  const role = snakeCase(singularWords(phrase.words));
  const isKept = notes.isDeclared(target) || notes.isForeseen(target) || notes.roles.has(role);
  // "A bazaar is an event that takes place on a square": of events nothing is kept.
  const { tokens } = at.sentence;
  const named = clause.subject?.start ?? 0;
  const isDefining = clause.relative && [tokens[named - 1], tokens[named - 2]].some((token) => token?.lemma === 'be');
  if (
    isKept ||
    isDefining ||
    many ||
    clause.modal !== undefined ||
    clause.negated ||
    isAccountNoun(singular(phrase.words.at(-1) ?? ''))
  )
    return false;
  if (!isWord(tokens[phrase.start], 'a', 'an', 'one') && !phrase.plural) return false;
  const words = singularWords(phrase.words);
  // "Cabins are rented by guests", one after the other; "a watch is for one night"
  const isDeed = phrase.plural && recordsOf(clause.verbs[0]?.lemma ?? '').length > 0;
  if (isDeed || grammar.timeNouns.has(words.at(-1) ?? '') || words.at(-1) === 'date') return false;
  const name = camelCase(words);
  const place = { at, start: clause.start, end: phrase.end };
  const field = { name, words, type: 'string' as const, enumValues: undefined, constraints: [] };
  for (const entity of sources)
    if (!notes.fields.some((note) => note.entity === entity && note.field.name === name))
      notes.fields.push({ entity, field, phrase: { ...phrase, words, plural: false }, place });
  notes.current = sources.at(-1);
  reading.use(at, clause.start, phrase.end);
  return true;
}

/** "Bookings are for a date and an hour": parts alone. */
const isForParts = (tokens: readonly Token[], clause: Clause, { start, end, words }: NounPhrase): boolean =>
  isOf(tokens, clause) &&
  isWord(tokens[start], 'a', 'an') &&
  isFieldName(words) &&
  isWord(tokens[end], 'and') &&
  isWord(tokens[end + 1], 'a', 'an');

/** "is for a court", "is of one boat" */
const isOf = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  verbs[0]?.lemma === 'be' && isWord(tokens[object.start], 'for', 'of');

/** "Every employee reports to a manager": who is one of them. */
function isAmongThem(
  notes: DomainNotes,
  at: SentenceReading,
  { start }: Clause,
  { words, end, plural }: NounPhrase,
  sources: readonly string[],
): boolean {
  const own = plural ? [] : sources.filter((source) => isOfOwnKind(words.join(' '), spoken(source)));
  for (const source of own) referAs(notes, source, source, words, { at, start, end });
  return own.length > 0;
}

/** "Only one claim can be made for a parcel": the parcel has no other. */
const isOnlyOne = (tokens: readonly Token[], { subject, modal }: Clause): boolean =>
  subject !== undefined &&
  modal !== undefined &&
  [subject.start - 1, subject.start].some((i) => isWord(tokens[i], 'only') && isWord(tokens[i + 1], 'one'));

/** "can be cancelled by the group": what may be done with it, not whose it is. */
const isAllowedStep = (tokens: readonly Token[], { passive, modal, verbs, object }: Clause): boolean =>
  passive &&
  ['can', 'may'].includes(modal ?? '') &&
  isWord(tokens[object.start], 'by') &&
  isWord(tokens[object.start + 1], 'the', 'its', 'their') &&
  verbs.every(({ lemma }) => statesForVerb.has(lemma));

/** "Comments can only be added to published posts": a condition, not of how many it is. */
const saysWhere = (tokens: readonly Token[], { subject, verb }: Clause): boolean =>
  tokens.slice(subject?.start ?? verb.start, verb.end).some((token) => isWord(token, 'only'));

/** What the other end of a way is called by the verb that leads there. */
const MOVES: Readonly<Record<string, string>> = {
  arrive: 'arrival',
  depart: 'departure',
  end: 'end',
  finish: 'end',
  start: 'start',
  begin: 'start',
  lead: 'target',
  go: 'target',
  come: 'source',
};

/** "reviewed by another translator": the reviewer. */
function anotherRole(tokens: readonly Token[], clause: Clause, phrase: NounPhrase): string | undefined {
  const lemma = clause.verbs[0]?.lemma ?? '';
  const isOther = namesAnother(tokens, phrase);
  const target = camelCase(phrase.words);
  if (isOther && !clause.passive && MOVES[lemma] !== undefined)
    return `${MOVES[lemma]}${target.replace(/^./, (letter) => letter.toUpperCase())}`;
  const isAgent = clause.passive && isWord(tokens[clause.object.start], 'by') && isOther;
  return isAgent ? (lemma.endsWith('e') ? `${lemma}r` : `${lemma}er`) : undefined;
}

/** "by one observer of one target": two of them, unless both together are one name. */
function beforeOf(notes: DomainNotes, tokens: readonly Token[], phrase: NounPhrase): NounPhrase {
  const of = tokens.findIndex((token, i) => i > phrase.head.start && i < phrase.head.end && isWord(token, 'of'));
  const whole = entityName(phrase.words);
  if (of < 0 || notes.isDeclared(whole) || notes.isForeseen(whole)) return phrase;
  const [first, second] = [nounPhraseAt(tokens, phrase.start, of), nounPhraseAt(tokens, of + 1, phrase.end)];
  const isBoth =
    first && second && notes.entityFor(first.words) !== undefined && notes.entityFor(second.words) !== undefined;
  return isBoth ? first : phrase;
}

const verbOf = (link: Link, many: boolean): Multiplicity['verb'] =>
  link === 'has' ? 'has' : link === 'joins' || many ? 'joins' : 'refers';

/** "products are grouped into categories" says of each product that it is in one; "a product is in categories" does not. */
function isMany(tokens: readonly Token[], clause: Clause, phrase: NounPhrase, link: Link): boolean {
  if (phrase.quantity !== undefined || !phrase.plural) return phrase.quantity === 'many';
  if (link !== 'belongs' || namesAnother(tokens, phrase) || isEntered(tokens, clause)) return true;
  if (clause.subject && isWord(tokens[clause.subject.end - 1], 'they', 'these') && clause.modal === undefined)
    return false;
  const subject = phrasesOf(tokens, clause.subject).at(-1);
  return !(subject?.plural === true && subject.quantity === undefined && clause.modal === undefined);
}

/** "Students are enrolled in courses": each in several, as those are who enrol. */
function isEntered(tokens: readonly Token[], { passive, verbs, object }: Clause): boolean {
  const isUp = isWord(tokens[object.start], 'up');
  const before = beforePlace(`${verbs[0]?.lemma ?? ''}${isUp ? 'Up' : ''}`) ?? [];
  return passive && isWord(tokens[object.start + (isUp ? 1 : 0)], ...before);
}

/** "a tool that is on loan", "tickets are for sale": no loan in particular. */
const isBareCircumstance = (clause: Clause, { determined, plural, quantity }: NounPhrase): boolean =>
  clause.verbs[0]?.lemma === 'be' && !clause.passive && !determined && !plural && quantity === undefined;

/** "Devices are assigned to a category": it is what they are put into, though a field may be called so. */
const isPutInto = ({ passive, verbs }: Clause, { plural, words }: NounPhrase): boolean =>
  passive && !plural && isNaming(verbs[0]?.lemma ?? '') && isContainer(words.at(-1) ?? '');

/** "A lesson is on a date": the word names a field of whatever it is said of. */
const isFieldOfSubject = (tokens: readonly Token[], clause: Clause, phrase: NounPhrase): boolean =>
  clause.verbs[0]?.lemma === 'be' &&
  !clause.passive &&
  isFieldName([tokens[phrase.head.start]?.lower ?? '']) &&
  // "An album is by one artist"
  !(isOneThing(phrase) && isWord(tokens[phrase.head.start - 1], 'one'));
