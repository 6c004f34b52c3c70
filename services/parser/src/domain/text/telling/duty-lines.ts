import { isPersonNoun, isRightsHeading, isTeam } from '../../lexicon/account-lexicon';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular, singularWords } from '../../names';
import { asVerb, beginsObject } from '../tags/tag-changes';
import { isMark, isWord, type Sentence, type Token, wordsIn } from '../token';
import { spellOutLetters } from '../access-letters';
import { wordAt } from './word-at';

/** Longer openings are no names of whoever acts. */
const LONGEST_ACTOR = 4;

/**
 * "Inspectors: create visits, close defects" and "Depot - reads defects, marks them as repaired" as the plain clause "inspectors
 * can create visits, close defects", and "clerk: all" as "clerk: everything"; below "Rights", whoever is named acts.
 */
export function tellDuties(said: readonly Token[], parent: Sentence | undefined): readonly Token[] {
  const tokens = spellOutLetters(said);
  const mark = tokens.findIndex((token) => isMark(token, ':', '-', '–', '—'));
  const end = mark >= 0 ? mark : isBelowRights(parent) ? actorEnd(tokens) : 0;
  if (end < 1 || end > LONGEST_ACTOR || !isActor(tokens.slice(0, end), parent)) return tokens;
  const start = mark < 0 ? end : mark + 1;
  if (mark >= 0 && isWord(tokens[start], 'all') && tokens.slice(start + 1).every((token) => isMark(token, '.')))
    return tokens.map((token, i) => (i === start ? asWord(token, 'everything', 'PRON') : token));
  const deeds = deedsIn(tokens, start);
  const verb = tokens[start];
  if (deeds.size === 0 || !verb) return tokens;
  const told = withDeeds(tokens, deeds);
  return [...told.slice(0, end), wordAt(verb, 'can', 'AUX'), ...told.slice(start)];
}

/** "creates visits, closes defects" below the one who does it: as it goes on behind "can". */
export const inBaseForm = (tokens: readonly Token[]): readonly Token[] =>
  beginsInThirdPerson(tokens) ? withDeeds(tokens, deedsIn(tokens, 0)) : tokens;

/** "creates visits", "sees all defects": what somebody does, who is named above; no "comments on tickets" and no "cooks publish recipes". */
export const beginsInThirdPerson = ([first, next, ...rest]: readonly Token[]): boolean =>
  first !== undefined &&
  next !== undefined &&
  !isActionVerb(first.lower) &&
  !isPersonNoun(singular(first.lower)) &&
  next.pos !== 'ADP' &&
  !(next.pos === 'VERB' && isActionVerb(next.lower)) &&
  beginsDeed([first, next, ...rest], 0);

const withDeeds = (tokens: readonly Token[], deeds: ReadonlyMap<number, string>): readonly Token[] =>
  tokens.map((token, i) => {
    const base = deeds.get(i);
    if (base !== undefined) return { ...token, text: base, lower: base, ...asVerb(base) };
    if (!deeds.has(i + 1)) return token;
    // What the clause goes on with behind a semicolon is done by the same.
    if (isMark(token, ';')) return { ...token, text: ',', lower: ',', lemma: ',' };
    return isMark(token, '/') ? asWord(token, 'and', 'CCONJ') : token;
  });

/** Another word in its place. */
const asWord = (token: Token, word: string, pos: string): Token => ({
  ...token,
  ...{ kind: 'word', text: word, lower: word, lemma: word, pos, glued: false },
});

/** Where the deed begins in "Citizens see the parks": behind several people, in its base form. */
const actorEnd = (tokens: readonly Token[]): number =>
  tokens.findIndex((token, i) => i > 0 && isPlural(tokens[i - 1]?.lower ?? '') && isActionVerb(token.lower));

function isActor(words: readonly Token[], parent: Sentence | undefined): boolean {
  const isBelow = isBelowRights(parent);
  if (words.some(({ kind, quoted }) => kind !== 'word' || (quoted && !isBelow))) return false;
  const last = singular(words.at(-1)?.lower ?? '');
  return isPersonNoun(last) || PEOPLE.has(last) || isTeam(words.map(({ lower }) => lower)) || isBelow;
}

const PEOPLE = new Set(['user', 'visitor', 'guest', 'citizen', 'everyone', 'everybody', 'anyone', 'anybody', 'public']);

const isBelowRights = (parent: Sentence | undefined): boolean =>
  parent !== undefined && isRightsHeading(singularWords(wordsIn(parent)));

/** The deeds that stand where elements of the list begin, all in the form of the first. */
function deedsIn(tokens: readonly Token[], start: number): ReadonlyMap<number, string> {
  const deeds = new Map<number, string>();
  const first = tokens[start];
  if (!first || !beginsDeed(tokens, start)) return deeds;
  const isThird = !isActionVerb(first.lower);
  const baseAt = (i: number): string | undefined => {
    const { lower } = tokens[i] ?? { lower: '' };
    return isThird ? baseOfThirdPerson(lower) : isActionVerb(lower) ? lower : undefined;
  };
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    if (isMark(tokens[i], '(')) depth++;
    if (isMark(tokens[i], ')')) depth--;
    const opens =
      i === start || isMark(tokens[i - 1], ',', ';', '/', '&') || isWord(tokens[i - 1], 'and', 'or', 'but', 'then');
    const base = opens && depth === 0 ? baseAt(i) : undefined;
    if (base !== undefined && (i === start || beginsDeed(tokens, i))) deeds.set(i, base);
  }
  return deeds;
}

/** A deed and what it is done to, or the next deed, "approves, rejects and archives requests". */
const beginsDeed = (tokens: readonly Token[], i: number): boolean => {
  const word = tokens[i];
  const isDeed = word?.kind === 'word' && (isActionVerb(word.lower) || baseOfThirdPerson(word.lower) !== undefined);
  return isDeed && !word.quoted && beginsObject(tokens, i + 1);
};
