import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isChangeVerb, lengthOf } from '../../lexicon/effect-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';

/** The phrase at the place, which ends before its verb even where the tagger took that for a noun: "each purchase adds 10 points". */
export function subjectAt(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  let end = start + 1;
  while (end < limit && !isChangeVerb(tokens, end)) end++;
  // "the seats left of the show decrease"
  const whole = end < limit ? nounPhraseAt(tokens, start, end) : undefined;
  if (whole?.end === end) return whole;
  end = start + 1;
  while (end < limit && !isPredicate(tokens, end)) end++;
  return nounPhraseAt(tokens, start, end);
}

/** The phrase at the place without what is made of the thing: "the copy" of "the copy available", "the room to clean". */
export function objectAt(tokens: readonly Token[], start: number, limit: number): NounPhrase | undefined {
  let end = start + 1;
  while (end < limit && !isQuality(tokens, end)) end++;
  return nounPhraseAt(tokens, start, end);
}

function isPredicate(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word') return false;
  const isInflected = token.lower !== token.lemma && token.lower.endsWith('s');
  const next = tokens[i + 1];
  if (isInflected && (isChangeVerb(tokens, i) || ['DET', 'NUM', 'PRON'].includes(next?.pos ?? ''))) return true;
  // "When a guest cancels, ..."
  const isDone = isMark(next, ',') && isActionVerb(token.lemma) && isPersonNoun(tokens[i - 1]?.lower ?? '');
  if (isInflected && isDone) return true;
  // "Releasing a claim notes when it was released"
  if (isInflected && lengthOf('noting', tokens, i) > 0 && isWord(next, 'when', 'who', 'why', 'by')) return true;
  if (isChangeVerb(tokens, i) && isWord(next, 'by')) return true;
  // "seats" of "the free seats go down"
  if (isChangeVerb(tokens, i + 1) && next?.pos === 'VERB') return false;
  return token.pos === 'AUX' || (token.pos === 'VERB' && !['NOUN', 'PROPN'].includes(next?.pos ?? ''));
}

/** An adjective, participle or adverb behind the noun that it is said of. */
const isQuality = (tokens: readonly Token[], i: number): boolean =>
  ['ADJ', 'ADV', 'VERB', 'ADP'].includes(tokens[i]?.pos ?? '') &&
  !isWord(tokens[i], 'of') &&
  ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '') &&
  !['NOUN', 'PROPN'].includes(tokens[i + 1]?.pos ?? '');
