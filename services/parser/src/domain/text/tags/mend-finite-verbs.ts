import { singular } from '../../names';
import { missingVerb } from './missing-verbs';
import { isSurplusVerb } from './surplus-verbs';
import type { Token } from '../token';

/** A clause has one finite verb: what is one too many is a noun, and where none is seen the word that can be one is it. */
export function mendFiniteVerbs(tokens: readonly Token[]): readonly Token[] {
  let mended = tokens;
  const change = (i: number, tag: Pick<Token, 'pos' | 'lemma'>): void => {
    mended = mended.map((token, k) => (k === i ? { ...token, ...tag } : token));
  };
  for (const [i, { lower }] of tokens.entries())
    if (isSurplusVerb(mended, i)) change(i, { pos: 'NOUN', lemma: singular(lower) });
  for (let i = 0; i < tokens.length; i++) {
    const verb = missingVerb(mended, i);
    if (verb !== undefined) change(i, { pos: 'VERB', lemma: verb });
  }
  return mended;
}
