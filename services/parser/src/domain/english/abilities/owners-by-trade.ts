import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Actor } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';

const ONE_OF_MANY = ['a', 'an', 'any', 'every', 'each', 'all'] as const;

/** "Dog owners", "a boat owner": the role of people who are called after what they own; "the film owner" has made the film. */
export function findOwnersByTrade(sentences: readonly SentenceReading[]): string | undefined {
  for (const { sentence } of sentences)
    for (const [i, token] of sentence.tokens.entries()) {
      const [article, noun] = [sentence.tokens[i - 2], sentence.tokens[i - 1]];
      const isKind =
        token.lower === 'owners' ? !isWord(article, 'the') : isOwner(token) && isWord(article, ...ONE_OF_MANY);
      if (isKind && isOwner(token) && noun && ['NOUN', 'PROPN'].includes(noun.pos))
        return snakeCase([singular(noun.lower), 'owner']);
      const owned = ownedBy(sentence.tokens, i);
      if (owned !== undefined) return snakeCase([owned, 'owner']);
    }
  return undefined;
}

/**
 * "Owners register their dogs", "each owner can add cats", "owners can see the history of their horses": they are called after what is theirs, and
 * do not run the place.
 */
function ownedBy(tokens: readonly Token[], i: number): string | undefined {
  const opens = i === 0 || tokens[i - 1]?.kind === 'mark';
  const isAnybody = tokens[i]?.lower === 'owners' ? opens : isWord(tokens[i - 1], ...ONE_OF_MANY);
  if (!isAnybody || !isOwner(tokens[i])) return undefined;
  let deed = i + 1;
  while (isWord(tokens[deed], ...BESIDE_VERBS)) deed++;
  const verb = tokens[deed];
  if (verb?.kind !== 'word' || !['NOUN', 'VERB', 'AUX'].includes(verb.pos)) return undefined;
  const end = tokens.findIndex((token, at) => at > deed && token.kind === 'mark');
  const clause = tokens.slice(deed + 1, end < 0 ? tokens.length : end);
  const theirs = clause.findIndex((token) => isWord(token, 'their', 'his', 'her'));
  const start = theirs >= 0 ? theirs : OWNING.has(verb.lemma) ? 0 : undefined;
  const what = start === undefined ? undefined : clause.slice(start).find((token) => !isWord(token, ...BEFORE_NOUNS));
  const isThing = what?.pos === 'NOUN' && !isOwner(what) && !isPersonNoun(singular(what.lower));
  return isThing ? singular(what.lower) : undefined;
}

const BESIDE_VERBS = ['can', 'may', 'only', 'also', 'will', 'should', 'must'] as const;
const BEFORE_NOUNS = ['their', 'his', 'her', 'own', 'out', 'one', 'several', 'many', 'a', 'an', 'or', 'more'] as const;

/** What is done with what is one's own, and nobody who runs a place does with what is not. */
const OWNING = new Set(['have', 'own', 'keep', 'register', 'bring', 'rent', 'let', 'lend']);

const isOwner = (token: Token | undefined): boolean => singular(token?.lower ?? '') === 'owner';

/** "An owner", "owners": any of them; "the owner of a dog" and "its owner" are those of a row. */
export function isAnyOwner(tokens: readonly Token[], { start, end }: Range): boolean {
  const words = tokens.slice(start, end).filter((token) => !isWord(token, 'only', 'also'));
  const last = words.at(-1);
  const isBare = words.length === 1 ? last?.lower === 'owners' : words.length === 2 && isWord(words[0], ...ONE_OF_MANY);
  return isBare && isOwner(last);
}

/** "Boat owners may sell a boat": one of their own. */
export const isOfOwners = ({ ownersByTrade }: DomainNotes, actors: readonly Actor[], entity: string): boolean =>
  ownersByTrade === `${snakeCase(wordsOf(entity))}_owner` && actors.every(({ name }) => name === ownersByTrade);
