import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import type { Clause } from '../grammar/clause';
import { frameOf } from '../grammar/clause-frame';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { subjectEntities } from '../grammar/subjects';
import { isPerforming } from '../things/recorded-deeds';
import type { BriefReading, SentenceReading } from '../reading';
import type { Party } from './parties';

const GIVES = new Set('give hold offer deliver perform conduct host teach'.split(' '));
const PARTY_PREPOSITIONS = new Set('to for with in at on from about'.split(' '));

/**
 * "Teachers give lessons to students in rooms": where the object is an event of its own, it is what refers to whoever does it and to all
 * whom it concerns; the teacher has no student by that.
 */
export function readPerformed(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || clause.relative || clause.modal !== undefined) return false;
  if (!clause.verbs.every(({ lemma }) => isPerforming(lemma))) return false;
  const { patient, adjuncts } = frameOf(tokens, clause);
  const made = entityIn(notes, at, patient);
  if (made === undefined || !notes.events.has(made)) return false;
  const tied = adjuncts.filter(({ preposition }) => PARTY_PREPOSITIONS.has(preposition));
  const parties = tied.flatMap(({ phrase }) => partyIn(notes, at, phrase) ?? []).filter(({ name }) => name !== made);
  if (parties.length === 0) return false;
  // Whoever records or submits something uses the software; whoever gives a lesson is told of.
  const isTold = clause.verbs.every(({ lemma }) => GIVES.has(lemma));
  const [doer, another] = subjectEntities(notes, at, clause.subject, isTold);
  if (doer === undefined || another !== undefined || doer === made) return false;
  for (const party of parties) notes.declare(party.name, { at, start: party.start, end: party.end });
  for (const to of new Set([doer, ...parties.map(({ name }) => name)])) {
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
function partyIn(notes: DomainNotes, at: SentenceReading, range: Range): Party | undefined {
  const phrase = nounPhraseAt(at.sentence.tokens, range.start, range.end);
  if (!phrase) return undefined;
  const { start, end } = phrase.head;
  const known = notes.entityFor(phrase.words);
  if (known !== undefined) return { name: known, start, end };
  const isKind = phrase.plural && !phrase.determined && start === phrase.start;
  if (!isKind || !canBeEntity(phrase.words) || isFieldName(phrase.words) || notes.isTaken(at, phrase)) return undefined;
  return { name: notes.canonical(entityName(phrase.words)), start, end };
}
