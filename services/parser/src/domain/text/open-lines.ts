import { isAccountNoun, isPersonNoun, isTeam } from '../lexicon/account-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { isActionVerb } from '../lexicon/verb-lexicon';
import { isPlural, singular } from '../names';
import { beginsInThirdPerson } from './telling/duty-lines';
import { beginsObject } from './tags/tag-changes';
import { isMark, isWord, type Sentence, type Token } from './token';

/** Longer lines say something by themselves. */
const LONGEST_LEAD = 16;
/** "Customers can do the following things:" leaves open what "Customers can:" does. */
const FOLLOWING = /\b(?:do|perform|carry out) the following(?: \w+)?$/;

/**
 * The words of the line above which a bullet goes on: "Customers can:" before "book a table", "The system must allow staff to"
 * before "see all bookings", "Admin" before "delete users". They stand where the bullet begins and take no room there.
 */
export function wordsCarried(line: Sentence | undefined, bullet: readonly Token[]): readonly Token[] {
  const [first] = bullet;
  if (!line || !first) return [];
  const words = withoutEnd(line.tokens);
  const carried = isWord(first, 'i')
    ? storyOpening(words)
    : opensPhrase(bullet)
      ? clauseBefore(line, words)
      : !isEverything(bullet) && (goesOn(bullet) || beginsInThirdPerson(bullet))
        ? ((goesOn(bullet) ? openEnd(words) : undefined) ?? whoseDuties(words, bullet))
        : whoseRights(words, bullet);
  return (carried ?? []).map((token) => ({ ...token, start: first.start, end: first.start }));
}

/** "for a date", "with at most two children": told of a deed. */
const opensPhrase = ([first, next]: readonly Token[]): boolean =>
  first?.pos === 'ADP' && isWord(first, 'in', 'for', 'with', 'at', 'on', 'from', 'to') && next?.kind === 'word';

/** "Guests can book a table:", which goes on with when, for whom and with what. */
function clauseBefore({ tokens }: Sentence, words: readonly Token[]): readonly Token[] | undefined {
  const verb = words.findIndex(({ pos, lower, lemma }, i) => i > 0 && pos === 'VERB' && lower === lemma);
  const isDone =
    verb > 0 && (grammar.modals.has(words[verb - 1]?.lower ?? '') || isPlural(words[verb - 1]?.lower ?? ''));
  const object = words.at(-1);
  const isOpen =
    !isMark(tokens.at(-1), '.', '!', '?') && words.length <= LONGEST_LEAD && !words.some(({ kind }) => kind === 'mark');
  return isOpen && isDone && verb < words.length - 1 && object?.pos === 'NOUN' ? words : undefined;
}

/** Without the colon or dash at the end. */
function withoutEnd(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && isMark(tokens[end - 1], ':', '-', '–', '—', '...', '…')) end--;
  return tokens.slice(0, end);
}

/** "Customers can", "As a waiter I want to", "The app must not": a verb has to follow. */
function openEnd(tokens: readonly Token[]): readonly Token[] | undefined {
  if (tokens.length < 2 || tokens.length > LONGEST_LEAD) return undefined;
  const said = tokens.map(({ lower }) => lower).join(' ');
  const following = FOLLOWING.exec(said)?.[0].split(' ').length ?? 0;
  const words = tokens.slice(0, tokens.length - following);
  let last = words.length - 1;
  while (isWord(words[last], 'only', 'also', 'not', 'then', "n't", 'either')) last--;
  const isOpen = grammar.modals.has(words[last]?.lower ?? '') || (isWord(words[last], 'to') && last > 1);
  return isOpen ? words : undefined;
}

/** "As a waiter", before bullets that begin with "I want to". */
const storyOpening = (tokens: readonly Token[]): readonly Token[] | undefined =>
  isWord(tokens[0], 'as') && isWord(tokens[1], 'a', 'an', 'the') && tokens.length <= 6 ? tokens : undefined;

/** What a heading may call the things that somebody does. */
const DUTIES = new Set(
  'feature functionality function action right permission capability story task side role'.split(' '),
);

/** "Admin:", "For customers", "What staff can do", "Teacher features": whoever does what the bullets say. */
function whoseDuties(tokens: readonly Token[], bullet: readonly Token[]): readonly Token[] | undefined {
  const words = tellsDeed(bullet) ? somebodyIn(tokens) : undefined;
  const last = words?.at(-1);
  return words && last ? [...words, canAt(last)] : undefined;
}

/** The same before bullets like "Can book a table"; before "everything members can" with what is left out. */
function whoseRights(tokens: readonly Token[], bullet: readonly Token[]): readonly Token[] | undefined {
  if (isWord(bullet[0], 'can', 'may', 'cannot', 'must', 'should')) return somebodyIn(tokens);
  const words = isEverything(bullet) ? somebodyIn(tokens) : undefined;
  const last = words?.at(-1);
  return words && last
    ? [...words, canAt(last), { ...canAt(last), text: 'do', lower: 'do', lemma: 'do', pos: 'VERB' }]
    : undefined;
}

/** "everything", "everything that members can do", "all that members can"; not "all machines". */
const isEverything = ([first, next, ...rest]: readonly Token[]): boolean =>
  isWord(first, 'everything', 'anything', 'all') &&
  (next === undefined ||
    isMark(next, '.') ||
    isWord(next, 'that') ||
    (isWord(first, 'everything', 'anything') && [next, ...rest].some((token) => isWord(token, 'can', 'may', 'do'))));

function somebodyIn(tokens: readonly Token[]): readonly Token[] | undefined {
  let [start, end] = [0, tokens.length];
  if (isWord(tokens[0], 'for', 'what', 'as')) start = 1;
  if (isWord(tokens[end - 1], 'do') && isWord(tokens[end - 2], 'can', 'may')) end -= 2;
  else if (isWord(tokens[end - 1], 'can', 'may')) end--;
  while (end > start + 1 && DUTIES.has(singular(tokens[end - 1]?.lower ?? ''))) end--;
  const words = tokens.slice(start, end);
  const last = singular(words.at(-1)?.lower ?? '');
  const isSomebody =
    isPersonNoun(last) || isAccountNoun(last) || last === 'visitor' || isTeam(words.map(({ lower }) => lower));
  const isName = words.length > 0 && words.length <= 4 && words.every(({ kind }) => kind === 'word');
  return isName && isSomebody ? words : undefined;
}

const canAt = (token: Token): Token => ({
  ...token,
  text: 'can',
  lower: 'can',
  lemma: 'can',
  pos: 'AUX',
  kind: 'word',
  glued: false,
});

/** "book a table", "be unique", "not see others"; no name, and no sentence of its own. */
function goesOn(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ lower }) => !['also', 'only', 'not', 'either', 'never'].includes(lower));
  const verb = tokens[at];
  if (verb?.kind !== 'word' || verb.quoted || isMark(tokens[at + 1], ':', '=')) return false;
  const isBase = verb.pos === 'VERB' && verb.lower === verb.lemma;
  return isBase || isWord(verb, 'be', 'have') || (isActionVerb(verb.lower) && beginsObject(tokens, at + 1));
}

/** Surely something that is done: fields may be called "order number" or "share". */
const tellsDeed = (tokens: readonly Token[]): boolean =>
  ((isActionVerb(tokens[0]?.lower ?? '') && beginsObject(tokens, 1)) || beginsInThirdPerson(tokens)) &&
  !tokens.slice(0, 5).some((token) => isMark(token, ':', '='));
