import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import type { SentenceReading } from '../reading';
import type { Clause } from './clause';
import { readClauses } from './clauses';
import type { NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { isSpeaker } from './speakers';

/** "each", "both", "each of them", "every one of these", "all three" */
export function isEachOfSeveral(words: readonly Token[]): boolean {
  const [first, ...rest] = words;
  if (!isWord(first, 'each', 'both', 'all', 'every')) return false;
  const behind = isWord(rest[0], 'one') ? rest.slice(1) : rest;
  if (behind.length === 0) return !isWord(first, 'all', 'every') || rest.length > 0;
  if (behind.length === 1) return isWord(first, 'all') && behind[0]?.pos === 'NUM';
  return behind.length === 2 && isWord(behind[0], 'of') && isWord(behind[1], 'them', 'these', 'those', 'which');
}

/**
 * The things that were named together last, of which "each has a name" is said: "we have desks and rooms". Undefined where one
 * alone was spoken of.
 */
export function severalMeant(notes: DomainNotes, at: SentenceReading, { start }: Range): Named[] | undefined {
  const before = notes.told[notes.told.lastIndexOf(at) - 1];
  return namedTogether(at, start) ?? (before && namedTogether(before, before.sentence.tokens.length));
}

export interface Named {
  readonly at: SentenceReading;
  readonly phrase: NounPhrase;
}

function namedTogether(at: SentenceReading, end: number): Named[] | undefined {
  const { tokens } = at.sentence;
  const clause = readClauses(tokens, { start: 0, end: tokens.length }).findLast((one) => one.verb.end <= end);
  if (!clause) return undefined;
  for (const range of isAboutIts(at, clause) ? [clause.subject] : [clause.subject, clause.object]) {
    const named = range ? listItems(tokens, { start: range.start, end: Math.min(range.end, end) }) : [];
    const areThings = named.every(({ phrase }) => phrase.plural && canBeEntity(phrase.words, true));
    if (named.length > 1 && areThings) return named.map(({ phrase }) => ({ at, phrase }));
  }
  return undefined;
}

/** "Orders have customers and products": what is said next is said of orders. */
const isAboutIts = (at: SentenceReading, { subject, verbs }: Clause): boolean =>
  subject !== undefined &&
  !isSpeaker(at, subject) &&
  verbs.some(({ lemma }) => grammar.haveVerbs.has(lemma)) &&
  !isWord(at.sentence.tokens[subject.start], 'there', 'the', 'our', 'my');
