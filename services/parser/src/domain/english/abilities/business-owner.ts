import { grammar } from '../../lexicon/grammar-lexicon';
import { isPlural } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { SentenceReading } from '../reading';

/** The role of the owner of the business: "owner" by itself stands for whoever made a row. */
export const BUSINESS_OWNER = 'business_owner';

/** "The owner", of nothing that is named, where it is said of him that he sees everything or manages things. */
export const isBusinessOwner = ({ hasBusinessOwner }: DomainNotes, said: string): boolean =>
  hasBusinessOwner && /^(only )?the owner$/.test(said);

/**
 * "The owner manages services and stylists": of the business, where the brief speaks of no owner of anything else. Whose rows they are
 * is told otherwise: "a list has an owner", "its owner", "the owner of a list".
 */
export function managesBusiness(sentences: readonly SentenceReading[]): boolean {
  const owners = sentences.flatMap(({ sentence: { tokens } }) =>
    tokens.flatMap((token, i) => (isWord(token, 'owner', 'own', 'owned') ? [{ tokens, i }] : [])),
  );
  const named = owners.filter(({ tokens, i }) => isWord(tokens[i], 'owner'));
  return named.some(({ tokens, i }) => runsThings(tokens, i)) && owners.every(({ tokens, i }) => isAlone(tokens, i));
}

const isAlone = (tokens: readonly Token[], i: number): boolean =>
  (isWord(tokens[i - 1], 'the') && !isWord(tokens[i + 1], 'of')) || isWord(tokens[i - 1], 'their');

/** At the beginning, and several things without a word of whose they are. */
const runsThings = (tokens: readonly Token[], i: number): boolean =>
  i === 1 && grammar.manageVerbs.has(tokens[i + 1]?.lemma ?? '') && isPlural(tokens[i + 2]?.lower ?? '');
