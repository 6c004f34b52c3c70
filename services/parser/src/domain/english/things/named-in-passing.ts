import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { presentVerb } from '../../lexicon/relation-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { entityName, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { PRONOUNS, canBeEntity } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { frameOf } from '../grammar/clause-frame';
import { readClauses } from '../grammar/clauses';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { isSpeaker } from '../grammar/speakers';
import type { Place } from '../notes';
import type { SentenceReading } from '../reading';
import { recordsOf } from './recorded-deeds';

/**
 * What a brief speaks of as things of a kind though nothing says what they hold: "farmers own fields", "inspections are scheduled and
 * signed", "we lend cameras to students", "track who borrowed which book". Asked only where nothing else was found, so that nobody who
 * tells of his trade is refused.
 */
export function namedInPassing(sentences: readonly SentenceReading[]): ReadonlyMap<string, Place> {
  const names = new Map<string, Place>();
  for (const at of sentences) {
    const { tokens } = at.sentence;
    if (isQuestion(tokens)) continue;
    const said = [
      ...readClauses(tokens, { start: 0, end: tokens.length }).flatMap((one) => namedIn(at, one)),
      ...asked(tokens),
    ];
    for (const { words, head } of said)
      if (!names.has(entityName(words))) names.set(entityName(words), { at, start: head.start, end: head.end });
  }
  return names;
}

const isQuestion = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isMark(token, '?') || isWord(token, 'you', 'your'));

/** Who does what to whom, where the verb is one of keeping, of making or of having to do with. */
function namedIn(at: SentenceReading, clause: Clause): NounPhrase[] {
  const { tokens } = at.sentence;
  const { subject, verbs, passive, object } = clause;
  if (!subject || verbs.length === 0 || !verbs.every(({ lemma }) => clause.modal !== undefined || isOfDomain(lemma)))
    return [];
  const isOurs = isSpeaker(at, subject) || isWord(tokens[subject.start], 'our', 'my');
  const before = isOurs ? undefined : nounPhraseAt(tokens, subject.start, subject.end);
  if (!isOurs && (before?.end !== subject.end || isPronoun(before.words))) return [];
  const lemma = verbs[0]?.lemma ?? '';
  const isActor = before !== undefined && isPersonNoun(singular(before.words.at(-1) ?? ''));
  if (lemma === 'be' || lemma === 'must') {
    const owner = before && fieldOwner(before);
    return owner ? [owner] : [];
  }
  const holds = ['have', 'own', 'belong'].includes(lemma) && !passive;
  const who = before && (holds || passive || !isActor) ? kindAt(tokens, before, holds) : undefined;
  const { adjuncts } = frameOf(tokens, clause);
  const ranges: Range[] = [...(passive ? [] : [object]), ...adjuncts.map(({ phrase }) => phrase)];
  const others = ranges
    .flatMap((range) => phrasesOf(tokens, range))
    .flatMap((phrase) => kindAt(tokens, phrase, false) ?? []);
  return who || isOurs || isActor || passive ? [...(who ? [who] : []), ...others] : [];
}

const isOfDomain = (lemma: string): boolean =>
  ['be', 'have', 'must', 'use', 'own'].includes(lemma) ||
  presentVerb(lemma) !== undefined ||
  crudVerb(lemma) !== undefined ||
  statesForVerb.has(lemma) ||
  recordsOf(lemma).length > 0;

const isPronoun = (words: readonly string[]): boolean => words.some((word) => PRONOUNS.has(word));

/** "each inspection", "a farmer", "fields": of a kind, and neither this one nor a part. */
function kindAt(tokens: readonly Token[], phrase: NounPhrase, isHolder: boolean): NounPhrase | undefined {
  const isKind = phrase.plural || isWord(tokens[phrase.start], 'a', 'an', 'each', 'every', 'one', 'which');
  const isThing = (isHolder && phrase.words.length === 1) || canBeEntity(phrase.words, true);
  // "A field has a size": whatever else the word may mean, it has parts here.
  const isPart = !isHolder && isFieldName(phrase.words) && !isPersonNoun(singular(phrase.words.at(-1) ?? ''));
  return isKind && isThing && !isPart ? phrase : undefined;
}

/** "Team names are unique", "the age of a participant is over 16": whose part it is. */
function fieldOwner(phrase: NounPhrase): NounPhrase | undefined {
  const words = phrase.words.slice(0, -1);
  const isPart = words.length > 0 && isFieldName([singular(phrase.words.at(-1) ?? '')]);
  return isPart && canBeEntity(words, true) ? { ...phrase, words } : undefined;
}

/** "who borrowed which book" */
const asked = (tokens: readonly Token[]): NounPhrase[] =>
  tokens.flatMap((token, i) => {
    const phrase =
      isWord(token, 'which') && tokens[i - 1]?.pos !== 'ADP'
        ? nounPhraseAt(tokens, i + 1, Math.min(tokens.length, i + 2))
        : undefined;
    return phrase && canBeEntity(phrase.words, true) ? [phrase] : [];
  });
