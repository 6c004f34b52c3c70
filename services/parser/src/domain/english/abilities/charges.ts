import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { rightsPhrases } from '../../lexicon/rights-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { PhraseMatch } from '../grammar/phrase-index';
import type { Range } from '../grammar/phrase-pattern';
import { clauseEnd, deedsNamedAt, grantOf, opensClause, openingBefore } from './granted-deeds';

/** "Editors are responsible for films", "clerks handle loans", "the boatman runs the boats", "he answers for the editing of films" */
export function inCharge(tokens: readonly Token[], i: number): Clause | undefined {
  const charge = rightsPhrases.charge.matchAt(tokens, i) ?? peoplesCharge(tokens, i);
  if (!charge) return undefined;
  const { end: from, value: lemma } = charge;
  // "responsible for one or more rounds": some of them are his.
  if (nounPhraseAt(tokens, from, tokens.length)?.quantity !== undefined) return undefined;
  // "a volunteer is responsible for each case": another one for each of them.
  if (isWord(tokens[from], 'each', 'every') && isWord(tokens[openingBefore(tokens, i)], 'a', 'an', 'one'))
    return undefined;
  const subject = doerBefore(tokens, i);
  if (!subject) return undefined;
  const end = clauseEnd(tokens, i);
  const deeds = deedsNamedAt(tokens, from, end) ?? {
    verbs: [{ lemma, at: i }],
    verb: { start: i, end: from },
    object: { start: from, end },
  };
  const whole = { start: firstOfDoers(tokens, subject.start), end: subject.end };
  return grantOf(whole.start, end, whole, deeds);
}

/** "Keepers, vets and bosses handle them": where the people begin who are named in a row. */
function firstOfDoers(tokens: readonly Token[], start: number): number {
  const join = isMark(tokens[start - 2], ',') && isWord(tokens[start - 1], 'and') ? start - 2 : start - 1;
  if (!isWord(tokens[join], 'and') && !isMark(tokens[join], ',')) return start;
  for (let i = join - 1; i >= Math.max(0, join - LONGEST_NAME); i--) {
    const phrase = nounPhraseAt(tokens, i, join);
    if (phrase?.end !== join || phrase.start !== i || !opensClause(tokens, i)) continue;
    const isSomebody = isPersonNoun(singular(phrase.words.at(-1) ?? '')) || isTeam(phrase.words);
    return isSomebody ? firstOfDoers(tokens, i) : start;
  }
  return start;
}

const LONGEST_NAME = 4;

/** What makes a charge only of what people do, and of nothing that is done to some of them. */
function peoplesCharge(tokens: readonly Token[], i: number): PhraseMatch<string> | undefined {
  const whole = rightsPhrases.wholeVerbs.matchAt(tokens, i);
  const isWhole =
    whole && isWord(tokens[whole.end], 'the', 'all') && nounPhraseAt(tokens, whole.end, tokens.length)?.plural === true;
  const charge = rightsPhrases.chargeVerbs.matchAt(tokens, i) ?? (isWhole ? whole : undefined);
  // "are handled by", "handling"
  if (!charge || /(?:ed|ing|t)$/.test(tokens[i]?.lower ?? '')) return undefined;
  const subject = doerBefore(tokens, i);
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  const isSomebody = phrase && (isPersonNoun(singular(phrase.words.at(-1) ?? '')) || isTeam(phrase.words));
  return isSomebody === true && phrase.end === subject.end ? charge : undefined;
}

/** Who stands before what he does, without "will also be"; undefined where it is denied. */
export function doerBefore(tokens: readonly Token[], i: number): Range | undefined {
  const start = openingBefore(tokens, i);
  let end = i;
  while (end > start && isSaidOfDeed(tokens[end - 1])) end--;
  const isDenied = tokens.slice(start, i).some((token) => isWord(token, 'not', "n't", 'never', 'no', 'nobody'));
  return end > start && !isDenied ? { start, end } : undefined;
}

const isSaidOfDeed = (token: Token | undefined): boolean =>
  token !== undefined &&
  (grammar.adverbs.has(token.lower) ||
    grammar.modals.has(token.lower) ||
    isWord(token, 'be', 'take', 'to') ||
    (token.pos === 'ADV' && token.lower.endsWith('ly')));
