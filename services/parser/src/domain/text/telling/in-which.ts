import { projectHeads } from '../../lexicon/project-lexicon';
import { isPlural } from '../../names';
import { isWord, type Token } from '../token';

/** "A system in which every parcel is stored" as "a system where every parcel is stored". */
export const tellWhere = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    if (isWord(token, 'which') && opensPlace(tokens, i - 1)) return [];
    return opensPlace(tokens, i)
      ? [
          {
            ...token,
            text: 'where',
            lower: 'where',
            lemma: 'where',
            pos: 'SCONJ',
            end: tokens[i + 1]?.end ?? token.end,
          },
        ]
      : [token];
  });

/** Words between the software and what happens in it: "an API in Python in which". */
const FARTHEST = 4;

function opensPlace(tokens: readonly Token[], i: number): boolean {
  const [next, behind] = [tokens[i + 2], tokens[i + 3]];
  if (!isWord(tokens[i], 'in') || !isWord(tokens[i + 1], 'which')) return false;
  if (!tokens.slice(Math.max(0, i - FARTHEST), i).some(({ lower }) => projectHeads.has(lower))) return false;
  const isMany = next?.pos === 'NOUN' && isPlural(next.lower) && ['AUX', 'VERB'].includes(behind?.pos ?? '');
  return isMany || ['DET', 'PRON'].includes(next?.pos ?? '');
}
