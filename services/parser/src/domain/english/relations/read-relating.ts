import { withoutStates } from '../abilities/ability-objects';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { camelCase, entityName } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { Clause } from '../grammar/clauses';
import { type DomainNotes, type Multiplicity, canBeEntity } from '../domain-notes';
import { isSpeaker } from '../grammar/speakers';
import {
  LINKING,
  type Link,
  knownLink,
  linkedObject,
  mayBeWithout,
  namesAnother,
  saidLink,
} from '../grammar/link-verbs';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { recordsOf } from '../things/recorded-deeds';
import { isAssigned } from './read-assigned';
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

/** One row of `source` refers to one of `target`. */
function refer(notes: DomainNotes, at: SentenceReading, source: string, target: string, place: Range): void {
  notes.multiplicities.push({ from: source, to: target, count: 'one', verb: 'refers', place: { at, ...place } });
}

/** "Each book belongs to an author", "a course is taught by one teacher", "members attend many meetings". */
export function readRelating(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || isAllowedStep(tokens, clause) || isAssigned(clause)) return false;
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
  if (known === undefined && isFieldOfSubject(tokens, clause, phrase)) return false;
  if (isBareCircumstance(clause, phrase)) return false;
  // "Closing is for controllers only": who may, not whose it is.
  if (known === undefined && clause.verbs[0]?.lemma === 'be' && isWord(tokens[phrase.end], 'only')) return false;
  // "kept in their own list"
  if (known === undefined && clause.verbs[0]?.lemma !== 'belong' && grammar.listNouns.has(phrase.words.at(-1) ?? ''))
    return false;
  const sources = subjectEntities(notes, at, clause.subject, link !== 'joins' && !isSpeaker(at, clause.subject));
  if (sources.length === 0) return false;
  const target = known ?? notes.canonical(entityName(phrase.words));
  const many = isMany(tokens, clause, phrase, link);
  if (known === undefined && link === 'joins' && !many) return false;
  if (clause.verbs[0]?.lemma === 'belong' || many || isOneThing(phrase) || known !== undefined)
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
  const words = withoutStates(phrase.words);
  const role = known !== undefined && entityName(words) !== known ? camelCase(words) : undefined;
  for (const source of sources) {
    notes.multiplicities.push({
      from: source,
      to: target,
      count: many ? 'many' : 'one',
      verb: verbOf(link, many),
      role: role ?? anotherRole(tokens, clause, phrase),
      deed: !many && recordsOf(clause.verbs[0]?.lemma ?? '').length > 0,
      loose: (!many && phrase.plural && phrase.quantity === undefined) || saysWhere(tokens, clause),
      optional: said !== undefined && mayBeWithout(tokens, clause),
      place: { at, start: clause.start, end: phrase.end },
    });
    if (!many) readFurther(notes, at, source, clause, phrase.end);
  }
  notes.current = sources.at(-1);
  reading.use(at, clause.start, phrase.end);
  return true;
}

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
  if (link !== 'belongs' || namesAnother(tokens, phrase)) return true;
  if (clause.subject && isWord(tokens[clause.subject.end - 1], 'they', 'these') && clause.modal === undefined)
    return false;
  const subject = phrasesOf(tokens, clause.subject).at(-1);
  return !(subject?.plural === true && subject.quantity === undefined && clause.modal === undefined);
}

/** "a tool that is on loan", "tickets are for sale": no loan in particular. */
const isBareCircumstance = (clause: Clause, { determined, plural, quantity }: NounPhrase): boolean =>
  clause.verbs[0]?.lemma === 'be' && !clause.passive && !determined && !plural && quantity === undefined;

/** "A lesson is on a date": the word names a field of whatever it is said of. */
const isFieldOfSubject = (tokens: readonly Token[], clause: Clause, phrase: NounPhrase): boolean =>
  clause.verbs[0]?.lemma === 'be' && !clause.passive && isFieldName([tokens[phrase.head.start]?.lower ?? '']);

/** "A rental is of one bike by one customer": every further reference. Behind "belongs to", or as "one", it may be spoken of for the first time. */
function readFurther(
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  { verbs, object }: Clause,
  start: number,
): void {
  const { tokens } = at.sentence;
  const { end } = object;
  const belongs = verbs[0]?.lemma === 'belong';
  for (let i = start; i < end; i++) {
    const isListed = isMark(tokens[i], ',');
    if (!isListed && !isWord(tokens[i], 'by', 'for', 'and', 'to', 'with', 'in', 'at', 'from', 'of', 'on')) continue;
    const from = isWord(tokens[i], 'and') && isWord(tokens[i + 1], ...FURTHER) ? i + 2 : i + 1;
    if (!isWord(tokens[from], 'one', 'a', 'an', 'exactly', 'the')) continue;
    const phrase = nounPhraseAt(tokens, from, end);
    if (!phrase || phrase.plural || notes.isTaken(at, phrase)) continue;
    const isNew = (belongs || isOneThing(phrase)) && canBeEntity(phrase.words) && !isFieldName(phrase.words);
    const target = notes.entityFor(phrase.words) ?? (isNew ? notes.canonical(entityName(phrase.words)) : undefined);
    if (target === undefined || target === source) continue;
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
    refer(notes, at, source, target, { start: i, end: phrase.end });
    i = phrase.end - 1;
  }
}

/** "for one depot", but not "on one day": it is said of how many, so it is counted. */
const isOneThing = ({ quantity, plural, words }: NounPhrase): boolean =>
  quantity === 'one' && !plural && words.length === 1 && !isFieldName(words) && !grammar.timeNouns.has(words[0] ?? '');

const FURTHER = ['by', 'for', 'to', 'in', 'at', 'from'];
