import { roleOf } from './role-of';
import { isAccountNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { camelCase, singular, snakeCase } from '../../names';
import { isIndefinite } from '../things/read-spans';
import { type Token, isMark, isWord } from '../../text/token';
import { type Adjunct, frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import { listItems } from '../lists/list-items';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { MOMENT_VERBS, noteMoment } from './adjunct-moments';
import { isTied } from './parties';
import { readBetweenTwo } from './read-between-two';
import { subjectEntities } from '../grammar/subjects';

/** Prepositions behind which stands what one row has to do with. */
const TYING = new Set(
  'to by for with in at on of from into onto under within inside against about over per'.split(' '),
);
/** Prepositions behind which stands a moment. */
const TIMING = new Set(['at', 'on']);

/**
 * "A screening shows one film in one hall at a certain time": whatever the verb, a row refers to each party that is named as one, and
 * has the moment.
 */
export function readAdjuncts(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
  /** What "it" stands for. */
  spokenOf: string | undefined,
): void {
  const { tokens } = at.sentence;
  if (clause.negated || clause.relative || clause.modal !== undefined || clause.subject === undefined) return;
  if (readBetweenTwo(reading, notes, at, clause)) return;
  const [source, second] = subjectEntities(notes, at, clause.subject, false);
  if (source === undefined || second !== undefined || !notes.isForeseen(source) || isActor(tokens, clause)) return;
  const whole = goingOn(notes, tokens, clause);
  const { adjuncts } = frameOf(tokens, whole);
  if (!clause.host) readBehindSubject(reading, notes, at, source, clause);
  for (const adjunct of adjuncts.flatMap((one) => joinedIn(tokens, one))) {
    if (TYING.has(adjunct.preposition) && isWord(tokens[adjunct.phrase.start], 'it')) {
      tie(reading, notes, at, source, spokenOf, { start: adjunct.start, end: adjunct.end });
      continue;
    }
    if (adjunct.preposition === 'between') noteSides(reading, notes, at, source, adjunct.phrase);
    const phrase = nounPhraseAt(tokens, adjunct.phrase.start, adjunct.phrase.end);
    if (
      !phrase ||
      !(isOne(tokens, phrase) || isPerOne(adjunct, phrase) || isOfEach(tokens, clause, adjunct, phrase)) ||
      isBehindList(notes, tokens, whole, adjunct)
    )
      continue;
    if (
      TIMING.has(adjunct.preposition) &&
      noteMoment(reading, notes, at, source, phrase, MOMENT_VERBS[clause.verbs.at(-1)?.lemma ?? ''])
    ) {
      if (takesPlace(tokens, clause)) reading.use(at, clause.verb.start - 1, clause.object.start + 1);
      continue;
    }
    const target = TYING.has(adjunct.preposition) ? notes.entityFor(phrase.words) : undefined;
    if (target === undefined && noteParty(reading, notes, at, source, clause, adjunct, phrase)) continue;
    const of = adjunct.preposition === 'per' ? (objectNamed(notes, tokens, whole) ?? source) : source;
    tie(reading, notes, at, of, target, { start: adjunct.start, end: phrase.end });
  }
}

/** "An attempt of a quiz by a player has a score": with whom or what it is done, told before the verb. */
function readBehindSubject(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  clause: Clause,
): void {
  const { tokens } = at.sentence;
  const { start = 0, end = 0 } = clause.subject ?? {};
  const named = nounPhraseAt(tokens, start, end);
  if (!named || named.end >= end) return;
  const { adjuncts } = frameOf(tokens, { ...clause, passive: true, object: { start: named.end, end } });
  for (const adjunct of adjuncts) {
    const phrase = nounPhraseAt(tokens, adjunct.phrase.start, adjunct.phrase.end);
    const target = phrase && notes.entityFor(phrase.words);
    if (!phrase || phrase.end !== adjunct.end || !isOne(tokens, phrase) || !isIndefinite(tokens, phrase)) continue;
    const made = { ...clause, passive: true, verbs: [] };
    if (target !== undefined && TYING.has(adjunct.preposition))
      tie(reading, notes, at, source, target, { start: adjunct.start, end: phrase.end });
    else if (adjunct.preposition === 'by') noteParty(reading, notes, at, source, made, adjunct, phrase);
  }
}

/** "Every member has one vote per meeting": the vote is what there is one of. */
function objectNamed(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): string | undefined {
  const phrase = nounPhraseAt(tokens, object.start, object.end);
  const named = phrase && notes.entityFor(phrase.words);
  return named !== undefined && notes.isForeseen(named) ? named : undefined;
}

/** "for one member and one tool": each of them behind the preposition. */
function joinedIn(tokens: readonly Token[], adjunct: Adjunct): Adjunct[] {
  const first = nounPhraseAt(tokens, adjunct.phrase.start, adjunct.phrase.end);
  const and = first?.end ?? adjunct.end;
  const isJoined =
    adjunct.preposition !== 'between' &&
    isWord(tokens[and], 'and') &&
    isWord(tokens[and + 1], 'one', 'a', 'an', 'exactly') &&
    and + 1 < adjunct.phrase.end;
  if (!first || !isJoined) return [adjunct];
  const rest = { ...adjunct, phrase: { start: and + 1, end: adjunct.phrase.end } };
  return [{ ...adjunct, end: and, phrase: { start: adjunct.phrase.start, end: and } }, ...joinedIn(tokens, rest)];
}

/** "takes place at a given time": that it does tells nothing but when. */
const takesPlace = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  verbs[0]?.lemma === 'take' && isWord(tokens[object.start], 'place');

/** "A photo was taken by a photographer", "is held in a room": somebody or somewhere of whom no more is told is named in a field. */
function noteParty(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  { passive, verbs }: Clause,
  { preposition, start }: Adjunct,
  phrase: NounPhrase,
): boolean {
  const last = singular(phrase.words.at(-1) ?? '');
  const isSomebody =
    ['by', 'to', 'from'].includes(preposition) &&
    isPersonNoun(last) &&
    !isAccountNoun(last) &&
    !notes.roles.has(snakeCase(phrase.words));
  const isSomewhere = ['in', 'at', 'on'].includes(preposition) && (PLACES.has(last) || /(room|hall)$/.test(last));
  const isStep = verbs.some(
    ({ lemma }) => !AUTHORING.has(lemma) && (statesForVerb.has(lemma) || crudVerb(lemma) !== undefined),
  );
  const comes = verbs[0]?.lemma === 'come' && preposition === 'from';
  if (
    !(passive || comes) ||
    (isStep && !comes) ||
    !(isSomebody || isSomewhere) ||
    !isIndefinite(at.sentence.tokens, phrase)
  )
    return false;
  const name = camelCase(phrase.words);
  const place = { at, start, end: phrase.end };
  if (notes.isTaken(at, phrase) || notes.fields.some((note) => note.entity === entity && note.field.name === name))
    return false;
  const field = { name, words: phrase.words, type: undefined, enumValues: undefined, constraints: [] };
  notes.fields.push({ entity, field, phrase, place });
  reading.use(at, start, phrase.end);
  return true;
}

/** Who did it is part of what came of it, not somebody who may. */
const AUTHORING = new Set('write compose draw paint build make take film shoot sing design invent discover'.split(' '));

/** Where something takes place or is kept. */
const PLACES = new Set(
  'room hall venue place location building court field pitch city town studio shelf drawer box bay desk'.split(' '),
);

/** One row of the first refers to one of the second, unless they have been tied already. */
function tie(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  source: string,
  target: string | undefined,
  { start, end }: Range,
): void {
  if (target === undefined || target === source || !notes.isForeseen(target) || isTied(notes, source, target)) return;
  notes.multiplicities.push({ from: source, to: target, count: 'one', verb: 'refers', place: { at, start, end } });
  reading.use(at, start, end);
}

/** "is held for a group with a guide in a hall": "with" leads on to the next party, not to parts of the group. */
function goingOn(notes: DomainNotes, tokens: readonly Token[], clause: Clause): Clause {
  const { start, end } = clause.object;
  // "An owner has an appointment with a vet": that is the appointment's.
  if (clause.verbs[0]?.lemma === 'have') return clause;
  const hasPhrase = end > start || clause.passive;
  const phrase = hasPhrase && isWord(tokens[end], 'with') ? nounPhraseAt(tokens, end + 1, tokens.length) : undefined;
  if (!phrase || !isOne(tokens, phrase) || notes.entityFor(phrase.words) === undefined) return clause;
  const stop = tokens.findIndex(
    (token, i) => i > end && (token.kind === 'mark' || ['VERB', 'AUX'].includes(token.pos)),
  );
  return { ...clause, end: stop, object: { start, end: stop < 0 ? tokens.length : stop } };
}

/** "A member borrows a book from a branch" tells what somebody does; the deed is no row of theirs. */
const isActor = (tokens: readonly Token[], { subject, passive, verbs }: Clause): boolean =>
  !passive &&
  !['be', 'have', 'belong'].includes(verbs[0]?.lemma ?? '') &&
  (subject === undefined || isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? '')));

/** One of them, said so: "one hall", "a hall", "its hall". */
const isOne = (tokens: readonly Token[], { start, head, plural, quantity }: NounPhrase): boolean =>
  !plural &&
  quantity !== 'many' &&
  head.start > start &&
  !tokens
    .slice(start, head.start)
    .some((token) => isWord(token, 'same', 'any', 'no', 'this', 'that', 'other', 'another'));

/** "Tickets are sold per concert" */
const isPerOne = ({ preposition }: Adjunct, { plural }: NounPhrase): boolean => preposition === 'per' && !plural;

/** "has a title, a price in euros": it says more of an element, unless the only one is a thing itself. */
function isBehindList(
  notes: DomainNotes,
  tokens: readonly Token[],
  { object, verbs, verb, passive }: Clause,
  { start }: Adjunct,
): boolean {
  // "between a pet and a vet at a given time": both sides are one circumstance.
  const isSides = isWord(tokens[object.start], 'between');
  const between = isSides ? [] : tokens.slice(object.start, start);
  if (between.some((token) => isMark(token, ',', ';', ':', '(') || isWord(token, 'and'))) return true;
  const hasParts = !passive && (verbs[0]?.lemma === 'have' || isWord(tokens[verb.start], 'with', 'including'));
  if (!hasParts && between.length === 0) return false;
  const direct = nounPhraseAt(tokens, object.start, start);
  return direct !== undefined && hasParts && notes.entityFor(direct.words) === undefined;
}

/** "Comments are left on articles by readers": of each, one. */
function isOfEach(tokens: readonly Token[], clause: Clause, { preposition }: Adjunct, phrase: NounPhrase): boolean {
  const subject = clause.subject && nounPhraseAt(tokens, clause.subject.start, clause.subject.end);
  const isBare = phrase.plural && phrase.quantity === undefined && phrase.head.start === phrase.start;
  return clause.passive && subject?.plural === true && isBare && ['by', 'on', 'for'].includes(preposition);
}

/** "A game is between a white player and a black player": one reference for each side. */
function noteSides(reading: BriefReading, notes: DomainNotes, at: SentenceReading, source: string, range: Range): void {
  const sides = listItems(at.sentence.tokens, range).map(({ phrase }) => ({
    phrase,
    name: notes.entityFor(phrase.words),
  }));
  if (sides.length !== 2 || sides.some(({ phrase, name }) => name === undefined || phrase.plural)) return;
  for (const { phrase, name } of sides) {
    const to = name ?? source;
    const role = roleOf(notes, phrase.words, to);
    const place = { at, start: phrase.start, end: phrase.end };
    notes.multiplicities.push({ from: source, to, count: 'one', verb: 'refers', role, place });
    reading.use(at, phrase.start, phrase.end);
  }
}
