import lexicon from '../../../../data/lexicons/verbs.json';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** What somebody puts things into; of some a record of its own is kept where nothing else is said. */
const collections = new Set([...lexicon.collections, ...Object.keys(lexicon.personalLists)]);

/** "add products to their cart", "put films on a watchlist": nothing is made, and no such collection is told of; the words that name it. */
export function collectedIn(
  notes: DomainNotes,
  tokens: readonly Token[],
  { verbs }: Clause,
  end: number,
): Range | undefined {
  const isAdded = verbs.every(({ lemma }) => ['add', 'put', 'save', 'place'].includes(lemma));
  if (!isAdded || !isWord(tokens[end], 'to', 'in', 'into', 'on', 'onto')) return undefined;
  const start = grammar.possessives.has(tokens[end + 1]?.lower ?? '') ? end + 2 : end + 1;
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  const words = singularWords(phrase?.words ?? []);
  const isCollection = collections.has(words.slice(-2).join(' ')) || collections.has(words.at(-1) ?? '');
  return phrase && isCollection && notes.entityFor(words) === undefined ? { start: end, end: phrase.end } : undefined;
}
