import { isPersonNoun } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural, singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { Clause } from './clause';

const PARTS_OPEN = ['a', 'an', 'the', 'their', 'its', 'one', 'each', 'both'];

/** "lessons, which have a title and a position": things with parts of their own, and no element of the list that names them. */
export function tellsPartsOfThings(tokens: readonly Token[], clause: Clause): boolean {
  const { verbs, verb, object } = clause;
  const isHaving = verbs.length === 1 && grammar.haveVerbs.has(verbs[0]?.lemma ?? '') && verb.end - verb.start === 1;
  if (!clause.relative || !isHaving || clause.passive || clause.negated || clause.modal !== undefined) return false;
  let pronoun = verb.start - 1;
  while (grammar.adverbs.has(tokens[pronoun]?.lower ?? '') || isWord(tokens[pronoun], 'each', 'all', 'both')) pronoun--;
  if (!isWord(tokens[pronoun], 'which', 'that', 'who')) return false;
  const antecedent = tokens[tokens[pronoun - 1]?.kind === 'mark' ? pronoun - 2 : pronoun - 1];
  const isThing =
    antecedent !== undefined &&
    ['NOUN', 'PROPN'].includes(antecedent.pos) &&
    (isPlural(antecedent.lower) || isPersonNoun(singular(antecedent.lower)));
  return isThing && isWord(tokens[object.start], ...PARTS_OPEN);
}
