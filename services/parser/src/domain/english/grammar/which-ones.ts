import { grammar } from '../../lexicon/grammar-lexicon';
import { isWord, type Token } from '../../text/token';
import type { Range } from './phrase-pattern';

/** "everyone who is signed in may": what is said of them before it is said what they may. */
export function whichOnes(tokens: readonly Token[], { start, end }: Range): Token[] {
  // "Whoever has an account may read everything"
  const able = tokens.findIndex((token, i) => i > start && grammar.modals.has(token.lower));
  if (isWord(tokens[start], 'whoever') && end === start + 1 && able > 0)
    return tokens.slice(end, Math.min(able, end + 8));
  const which = tokens.findIndex(
    (token, i) => i > start && i <= end && isWord(token, 'who', 'that', 'with', 'without'),
  );
  if (which < 0) return [];
  const verb = tokens.findIndex((token, i) => i > which && grammar.modals.has(token.lower));
  if (verb >= 0) return tokens.slice(which, Math.min(verb, which + 8));
  // "Everybody with an account reads all orders"
  const deed = tokens.findIndex((token, i) => i > which && token.pos === 'VERB');
  if (which === end && deed > 0 && isWord(tokens[which], 'with', 'without'))
    return tokens.slice(which, Math.min(deed, which + 8));
  // "Only the buyer who made an offer gets to withdraw it"
  const stop = tokens.findIndex(
    (token, i) => i > which && (token.kind === 'mark' || isWord(token, 'and', 'or', 'gets')),
  );
  return which === end - 1 ? tokens.slice(which, Math.min(stop, which + 8)) : [];
}
