import { isPersonNoun } from '../../lexicon/account-lexicon';
import { typeFromWords } from '../../lexicon/field-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/** "Create and edit events (organizers only)", "Delete tickets - admin only" as a clause: "only organizers can create and edit events". */
export function tellRight(tokens: readonly Token[]): readonly Token[] {
  const [first] = tokens;
  const remark = remarkAtEnd(tokens);
  if (!first || !remark || !opensDeed(tokens)) return tokens;
  // "Order line (customer)" names a thing and a part of it.
  if (!remark.isOnly && !tellsOf(tokens.slice(1, remark.start))) return tokens;
  const { people, isOnly, start } = remark;
  const deed = isWord(first, 'crud')
    ? [{ ...first, text: 'manage', lower: 'manage', lemma: 'manage', pos: 'VERB' }, ...tokens.slice(2, start)]
    : tokens.slice(0, start);
  const only = isOnly ? [wordAt(first, 'only', 'ADV')] : [];
  return [...only, ...people, wordAt(first, 'can', 'AUX'), ...deed];
}

interface Remark {
  readonly people: readonly Token[];
  readonly isOnly: boolean;
  /** Where the remark begins, its mark with it. */
  readonly start: number;
}

/** "(organizers only)", "(only for admins)", "(clerk or admin)", "- admin only" at the end of the line. */
function remarkAtEnd(tokens: readonly Token[]): Remark | undefined {
  const end = isMark(tokens.at(-1), '.', ';') ? tokens.length - 1 : tokens.length;
  const isBracket = isMark(tokens[end - 1], ')');
  const start = tokens.findLastIndex((token, i) => i < end - 1 && isMark(token, ...(isBracket ? ['('] : DASHES)));
  if (start < 1) return undefined;
  const words = tokens.slice(start + 1, isBracket ? end - 1 : end);
  const isOnly = words.some((token) => isWord(token, 'only'));
  const people = words.filter((token) => !isWord(token, 'only', 'for', 'by', 'just', 'the', 'role', 'access'));
  const arePeople = people.every((token) => isWord(token, 'and', 'or') || isMark(token, ',', '/') || isPerson(token));
  return arePeople && people.some(isPerson) && (isOnly || isBracket) ? { people, isOnly, start } : undefined;
}

const DASHES = ['-', '–', '—'];

/** "(organizers)", but no "(integer)". */
const isPerson = ({ kind, lower }: Token): boolean =>
  kind === 'word' && isPersonNoun(singular(lower)) && typeFromWords([lower]) === undefined;

/** A verb in its base form and what it is done to. */
const opensDeed = ([first, next]: readonly Token[]): boolean =>
  isWord(first, 'crud')
    ? isWord(next, 'for', 'on', 'of')
    : first?.kind === 'word' && !first.quoted && isActionVerb(first.lower) && !isMark(next, ':', '=', '(');

/** "events", "a post": what a deed is done to, whatever the first word may be. */
const tellsOf = (words: readonly Token[]): boolean =>
  isPlural(words.at(-1)?.lower ?? '') || words.some((token) => isWord(token, 'a', 'an', 'the', 'any', 'all', 'own'));
