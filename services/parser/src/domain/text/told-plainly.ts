import { paraphrases } from '../lexicon/paraphrase-lexicon';
import { isMark, isWord, type Token } from './token';

/**
 * "Boats are looked after by the warden" as "boats are managed by the warden", "everything with the exception of deleting" as
 * "everything except deleting": phrases as the plain words that say the same.
 */
export const tellPlainly = (tokens: readonly Token[]): readonly Token[] => tellUntil(inPlainWords(tokens));

/** The plain words take the room of the phrase in the text. */
function inPlainWords(tokens: readonly Token[]): readonly Token[] {
  const told: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i];
    const found = paraphrases.matchAt(tokens, i);
    const last = found && tokens[found.end - 1];
    if (!token) break;
    if (!found || !last || tokens.slice(i, found.end).some(({ quoted }) => quoted)) {
      told.push(token);
      i++;
      continue;
    }
    for (const { word, pos, lemma } of found.value)
      told.push({ ...token, text: word, lower: word, lemma, pos, end: last.end });
    i = found.end;
  }
  return told;
}

/**
 * "Guests can cancel them, but not after they have been paid" as "guests can cancel them until they have been paid", "..., but not if
 * they are paid" as "... unless they are paid".
 */
function tellUntil(tokens: readonly Token[]): readonly Token[] {
  const not = tokens.findIndex(
    (token, i) =>
      isWord(token, 'not') &&
      isWord(tokens[i - 1], 'but', 'though', 'although') &&
      isWord(tokens[i + 1], 'once', 'after', 'when', 'if') &&
      tokens.slice(i + 2, i + 7).some(({ pos }) => pos === 'AUX'),
  );
  const [first, when] = [tokens[not - 1], tokens[not + 1]];
  if (!first || !when) return tokens;
  const start = isMark(tokens[not - 2], ',') ? not - 2 : not - 1;
  const word = isWord(when, 'once', 'after') ? 'until' : 'unless';
  const told = { ...first, text: word, lower: word, lemma: word, pos: 'SCONJ', end: when.end };
  return [...tokens.slice(0, start), told, ...tokens.slice(not + 2)];
}
