import { statesForVerb } from '../../lexicon/state-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { entityName, snakeCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import { withParticle } from './ability-verbs';
import { gerundsAt, infinitivesAt } from './granted-deeds';
import type { SentenceReading } from '../reading';
import { recordsOf } from '../things/recorded-deeds';

/** A deed whose object is not said, with what it is done to. */
export interface BareDeed {
  readonly verb: string;
  readonly entity: string;
}

/** "Librarians can lend and return", "the office does the planning": what is lent, what is planned. */
export function bareDeeds(notes: DomainNotes, tokens: readonly Token[], clause: Clause): BareDeed[] {
  const taken = takenBack(notes, tokens, clause);
  if (taken) return [taken];
  const verbs = verbsAlone(tokens, clause);
  const deeds = verbs.map((verb) => ({ verb, entity: actedOn(notes, verb) }));
  // "lending and taking back": the second is of what the first is of.
  const known = deeds.find(({ entity }) => entity !== undefined)?.entity;
  return known === undefined ? [] : deeds.map(({ verb, entity }) => ({ verb, entity: entity ?? known }));
}

/** "Students book a class and can cancel up to 2 hours before it starts", "travellers book a trip and can cancel it": what was made by the deed before. */
function takenBack(
  { recorded }: DomainNotes,
  tokens: readonly Token[],
  { verbs: [verb, second], object, passive }: Clause,
): BareDeed | undefined {
  const next = tokens[object.start];
  const isBare =
    next === undefined ||
    next.kind === 'mark' ||
    isWord(next, 'it', 'them', 'up', 'until', 'till', 'before', 'at', 'for', 'within', 'if', 'free');
  const isTaking = verb && !second && !passive && ['cancel', 'withdraw', 'reschedule'].includes(verb.lemma);
  return isTaking && isBare && recorded?.at.sentence.tokens === tokens
    ? { verb: verb.lemma, entity: recorded.entity }
    : undefined;
}

function verbsAlone(tokens: readonly Token[], clause: Clause): string[] {
  const { patient } = frameOf(tokens, clause);
  if (clause.passive || !patient) return [];
  if (clause.verbs.every(({ lemma }) => lemma === 'do')) {
    const start = isWord(tokens[patient.start], 'the', 'all', 'their') ? patient.start + 1 : patient.start;
    return gerundsAt(tokens, start, clause.object.end)?.verbs.map((verb) => deedOf(tokens, verb)) ?? [];
  }
  const isEmpty = tokens
    .slice(clause.object.start, clause.object.end)
    .every((token) => isMark(token, '.', ',', ';', '!'));
  if (isEmpty) return clause.verbs.map((verb) => deedOf(tokens, verb));
  // "can lend and return": the second may look like a noun.
  const deeds =
    clause.modal === undefined ? undefined : infinitivesAt(tokens, clause.verbs[0]?.at ?? clause.verb.start);
  const isAll = deeds !== undefined && deeds.verb.end >= deeds.object.end && deeds.verbs.length > 1;
  return isAll ? deeds.verbs.map((verb) => deedOf(tokens, verb)) : [];
}

/** "taking back" gives back; every other verb says what it does with its particle. */
const deedOf = (tokens: readonly Token[], verb: Clause['verbs'][number]): string =>
  verb.lemma === 'take' && isWord(tokens[verb.at + 1], 'back') ? 'return' : withParticle(tokens, verb);

/** "Backers pledge an amount": the record that is called as the deed is, where there is one. */
export function recordMade(
  notes: DomainNotes,
  tokens: readonly Token[],
  { verbs, relative, passive, object }: Clause,
): BareDeed[] {
  const [verb] = verbs;
  // "view the teams, players and match results": one thing more that is seen.
  const isCompound =
    verb &&
    isWord(tokens[verb.at - 1], 'and', 'or') &&
    tokens[verb.at - 2]?.pos === 'NOUN' &&
    tokens[object.start]?.pos === 'NOUN';
  if (relative || passive || isCompound) return [];
  return verbs.flatMap(({ lemma }) => {
    const entity = [...recordsOf(lemma), entityName([lemma])].find(
      (name) => notes.isDeclared(name) || notes.isForeseen(name),
    );
    return entity === undefined ? [] : [{ verb: 'create', entity }];
  });
}

/** "and I can do that too", "staff may do both": what was said last to be done, or denied to others. */
export function sameAsBefore(notes: DomainNotes, at: SentenceReading, { verbs, object }: Clause): BareDeed[] {
  const { tokens } = at.sentence;
  if (!verbs.every(({ lemma }) => lemma === 'do') || tokens[0]?.lower.endsWith('ing') === true) return [];
  const last = notes.abilities.at(-1);
  if (!last || last.place.at.sentence.start > at.sentence.start) return [];
  if (isWord(tokens[object.start], 'both')) return lastTwo(notes, last.place.at);
  if (last.negated || !isWord(tokens[object.start], 'that', 'so', 'this', 'same')) return [];
  const before = notes.abilities.filter(
    ({ place, actor }) => place.at === last.place.at && actor.name === last.actor.name,
  );
  return before.map(({ verb, entity }) => ({ verb, entity }));
}

function lastTwo(notes: DomainNotes, at: SentenceReading): BareDeed[] {
  const said = notes.abilities.filter(({ place }) => place.at === at);
  const deeds = new Map(said.map(({ verb, entity }) => [`${entity}.${verb}`, { verb, entity }]));
  return deeds.size > 1 ? [...deeds.values()].slice(-2) : [];
}

/** What is kept of the deed, where the brief tells of it: bookings of what is booked. */
export const recordOf = (notes: DomainNotes, verb: string): string | undefined =>
  recordsOf(verb).find((name) => notes.isDeclared(name) || notes.isForeseen(name));

/** What records the deed, or goes through the state that it leads to. */
function actedOn(notes: DomainNotes, verb: string): string | undefined {
  const record = recordOf(notes, verb);
  if (record !== undefined) return record;
  const [first = verb, ...rest] = wordsOf(verb);
  const states = [...(statesForVerb.get(verb) ?? []), snakeCase([pastParticiple(first), ...rest])];
  return notes.lifecycles.findLast(({ steps }) => steps.flat().some((state) => states.includes(state)))?.entity;
}
