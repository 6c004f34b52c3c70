import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { entityName, singular, snakeCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { sweptObjectAt } from './swept-objects';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { saidLink } from '../grammar/link-verbs';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { peopleOfBefore } from '../grammar/spoken-of-before';
import type { SentenceReading } from '../reading';
import { phrasesOf } from '../grammar/subjects';
import { isRecordOfDeed } from '../things/recorded-deeds';
import { isStep } from './passive-abilities';

/** "Roasters record roast batches": who does it is no thing of the data, so it is no list of parts. */
export function isByRole(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { modal, verbs } = clause;
  const before = clause.subject && peopleOfBefore(notes.told, at, clause.subject);
  const subject = before?.people ?? clause.subject;
  const phrase = subject && nounPhraseAt(before?.at.sentence.tokens ?? tokens, subject.start, subject.end);
  const last = singular(phrase?.words.at(-1) ?? '');
  if (!phrase || phrase.end !== subject.end || notes.entityFor(phrase.words) !== undefined) return false;
  // "Family members can see all of it": all that there is.
  if (verbs.every(({ lemma }) => crudVerb(lemma) === 'read') && sweptObjectAt(tokens, clause.object.start))
    return false;
  // "A keeper looks after several animals": whose they are.
  if (saidLink(tokens, clause) === 'has') return false;
  // Whoever "can put in surveys" acts, even where nothing tells of the surveys yet.
  if (isPersonNoun(last) && ['can', 'may', 'should'].includes(modal ?? '')) return true;
  const isSomebody = isPersonNoun(last) || isTeam(phrase.words) || notes.roles.has(snakeCase(phrase.words));
  if (!isSomebody || verbs.some(({ lemma }) => HOLDS.has(lemma))) return false;
  const { patient } = frameOf(tokens, clause);
  const what = patient && nounPhraseAt(tokens, patient.start, patient.end);
  return what !== undefined && notes.entityFor(what.words) !== undefined;
}

/** What tells of somebody rather than of what he does. */
const HOLDS = new Set('have be need get know own include contain belong'.split(' '));

/** "Loans can only be created by librarians", "quotes are created by clerks", "approved ones are paid by them": a right of theirs, no reference to them. */
export function isDoneByRole(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { agent } = frameOf(tokens, clause);
  if (!clause.passive || !agent) return false;
  const isUsual = clause.verbs.every(({ lemma }) => KEEPS.has(lemma)) || comesAbout(notes, tokens, clause);
  const isRight = ['can', 'may', 'should', 'must'].includes(clause.modal ?? '') || clause.negated;
  if (!isRight && !isUsual && !isStep(tokens, clause)) return false;
  const phrase = nounPhraseAt(tokens, agent.start, agent.end);
  if (!phrase || notes.entityFor(phrase.words) !== undefined) return false;
  return isPersonNoun(singular(phrase.words.at(-1) ?? '')) || isTeam(phrase.words);
}

/** What is done with records rather than with what they stand for: an author writes a book, a clerk creates its entry. */
const KEEPS = new Set(
  (
    'create add enter change edit update delete remove maintain manage approve confirm register record log file issue note ' +
    'document capture submit raise report open prepare'
  ).split(' '),
);

/** "Appointments are made by the desk clerk", "a plan is drawn up by a therapist"; what an artist makes or draws is his work. */
const comesAbout = (notes: DomainNotes, tokens: readonly Token[], { verbs, subject }: Clause): boolean =>
  verbs.every(({ lemma, at }) => {
    if (isWord(tokens[at + 1], 'up')) return crudVerb(`${lemma}Up`) === 'create';
    const [phrase] = lemma === 'make' ? phrasesOf(tokens, subject) : [];
    return phrase !== undefined && isRecordOfDeed(notes.entityFor(phrase.words) ?? entityName(phrase.words));
  });
