import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isSharedBy, presentVerb } from '../../lexicon/relation-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { singular, snakeCase } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { recordsOf } from '../things/recorded-deeds';
import type { SentenceReading } from '../reading';
import type { Clause } from './clause';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** "Every plot is leased to one member", "is garaged at one depot": counted, it is a row of its own, spoken of before or not. */
export const isOfOne = (tokens: readonly Token[], object: Range, phrase: NounPhrase): boolean =>
  isWord(tokens[object.start - 1], 'to', 'by', 'at', 'in', 'on', 'against', 'under', 'for', 'from', 'with') &&
  isOneThing(phrase) &&
  isWord(tokens[phrase.head.start - 1], 'one') &&
  canBeEntity(phrase.words);

/** "Beds lie in exactly one greenhouse", "a candidate stands for one party": how a thing that is known is, and no deed of anybody. */
export function standsWithOne(
  notes: DomainNotes,
  { sentence: { tokens } }: SentenceReading,
  { verbs, modal, object }: Clause,
  source: string | undefined,
): boolean {
  const lemma = verbs[0]?.lemma ?? '';
  return (
    source !== undefined &&
    notes.isForeseen(source) &&
    !notes.roles.has(source.toLowerCase()) &&
    modal === undefined &&
    recordsOf(lemma).length === 0 &&
    // "pay in cash for one seat"
    nounPhraseAt(tokens, object.start, object.end) === undefined
  );
}

/** "for one depot", but not "on one day": it is said of how many, so it is counted. */
export const isOneThing = ({ quantity, plural, words }: NounPhrase): boolean =>
  quantity === 'one' &&
  !plural &&
  words.length <= 2 &&
  (!isFieldName(words) || isPersonNoun(words.at(-1) ?? '')) &&
  !grammar.timeNouns.has(words.at(-1) ?? '');

/** "A bus line serves several stops", "recipes use ingredients": what stands in a relation to things that are known is one of a kind as well. */
export function isOfSeveralKnown(
  notes: DomainNotes,
  tokens: readonly Token[],
  clause: Clause,
  object: NounPhrase,
): boolean {
  const { subject, verbs, passive, modal } = clause;
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  const isKind =
    phrase?.end === subject?.end &&
    (phrase?.plural === true || isWord(tokens[phrase?.start ?? -1], 'a', 'an', 'each', 'every'));
  if (!phrase || !isKind || passive || modal !== undefined || !object.plural || object.determined) return false;
  const lemma = verbs[0]?.lemma ?? '';
  const isShared = isSharedBy(lemma, singular(object.words.at(-1) ?? ''));
  const isDone = statesForVerb.has(lemma) || recordsOf(lemma).length > 0 || (crudVerb(lemma) ?? '') !== '';
  const isPlain = isShared || (presentVerb(lemma) !== undefined && !isDone);
  const isThing = !isPersonNoun(singular(phrase.words.at(-1) ?? '')) && !notes.roles.has(snakeCase(phrase.words));
  return isPlain && isThing && canBeEntity(phrase.words, true) && !isFieldName(phrase.words);
}

/** "belongs to a party or to none", "stands in a stall or nowhere": there are rows without. */
export const orToNone = (tokens: readonly Token[], { verb, end }: Clause): boolean =>
  tokens.some(
    (token, i) =>
      i > verb.end &&
      i < end &&
      isWord(token, 'none', 'nothing', 'nobody', 'nowhere') &&
      [tokens[i - 1], tokens[i - 2]].some((before) => isWord(before, 'or')),
  );
