import { isWord, type Token } from '../token';

/** "They see nothing but their own claims" as "they see only their own claims". */
export const tellOnly = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const isBut = isWord(token, 'but', 'except') && isWord(tokens[i - 1], 'nothing');
    if (isBut) return [];
    const opens = isWord(token, 'nothing') && isWord(tokens[i + 1], 'but', 'except');
    return opens ? [{ ...token, text: 'only', lower: 'only', lemma: 'only', pos: 'ADV' }] : [token];
  });
