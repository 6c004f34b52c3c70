import { isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { keepingVerbs, softwareNouns } from '../../lexicon/project-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { doneOfUndone, baseOf, baseOfGerund, baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { asNoun } from './nouns-like-verbs';
import { asVerb, beginsObject, type Change, closesPhrase, countsOnce, skipBack, withoutEnding } from './tag-changes';
import { isMark, isWord, type Token } from '../token';
import { besideVerb } from './verbs-beside-verbs';
import { behindActor } from './verbs-of-actors';

const PRONOUNS = new Set(['everything', 'anything', 'nothing', 'everyone', 'everybody', 'nobody', 'anyone', 'anybody']);
const BE = ['be', 'is', 'are', 'was', 'were', 'been', 'being', 'get', 'gets'];

/**
 * Puts right by their neighbours what the tagger, trained on other texts, takes for nouns and adjectives: verbs behind modals,
 * behind the people who act ("customers open tickets") and beside other verbs ("adds, edits and deletes").
 */
export function mendTags(tokens: readonly Token[]): Token[] {
  const mended = [...tokens];
  for (const [i, token] of tokens.entries()) {
    const change = token.quoted ? undefined : mendedTag(mended, i);
    if (change) mended[i] = { ...token, ...change };
  }
  return mended;
}

function mendedTag(tokens: readonly Token[], i: number): Change | undefined {
  const token = tokens[i];
  if (token?.kind !== 'word') return undefined;
  if (token.pos === 'VERB' && /aly[sz]es$/.test(token.lower)) return asVerb(token.lower.slice(0, -1));
  const doing = whatWeDo(tokens, i) ?? whatSoftwareIsFor(tokens, i);
  if (doing !== undefined) return asVerb(doing);
  if (isNamed(tokens, i)) return { pos: 'PROPN', lemma: token.lower };
  if (isTechnology(token, tokens[i + 1])) return { pos: 'PROPN', lemma: token.lower };
  if (tokens[i - 1]?.text === 'IT' && isWord(token, 'staff', 'support')) return { pos: 'NOUN', lemma: token.lower };
  if (PRONOUNS.has(token.lower)) return { pos: 'PRON', lemma: token.lower };
  if (i === 0 && opensClause(tokens)) return { pos: 'NOUN', lemma: token.lower };
  if (namesWhoMay(tokens, i)) return { pos: 'NOUN', lemma: singular(token.lower) };
  if (isWhoAlone(tokens, i)) return { pos: 'NOUN', lemma: singular(token.lower) };
  if (isWhatActs(tokens, i) || isWhatHas(tokens, i)) return { pos: 'NOUN', lemma: token.lower };
  if (isHowLong(tokens, i)) return asVerb('last');
  const noun = asNoun(tokens, i);
  if (noun !== undefined) return { pos: 'NOUN', lemma: noun };
  if (i === 0 && opensInstruction(tokens)) return asVerb(token.lower);
  if (areThere(tokens, i)) return { pos: 'NOUN', lemma: singular(token.lower) };
  if (isWord(token, 'own') && isPossessing(tokens, i)) return asVerb('own');
  // "their own and open ones": nothing is done to a bare "ones".
  if (isWord(tokens[i + 1], 'ones') && token.lower === token.lemma && isUsualState(token.lower))
    return { pos: 'ADJ', lemma: token.lower };
  if (isWord(token, 'done') && isWord(tokens[i - 1], 'as')) return { pos: 'ADJ', lemma: 'done' };
  // "is planned, open or over"
  if (isWord(token, 'over') && isWord(tokens[i - 1], 'or') && (tokens[i + 1]?.kind ?? 'mark') === 'mark')
    return { pos: 'ADJ', lemma: 'over' };
  // "Only orders that are new can be deleted"
  const isAlone = i === 1 && isWord(tokens[0], 'only') && isPlural(token.lower) && token.pos === 'VERB';
  if (isAlone && isWord(tokens[2], 'that', 'which') && isWord(tokens[3], 'be', 'have'))
    return { pos: 'NOUN', lemma: singular(token.lower) };
  if (isNotYetDone(tokens, i)) return { pos: 'ADJ', lemma: token.lower };
  if (token.pos === 'NOUN' && i > 0 && isActionVerb(token.lower) && isWord(tokens[i + 1], 'everything', 'anything'))
    return asVerb(token.lower);
  if (isDeedOfOnly(tokens, i)) return asVerb(token.lower);
  const kept = keepsSeveral(tokens, i);
  if (kept !== undefined) return asVerb(kept);
  if (movesThrough(tokens, i)) return asVerb(baseOfThirdPerson(token.lower) ?? token.lower.replace(/s$/, ''));
  if (actsOnPronoun(tokens, i)) return asVerb(baseOfThirdPerson(token.lower) ?? withoutEnding(token.lower));
  return behindModal(tokens, i) ?? behindBe(tokens, i) ?? behindActor(tokens, i) ?? besideVerb(tokens, i);
}

/** "IT staff", "the IT department": no pronoun. */
const isTechnology = (token: Token, next: Token | undefined): boolean =>
  token.text === 'IT' && isWord(next, 'staff', 'department', 'team', 'support', 'people', 'manager', 'admin', 'desk');

/** "I'm building a shop": before an article, what somebody is at. */
function whatWeDo(tokens: readonly Token[], i: number): string | undefined {
  const isOurs = isWord(tokens[i - 2], 'i', 'we') && isWord(tokens[i - 1], 'be', "'re", "'m");
  const hasObject = grammar.articles.has(tokens[i + 1]?.lower ?? '') || tokens[i + 1]?.pos === 'PROPN';
  return isOurs && hasObject ? baseOfGerund(tokens[i]?.lower ?? '') : undefined;
}

/** "appointments last 30 minutes", "start on the hour and last one hour": "the last 30 days" are others. */
const isHowLong = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'last') &&
  tokens[i + 1]?.pos === 'NUM' &&
  (isPlural(tokens[i - 1]?.lower ?? '') || isWord(tokens[i - 1], 'and', 'always', 'usually', 'normally', 'typically'));

/** "A backend for recording bird sightings": behind what is built, what it is for. */
function whatSoftwareIsFor(tokens: readonly Token[], i: number): string | undefined {
  const word = tokens[i]?.lower ?? '';
  const isFor = isWord(tokens[i - 1], 'for') && softwareNouns.has(tokens[i - 2]?.lower ?? '');
  return isFor && keepingVerbs.has(word) && ['NOUN', 'ADJ', 'DET'].includes(tokens[i + 1]?.pos ?? '')
    ? baseOfGerund(word)
    : undefined;
}

/** "Only shelter staff can", "only park rangers may": between "only" and a modal stands who may, whatever its words look like. */
function namesWhoMay(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.pos !== 'VERB' || /(?:ed|ing|en)$/.test(tokens[i].lower)) return false;
  const only = [i - 1, i - 2].find((at) => isWord(tokens[at], 'only', 'just'));
  const modal = tokens
    .slice(i, i + 4)
    .findIndex(({ lower, pos }) => pos === 'AUX' && (grammar.modals.has(lower) || isHeld(lower)));
  const between = only === undefined || modal < 0 ? [] : tokens.slice(only + 1, i + modal);
  return between.length > 0 && between.every(({ kind, pos }) => kind === 'word' && NAMING.has(pos));
}

/** "Only pilots enter flights": people who are told apart from others, and what they do. */
const isWhoAlone = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  isPersonNoun(singular(tokens[i].lower)) &&
  isWord(tokens[i - 1], 'only', 'just') &&
  tokens[i + 1]?.pos === 'VERB' &&
  tokens[i + 1]?.lower === tokens[i + 1]?.lemma;

/** "Only legal counsels sign contracts": behind several who are told apart from others, and before what they do it to. */
const isDeedOfOnly = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'NOUN' &&
  isActionVerb(tokens[i].lower) &&
  tokens[i - 1]?.pos === 'NOUN' &&
  isPlural(tokens[i - 1]?.lower ?? '') &&
  (isWord(tokens[i - 2], 'only') || isWord(tokens[i - 3], 'only')) &&
  beginsObject(tokens, i + 1);

/** "A well has a depth", "a front and a back": between an article and what is said of it, or nothing, stands a noun. */
const isWhatActs = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'ADV' &&
  isWord(tokens[i - 1], 'a', 'an', 'the', 'each', 'every') &&
  (tokens[i + 1]?.pos === 'AUX' ||
    isWord(tokens[i + 1], 'have', 'be', 'belong', 'contain') ||
    (isWord(tokens[i - 1], 'a', 'an') && closesPhrase(tokens[i + 1])));

/** "rents a flat, which has a floor": between an article and "which". */
function isWhatHas(tokens: readonly Token[], i: number): boolean {
  const next = isMark(tokens[i + 1], ',') ? i + 2 : i + 1;
  return (
    tokens[i]?.pos === 'ADJ' &&
    isWord(tokens[i - 1], 'a', 'an', 'each', 'every') &&
    isWord(tokens[next], 'which', 'that', 'whose')
  );
}

/** "Only partners have access": what they have is what they may. */
const isHeld = (word: string): boolean => word === 'have' || word === 'has';

/** "Only unstarted jobs can be cancelled": nobody unstarts them. */
const isNotYetDone = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  doneOfUndone(tokens[i].lower) !== undefined &&
  tokens[i + 1]?.pos === 'NOUN' &&
  !['NOUN', 'PROPN', 'PRON', 'AUX'].includes(tokens[i - 1]?.pos ?? '');

const NAMING = new Set(['NOUN', 'PROPN', 'ADJ', 'VERB']);

/** "An API for tracking beehives": what it is for, rather than beehives that track. */
function keepsSeveral(tokens: readonly Token[], i: number): string | undefined {
  const token = tokens[i];
  if (token?.pos !== 'NOUN' || !isWord(tokens[i - 1], 'for') || !isPlural(tokens[i + 1]?.lower ?? '')) return undefined;
  const base = baseOfGerund(token.lower);
  return base !== undefined && grammar.manageVerbs.has(base) ? base : undefined;
}

/** "There are documents, photos and persons": things, none of them a deed. */
const areThere = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  isPlural(tokens[i].lower) &&
  isWord(tokens[i - 1], 'are') &&
  isWord(tokens[i - 2], 'there');

/** "Farmers own fields": behind several, and no word that says whose. */
const isPossessing = (tokens: readonly Token[], i: number): boolean =>
  ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '') &&
  isPlural(tokens[i - 1]?.lower ?? '') &&
  tokens[i + 1]?.kind === 'word' &&
  !tokens.slice(0, i).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

/** "A REST API in Go for looms": a verb with a capital is none behind a word that a name stands behind. */
const isNamed = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' && /^[A-Z][a-z]/.test(tokens[i].text) && isWord(tokens[i - 1], 'in', 'using');

/** "Dispatch enters jobs": the second is the verb. */
const opensClause = ([first, second]: readonly Token[]): boolean =>
  first !== undefined &&
  first.pos === 'VERB' &&
  isTeam([first.lower]) &&
  second?.pos === 'VERB' &&
  baseOfThirdPerson(second.lower) !== undefined;

/** "Mark a task as done", "Star the message": no name stands before an article. */
const opensInstruction = ([first, second, third]: readonly Token[]): boolean =>
  first !== undefined &&
  first.pos !== 'VERB' &&
  third?.kind === 'word' &&
  ((isActionVerb(first.lower) && isWord(second, 'a', 'an', 'the', 'it', 'them', 'all', 'any')) ||
    // "Note whether a bed is free", "Note for every guest the name"
    ((isWord(first, 'note') || grammar.manageVerbs.has(first.lower)) &&
      (isWord(second, 'whether', 'who', 'when', 'how', 'which', 'where') ||
        (isWord(second, 'for', 'of') && isWord(third, 'each', 'every')))));

/** "The teacher either excuses it": nothing but a verb stands before "it" and behind somebody or an adverb. */
const actsOnPronoun = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'NOUN' &&
  /[^s]s$/.test(tokens[i].lower) &&
  ((isWord(tokens[i + 1], 'it', 'them') && tokens[i + 1]?.pos === 'PRON') ||
    // "the audience votes once per debate"
    (isWord(tokens[i + 1], 'once') && countsOnce(tokens[i + 2]))) &&
  ['NOUN', 'PROPN', 'ADV', 'CCONJ'].includes(tokens[i - 1]?.pos ?? '');

/** "Samples move through received, in analysis": a way is gone along, so it is no kind of move. */
const movesThrough = (tokens: readonly Token[], i: number): boolean =>
  changesFrom(tokens, i) ||
  // "the quantity defaults to 1 and can't be above 9"
  (tokens[i]?.lower === 'defaults' &&
    isWord(tokens[i + 1], 'to') &&
    ['NOUN', 'PRON'].includes(tokens[i - 1]?.pos ?? '')) ||
  (['move', 'pass', 'progress', 'travel', 'cycle', 'flow'].includes(tokens[i]?.lower ?? '') &&
    isPlural(tokens[i - 1]?.lower ?? '') &&
    isWord(tokens[i + 1], 'through', 'from', 'along') &&
    !tokens.slice(0, i).some(({ pos }) => pos === 'VERB' || pos === 'AUX'));

/** "a parcel's status changes from": behind one thing, what looks like several is what it does. */
const changesFrom = (tokens: readonly Token[], i: number): boolean =>
  ['moves', 'passes', 'changes', 'switches', 'progresses', 'runs', 'cycles'].includes(tokens[i]?.lower ?? '') &&
  tokens[i - 1]?.pos === 'NOUN' &&
  !isPlural(tokens[i - 1]?.lower ?? '') &&
  isWord(tokens[i + 1], 'through', 'from') &&
  !tokens.slice(0, i).some(({ pos }) => pos === 'VERB' || pos === 'AUX');

/** "can close", "must not record" */
function behindModal(tokens: readonly Token[], i: number): Change | undefined {
  const token = tokens[i];
  // "can ground a drone" grinds nothing.
  const isBase = token?.pos === 'VERB' && token.lemma === token.lower;
  if (!token || isBase || !isActionVerb(token.lower)) return undefined;
  const before = skipBack(tokens, i - 1);
  const modal = tokens[before];
  const isModal =
    modal !== undefined && grammar.modals.has(modal.lower) && !grammar.articles.has(tokens[before - 1]?.lower ?? '');
  const isInfinitive =
    isWord(modal, 'to') &&
    (isWord(
      tokens[before - 1],
      'want',
      'need',
      'able',
      'allow',
      'permit',
      'like',
      'wish',
      'have',
      'supposed',
      'entitled',
      'authorised',
      'authorized',
    ) ||
      isWord(tokens[before - 1], 'how', 'right', 'permission', 'access', 'ability'));
  return isModal || isInfinitive ? asVerb(token.lower) : undefined;
}

/** "is edited", "can't be deleted or edited": participles, with the verb that they are of. */
function behindBe(tokens: readonly Token[], i: number): Change | undefined {
  const token = tokens[i];
  if (!token || (token.pos === 'VERB' && token.lemma !== token.lower)) return undefined;
  const base = baseOf(token.lower);
  if (base === undefined || token.lower.endsWith('ing')) return undefined;
  const before = tokens[skipBack(tokens, i - 1)];
  const beside = tokens[i - 2];
  const isPassive =
    BE.includes(before?.lower ?? '') ||
    ((isWord(tokens[i - 1], 'and', 'or', 'nor') || isMark(tokens[i - 1], ',')) &&
      beside?.pos === 'VERB' &&
      /(ed|en|n|t)$/.test(beside.lower)) ||
    (isWord(tokens[i + 1], 'or', 'and') && BE.includes(before?.lower ?? ''));
  return isPassive && /(ed|en|wn|ent|old|aid|id|ut|un|ung|t)$/.test(token.lower) ? asVerb(base) : undefined;
}
