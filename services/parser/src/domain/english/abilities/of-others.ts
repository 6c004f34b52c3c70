import { isAccountNoun, isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { isPlural } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** "of other people", "by somebody else", "another user's" */
export const isOthers = (tokens: readonly Token[], i: number): boolean =>
  (isWord(tokens[i], 'other', 'others', 'another') ||
    (isWord(tokens[i], 'somebody', 'someone', 'anybody', 'anyone') && isWord(tokens[i + 1], 'else'))) &&
  !isWord(tokens[i - 1], 'each', 'one') &&
  (isWord(tokens[i - 1], 'of', 'from', 'by') || genitiveBehind(tokens, i) !== undefined);

/** Behind "each other's", "other employees'", whose mark is no word. */
export function genitiveBehind(tokens: readonly Token[], i: number): number | undefined {
  const mark = tokens.findIndex((token, k) => k > i && k < i + 4 && isWord(token, "'s", "'"));
  if (mark >= 0) return mark + 1;
  const isOfMany = isPlural(tokens[i + 1]?.lower ?? '') && tokens[i + 2]?.pos === 'NOUN';
  return isOfMany ? i + 2 : undefined;
}

/** "other employees' permits", "the permits of other employees": the permits. */
export function ofOthers(notes: DomainNotes, tokens: readonly Token[], i: number): string | undefined {
  const isNamed = isWord(tokens[i], 'each', 'one') || isOthers(tokens, i);
  const behind = isNamed ? genitiveBehind(tokens, i) : undefined;
  if (behind === undefined) return isNamed ? endingAt(notes, tokens, i - 1) : undefined;
  const phrase = nounPhraseAt(tokens, behind, tokens.length);
  return phrase && notes.entityFor(phrase.words);
}

/** "Nobody else can see a user's readings": the words behind the person whose they are. */
export function behindWhose(tokens: readonly Token[], i: number): number | undefined {
  const mark = tokens.findIndex((token, k) => k > i + 2 && isWord(token, "'s") && token.pos === 'PART');
  const who = tokens[mark - 1]?.lower ?? '';
  return mark >= 0 && (isAccountNoun(who) || isPersonNoun(who)) ? mark + 1 : undefined;
}

/** Those of "nobody else can see a user's readings": the readings. */
export function ofWhose(notes: DomainNotes, tokens: readonly Token[], i: number): string | undefined {
  const behind = behindWhose(tokens, i);
  const phrase = behind === undefined ? undefined : nounPhraseAt(tokens, behind, tokens.length);
  return phrase && notes.entityFor(phrase.words);
}

/** "each other's e-mail addresses": a part of rows, which are seen or not as a whole. */
export function fieldOfOthers(notes: DomainNotes, tokens: readonly Token[], i: number): Range | undefined {
  const behind = isWord(tokens[i], 'each', 'one') || isOthers(tokens, i) ? genitiveBehind(tokens, i) : undefined;
  const phrase = behind === undefined ? undefined : nounPhraseAt(tokens, behind, tokens.length);
  const isField = phrase && notes.entityFor(phrase.words) === undefined && isFieldName(phrase.words);
  return isField === true ? { start: i, end: phrase.end } : undefined;
}

function endingAt(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  for (let start = Math.max(0, end - 3); start < end; start++) {
    const phrase = nounPhraseAt(tokens, start, end);
    const known = phrase?.end === end ? notes.entityFor(phrase.words) : undefined;
    if (known !== undefined) return known;
  }
  return undefined;
}
