import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';

/** "is rejected", "returns 422", "cannot be created": nothing comes about. */
export function refuses(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, i) =>
      isWord(token, ...REFUSING) ||
      (token.kind === 'number' && /^4\d\d$/.test(token.text)) ||
      (isWord(token, 'not', "n't", 'cannot', 'never') && isMaking(tokens.slice(i + 1).find(isFull))),
  );
}

/** Not only there for the grammar: "cannot be created". */
const isFull = (token: Token): boolean => !isWord(token, 'be', 'get') && token.pos !== 'ADV';

const REFUSING = 'reject refuse deny disallow forbid fail invalid error block prevent abort'.split(' ');

/** "be created", "accept it", "is valid": that it comes about at all. */
export const isMaking = (token: Token | undefined): boolean =>
  isWord(token, ...ACCEPTING) || (token?.pos === 'VERB' && crudVerb(token.lemma) === 'create');

const ACCEPTING = 'accept allow permit possible valid save'.split(' ');
