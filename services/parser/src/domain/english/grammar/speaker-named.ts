import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { SentenceReading } from '../reading';
import { nounPhraseAt } from './noun-phrase';

/** What a speaker is who says no more of himself: whoever asks for the software runs it. */
const ADMIN = 'admin';

/**
 * The role of whoever speaks in "I do the lot", "only I can confirm it": "call me boss" and "I'm the secretary of the club" name it,
 * wherever the brief says so before.
 */
export function speakerRole(told: readonly SentenceReading[]): string {
  for (const { sentence } of told) {
    const called = calledMe(sentence.tokens) ?? amThe(sentence.tokens) ?? weAre(sentence.tokens);
    if (called !== undefined) return called;
  }
  return ADMIN;
}

/** "call me office" */
function calledMe(tokens: readonly Token[]): string | undefined {
  const call = tokens.findIndex((token, i) => isWord(token, 'call') && isWord(tokens[i + 1], 'me'));
  const phrase = call < 0 ? undefined : nounPhraseAt(tokens, call + 2, tokens.length);
  return phrase && snakeCase(phrase.words);
}

/** "My aunt and I are the editors", "we are wardens": one of them. */
function weAre(tokens: readonly Token[]): string | undefined {
  const are = tokens.findIndex(
    (token, i) =>
      ['are', "'re"].includes(token.lower) &&
      (isWord(tokens[i - 1], 'we') || (isWord(tokens[i - 1], 'i') && isWord(tokens[i - 2], 'and'))),
  );
  const start = isWord(tokens[are + 1], 'the') ? are + 2 : are + 1;
  const phrase = are < 0 ? undefined : nounPhraseAt(tokens, start, tokens.length);
  const isOffice = phrase?.plural === true && isMark(tokens[phrase.end], '.', ',', ';');
  return isOffice && isPersonNoun(singular(phrase.words.at(-1) ?? ''))
    ? snakeCase(singularWords(phrase.words))
    : undefined;
}

/** "I'm the secretary of the Millfield club": the office, without whose it is. */
function amThe(tokens: readonly Token[]): string | undefined {
  const am = tokens.findIndex(({ lower }, i) => ['am', "'m"].includes(lower) && isWord(tokens[i - 1], 'i'));
  const start = isWord(tokens[am + 1], 'the') ? am + 2 : am + 1;
  const of = tokens.findIndex((token, i) => i > start && i < start + 3 && isWord(token, 'of', 'for', 'at', 'in'));
  const phrase = am < 0 ? undefined : nounPhraseAt(tokens, start, of < 0 ? tokens.length : of);
  const isOffice = start === am + 2 || of > 0;
  const name = phrase?.words.at(-1) ?? '';
  return phrase && isOffice && isPersonNoun(singular(name)) && name !== 'owner' ? snakeCase(phrase.words) : undefined;
}
