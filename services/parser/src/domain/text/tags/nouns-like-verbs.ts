import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../token';

/** What the tagger takes for a verb where only a noun can stand: its lemma as a noun. */
export function asNoun(tokens: readonly Token[], i: number): string | undefined {
  const word = tokens[i]?.lower ?? '';
  if (word === 'people' && tokens[i]?.pos === 'VERB') return 'person';
  if (
    (i === 0 && opensName(tokens)) ||
    isPartSpokenOf(tokens, i) ||
    isOnlyOne(tokens, i) ||
    isFirstOfCompound(tokens, i) ||
    isLastOfCompound(tokens, i) ||
    isRefusedToo(tokens, i) ||
    isHad(tokens, i) ||
    isHyphenated(tokens, i)
  )
    return word;
  const isMany =
    (opensClause(tokens, i) && standsAsSubject(tokens, i)) ||
    areOfKind(tokens, i) ||
    areOnlyOnes(tokens, i) ||
    areCounted(tokens, i) ||
    isListed(tokens, i) ||
    isLastListed(tokens, i) ||
    areNone(tokens, i) ||
    endsWhatIsHad(tokens, i) ||
    isObjectOfVerb(tokens, i) ||
    isLedTo(tokens, i);
  return isMany ? singular(word) : undefined;
}

/** "reply to offers", "comment on reviews": behind these words stands no verb in -s. */
const isLedTo = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  isWord(tokens[i - 1], 'to', 'on', 'at', 'with') &&
  (tokens[i - 2]?.pos === 'VERB' || isActionVerb(tokens[i - 2]?.lower ?? '')) &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark' || isWord(tokens[i + 1], 'and', 'or', 'but'));

/** "Leave requests have ..." speaks of leave requests; it asks nobody to leave them. So do "Check-ins have ..." */
const opensName = ([first, second, third]: readonly Token[]): boolean =>
  first !== undefined &&
  (first.pos === 'VERB' || (first.pos === 'PROPN' && isActionVerb(first.lower))) &&
  second?.kind === 'word' &&
  second.pos !== 'VERB' &&
  isPlural(second.lower) &&
  (third?.pos === 'AUX' || isWord(third, 'have', 'be') || grammar.modals.has(third?.lower ?? ''));

/** "Email address and phone number are optional": a pair that names a part, and nothing but others up to what is said of them. */
function isPartSpokenOf(tokens: readonly Token[], i: number): boolean {
  const pair = tokens.slice(0, 2).map(({ lower }) => lower.replace('-', ''));
  if (i > 1 || tokens[i]?.pos !== 'VERB' || tokens[i].lower !== tokens[i].lemma || !isFieldName(pair)) return false;
  const verb = tokens.findIndex(({ pos }) => pos === 'AUX');
  return verb > 1 && tokens.slice(2, verb).every((token) => NAMES.has(token.pos) || isMark(token, ','));
}

const NAMES = new Set(['NOUN', 'PROPN', 'ADJ', 'CCONJ']);

/** "only staff with a badge", "only cooks who are trained": whoever stands behind "only" before what tells more of him. */
const isOnlyOne = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i - 1], 'only') && tokens[i]?.pos === 'VERB' && isWord(tokens[i + 1], 'with', 'who');

/** "Only legal counsels sign contracts": behind what they are like stands who acts, and behind him what he does. */
const areOnlyOnes = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  ['ADJ', 'NOUN'].includes(tokens[i - 1]?.pos ?? '') &&
  isWord(tokens[i - 2], 'only') &&
  isActionVerb(tokens[i + 1]?.lower ?? '');

/** The sentence begins, or what "where", "but" or a semicolon opens. */
const opensClause = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || isMark(tokens[i - 1], ';') || isWord(tokens[i - 1], 'where', 'when', 'if', 'but', 'because');

/** "Dives have a depth", "where posts have a mood": what looks like a verb of one thing is what the next verb says something of. */
function standsAsSubject(tokens: readonly Token[], i: number): boolean {
  const first = tokens[i];
  const second = tokens.slice(i + 1).find(({ pos }) => pos !== 'ADV');
  return (
    first?.pos === 'VERB' &&
    first.lower !== first.lemma &&
    isPlural(first.lower) &&
    second !== undefined &&
    (['AUX', 'VERB'].includes(second.pos) || grammar.modals.has(second.lower)) &&
    !/(ed|ing)$/.test(second.lower)
  );
}

/** "New hires have a name", "customer orders have a date": behind what they are like, and before what is said of them. */
const areOfKind = (tokens: readonly Token[], i: number): boolean =>
  i === 1 &&
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  (tokens[0]?.pos === 'ADJ' ||
    isWord(tokens[0], 'new') ||
    (['NOUN', 'PROPN'].includes(tokens[0]?.pos ?? '') && !isPlural(tokens[0]?.lower ?? ''))) &&
  (isWord(tokens[2], 'have', 'are', 'were') || grammar.modals.has(tokens[2]?.lower ?? '')) &&
  !isWord(tokens[2], 'has', 'is');

/** "up to five photo links", "several test runs": what is counted stands at the end, and one of it does nothing. */
const areCounted = (tokens: readonly Token[], i: number): boolean => {
  const [count, kind, token] = [tokens[i - 2], tokens[i - 1], tokens[i]];
  const isMany =
    (count?.pos === 'NUM' && !isWord(count, 'one', '1', 'a')) || isWord(count, 'several', 'many', 'multiple', 'few');
  return isMany && kind?.pos === 'NOUN' && !isPlural(kind.lower) && token?.pos === 'VERB' && isPlural(token.lower);
};

/** "orders have order lines", "with book copies": a verb cannot stand between. */
const isFirstOfCompound = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower === tokens[i].lemma &&
  tokens[i + 1]?.pos === 'NOUN' &&
  isPlural(tokens[i + 1]?.lower ?? '') &&
  (isWord(tokens[i - 1], 'with', 'of', 'contain', 'include', 'hold', 'several', 'many', 'multiple') ||
    ['have', 'has'].includes(tokens[i - 1]?.lower ?? '') ||
    // "add work logs"
    (tokens[i - 1]?.pos === 'VERB' && crudVerb(tokens[i - 1]?.lower ?? '') !== undefined));

/** "a delivery address, a floor plan": behind an article and a noun one thing ends its name, where nothing follows that it would do. */
const isLastOfCompound = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower === tokens[i].lemma &&
  tokens[i - 1]?.pos === 'NOUN' &&
  !isPlural(tokens[i - 1]?.lower ?? '') &&
  isWord(tokens[i - 2], 'a', 'an') &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark' || isWord(tokens[i + 1], 'and', 'or'));

/** "we don't need suppliers or purchase orders": whoever needs none does nothing else with others. */
const isRefusedToo = (tokens: readonly Token[], i: number): boolean =>
  ['VERB', 'NOUN'].includes(tokens[i]?.pos ?? '') &&
  tokens[i]?.lower === tokens[i]?.lemma &&
  isWord(tokens[i - 1], 'or', 'nor') &&
  isPluralNoun(tokens[i - 2]) &&
  isPlural(tokens[i + 1]?.lower ?? '') &&
  (tokens[i + 2] === undefined || tokens[i + 2]?.kind === 'mark') &&
  tokens
    .slice(0, i - 2)
    .some((token, k) => isWord(token, 'not', "n't", 'no', 'never') && !isWord(tokens[k + 1], 'only'));

/** "Neither invoices nor payments" */
const areNone = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  isWord(tokens[i - 1], 'neither') &&
  isWord(tokens[i + 1], 'nor');

/** "Rooms have number and price", "hikes have start, end": behind "have" a base form is no verb, unless its participle looks like it. */
const isHad = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower === tokens[i].lemma &&
  isWord(tokens[i - 1], 'have') &&
  !LIKE_THEIR_PARTICIPLE.includes(tokens[i].lower) &&
  (tokens[i + 1] === undefined || tokens[i + 1]?.kind === 'mark' || isWord(tokens[i + 1], 'and', 'or', '&'));

const LIKE_THEIR_PARTICIPLE = ['read', 'put', 'set', 'cut', 'let', 'shut', 'run', 'come', 'become', 'quit', 'split'];

/** "their sign-up", "a check-in", "the own pick-up": a verb and its particle that a hyphen makes one noun. */
const isHyphenated = (tokens: readonly Token[], i: number): boolean => {
  const verb = isParticle(tokens[i]) ? i - 1 : isParticle(tokens[i + 1]) ? i : -1;
  const before = tokens[verb - 1];
  return verb > 0 && isActionVerb(tokens[verb]?.lower ?? '') && (before?.pos === 'DET' || isWord(before, ...WHOSE));
};

const isParticle = (token: Token | undefined): boolean =>
  token?.glued === true && isWord(token, 'up', 'in', 'out', 'off', 'on', 'back', 'down', 'over');

const WHOSE = ['own', 'their', 'his', 'her', 'its', 'my', 'your', 'our'];

/** "traders, permits and certificates": a plural between plurals. */
const isListed = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  isMark(tokens[i - 1], ',') &&
  tokens[i - 2]?.pos === 'NOUN' &&
  isPlural(tokens[i - 2]?.lower ?? '') &&
  (isMark(tokens[i + 1], ',') || (isWord(tokens[i + 1], 'and', 'or') && tokens[i + 2]?.pos === 'NOUN')) &&
  isPlural(tokens[i + 2]?.lower ?? '');

/** "create teams, players and matches": a plural behind plurals, with nothing that it would do. */
const isLastListed = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  tokens[i].lower !== tokens[i].lemma &&
  isPlural(tokens[i].lower) &&
  isWord(tokens[i - 1], 'and', 'or') &&
  isPluralNoun(tokens[i - 2]) &&
  (tokens[i + 1] === undefined || isMark(tokens[i + 1], '.', ';', ')')) &&
  tokens.slice(0, i - 2).some(({ pos, lower }) => pos === 'VERB' && !lower.endsWith('s'));

const isPluralNoun = (token: Token | undefined): boolean => token?.pos === 'NOUN' && isPlural(token.lower);

/** "has GPS coordinates, ...": what somebody has, at the end of its name. */
const endsWhatIsHad = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  ['NOUN', 'PROPN', 'ADJ'].includes(tokens[i - 1]?.pos ?? '') &&
  isWord(tokens[i - 2], 'have', 'with') &&
  (tokens[i + 1]?.kind === 'mark' || isWord(tokens[i + 1], 'and'));

/** "add exercises", "view reports": behind a verb that agrees with nobody, what looks like a verb of somebody is a plural. */
const isObjectOfVerb = (tokens: readonly Token[], i: number): boolean => {
  const token = tokens[i];
  // "add work logs"
  const isCompound = tokens[i - 1]?.pos === 'NOUN' && crudVerb(tokens[i - 2]?.lower ?? '') !== undefined;
  const before = isCompound ? tokens[i - 2] : tokens[i - 1];
  return (
    token?.pos === 'VERB' &&
    isPlural(token.lower) &&
    before?.pos === 'VERB' &&
    before.lower === before.lemma &&
    before.kind === 'word' &&
    (isActionVerb(before.lower) || (tokens[i + 1]?.kind === 'mark' && isPlural(tokens[i - 2]?.lower ?? '')))
  );
};
