import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import { isWord } from '../../text/token';
import type { Clause } from '../grammar/clauses';
import { frameOf } from '../grammar/clause-frame';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { subjectEntities } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';

/** What is done to bring something about, rather than done with something that is there already. */
const PERFORMS = new Set(
  'give hold offer send write make place submit run host issue deliver perform conduct record log schedule teach do'.split(
    ' ',
  ),
);
const GIVES = new Set('give hold offer deliver perform conduct host teach'.split(' '));
const PARTY_PREPOSITIONS = new Set('to for with in at on from about'.split(' '));

/**
 * "Teachers give lessons to students in rooms": where the object is an event of its own, it is what refers to whoever does it and to all
 * whom it concerns; the teacher has no student by that.
 */
export function readPerformed(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || clause.relative || clause.modal !== undefined) return false;
  if (!clause.verbs.every(({ lemma }) => PERFORMS.has(lemma))) return false;
  const { patient, adjuncts } = frameOf(tokens, clause);
  const made = entityIn(notes, at, patient);
  if (made === undefined || !notes.events.has(made)) return false;
  // Whoever records or submits something uses the software; whoever gives a lesson is told of.
  const isTold = clause.verbs.every(({ lemma }) => GIVES.has(lemma));
  const tied = adjuncts.filter(({ preposition }) => PARTY_PREPOSITIONS.has(preposition));
  const doers = subjectEntities(notes, at, clause.subject, isTold && tied.length > 0);
  if (doers.length !== 1) return false;
  const parties = tied.flatMap(({ phrase }) => {
    const party = partyIn(notes, at, phrase);
    return party === undefined || party === made ? [] : [{ party, end: phrase.end }];
  });
  const [doer] = doers;
  if (parties.length === 0 || doer === undefined || doer === made) return false;
  for (const to of new Set([doer, ...parties.map(({ party }) => party)])) {
    if (notes.multiplicities.some((said) => said.from === made && said.to === to)) continue;
    const place = { at, start: clause.start, end: clause.object.end };
    notes.multiplicities.push({ from: made, to, count: 'one', verb: 'refers', place });
  }
  reading.use(at, clause.start, Math.max(...parties.map(({ end }) => end)));
  notes.current = made;
  return true;
}

function entityIn(notes: DomainNotes, at: SentenceReading, range: Range | undefined): string | undefined {
  const phrase = range && nounPhraseAt(at.sentence.tokens, range.start, range.end);
  const name = phrase && notes.entityFor(phrase.words);
  return name !== undefined && notes.isForeseen(name) ? name : undefined;
}

/** "to students": many of a kind, spoken of before or not. */
function partyIn(notes: DomainNotes, at: SentenceReading, range: Range): string | undefined {
  const phrase = nounPhraseAt(at.sentence.tokens, range.start, range.end);
  if (!phrase) return undefined;
  const known = notes.entityFor(phrase.words);
  if (known !== undefined) return known;
  const isKind = phrase.plural && !phrase.determined && phrase.head.start === phrase.start;
  if (!isKind || !canBeEntity(phrase.words) || isFieldName(phrase.words) || notes.isTaken(at, phrase)) return undefined;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end });
  return name;
}

/** "A concert has a date, and several choirs perform in it": of what was spoken of many take part, and each in many. */
export function readTakingPart(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const { subject, object, verbs } = clause;
  if (clause.negated || clause.passive || clause.relative || clause.modal !== undefined || !subject) return false;
  const phrase = nounPhraseAt(tokens, subject.start, subject.end);
  const taker = phrase?.end === subject.end && phrase.plural ? notes.entityFor(phrase.words) : undefined;
  const whole = notes.topic ?? notes.current;
  const words = tokens.slice(object.start, object.end).filter(({ kind }) => kind === 'word');
  const isIn =
    words.length <= 2 && isWord(words.at(-1), 'it') && (words.length === 1 || isWord(words[0], 'in', 'at', 'on'));
  if (phrase?.quantity !== 'many' || taker === undefined || whole === undefined || whole === taker || !isIn)
    return false;
  if (!notes.isForeseen(taker) || verbs.some(({ lemma }) => lemma === 'have' || lemma === 'be')) return false;
  const place = { at, start: clause.start, end: object.end };
  notes.multiplicities.push({ from: whole, to: taker, count: 'many', verb: 'joins', place });
  reading.use(at, subject.start, object.end);
  return true;
}
