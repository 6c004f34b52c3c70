import { concernsAccounts, isPersonNoun } from '../../lexicon/account-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { presentVerb } from '../../lexicon/relation-lexicon';
import { baseOfParticiple, isActionVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, isPlural, singular } from '../../names';
import { namesListedParts } from './listed-parts';
import { withoutEnding } from './tag-changes';
import { isEnglishWord } from './tagger';
import { isMark, isWord, type Token } from '../token';

/**
 * The verb that a word is where its clause has no other: "Each grave lies in a section", "Customers order bread", "people who share
 * a boat". Its base; undefined where it may as well be a noun.
 */
export function missingVerb(tokens: readonly Token[], i: number): string | undefined {
  const token = tokens[i];
  const mayBe = ['NOUN', 'ADJ'].includes(token?.pos ?? '') && token?.kind === 'word' && !token.quoted;
  if (!mayBe || token.text !== token.lower || grammar.adverbs.has(token.lower)) return undefined;
  if (doneByOne(tokens, i) || doneByOneToo(tokens, i)) return baseOfThird(token.lower);
  const done = isDoneTo(tokens, i) ? baseOfParticiple(token.lower) : undefined;
  if (done !== undefined) return done;
  if (token.lower === 'own' && isSaidOfUs(tokens, i)) return 'own';
  if (doneByOurs(tokens, i)) return baseOfThird(token.lower);
  const isBase = [doneByThem, doneByMany, doneToo, doneNext, doneToThem, isOneOfDeeds].some((isDone) =>
    isDone(tokens, i),
  );
  return isBase && isVerbBase(token.lower) ? token.lower : undefined;
}

/** Whatever has a past. */
const isVerbBase = (word: string): boolean => !isPlural(word) && isEnglishWord(pastParticiple(word));

/** "lies" is lie, not "ly". */
const baseOfThird = (word: string): string | undefined =>
  [withoutEnding(word), word.replace(/s$/, '')].find(
    (base) => base !== word && !base.endsWith('s') && isEnglishWord(base) && isEnglishWord(pastParticiple(base)),
  );

const ONE = ['a', 'an', 'each', 'every', 'another'];
const isNaming = (token: Token | undefined): boolean => ['NOUN', 'ADJ', 'PROPN'].includes(token?.pos ?? '');
const isFinite = ({ pos, lower }: Token): boolean =>
  pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing')) || grammar.modals.has(lower);

/** "A climber checks in by showing the pass", "a transfer moves money from one account": behind one thing, what looks like several is what it does. */
function doneByOne(tokens: readonly Token[], i: number): boolean {
  const [token, next] = [tokens[i], tokens[i + 1]];
  const subject = tokens[i - 1];
  if (!token || !/[^s]s$/.test(token.lower) || !subject || !isNaming(subject) || isPlural(subject.lower)) return false;
  const isList = namesListedParts(tokens, i);
  const leads = ['ADP', 'DET', 'PRON', 'NUM', 'ADV'].includes(next?.pos ?? '') && !isWord(next, 'of');
  const goesOn = leads || isDoneToMany(tokens, i);
  let start = i - 1;
  while (isNaming(tokens[start])) start--;
  if (!(goesOn || isList) || !(isWord(tokens[start], ...ONE) || (isList && isWord(tokens[start], 'the')))) return false;
  const from = clauseStart(tokens, start);
  if (from < start && !isAnnounced(tokens, from, start)) return false;
  const isRelative = grammar.relatives.has(tokens[from - 1]?.lower ?? '');
  return isRelative || !tokens.slice(i + 1, clauseEnd(tokens, i)).some(isFinite);
}

/** "A transfer | moves | money from one account": no thing stands before several, or before what has no number, and where they go. */
function isDoneToMany(tokens: readonly Token[], i: number): boolean {
  const behind = endOfNouns(tokens, i + 1);
  const isObject = behind > i + 1 && (isSeveral(tokens, i + 1) || MASSES.has(tokens[behind - 1]?.lower ?? ''));
  return isObject && tokens[behind]?.pos === 'ADP' && isActionVerb(baseOfThird(tokens[i]?.lower ?? '') ?? '');
}

/** What is moved, stored or sold by its amount. */
const MASSES = new Set(
  'money cash water milk blood food waste cargo freight energy fuel mail luggage equipment'.split(' '),
);

/** "We also own tools" */
const isSaidOfUs = (tokens: readonly Token[], i: number): boolean => {
  const who = grammar.adverbs.has(tokens[i - 1]?.lower ?? '') ? tokens[i - 2] : tokens[i - 1];
  return isWord(who, 'we', 'i', 'they', 'you') && ['NOUN', 'DET', 'ADJ', 'NUM'].includes(tokens[i + 1]?.pos ?? '');
};

/** "Our workshop repairs bicycles.", "the shelter takes in dogs for a while.": a whole sentence that tells what an organisation does. */
function doneByOurs(tokens: readonly Token[], i: number): boolean {
  const isWhole = isWord(tokens[0], 'our', 'my', 'the', 'this') && isMark(tokens.at(-1), '.', '!');
  if (!isWhole || i < 2 || i > 4 || !/[^s]s$/.test(tokens[i]?.lower ?? '')) return false;
  const isOne = !isPlural(tokens[i - 1]?.lower ?? '') && tokens.slice(1, i).every(isNaming);
  const things = endOfNouns(tokens, i + 1);
  return isOne && things > i + 1 && isSeveral(tokens, i + 1) && !tokens.some(isFinite);
}

/**
 * "A warden inspects the bridge and states whether it is safe", "the desk registers patients and books visits for them": behind what
 * one does, nothing but a verb stands before a question, nor what looks like several things before several others.
 */
const doneByOneToo = (tokens: readonly Token[], i: number): boolean =>
  /[^s]s$/.test(tokens[i]?.lower ?? '') &&
  (isWord(tokens[i - 1], 'and', 'or', 'then') || isMark(tokens[i - 1], ',')) &&
  (isWord(tokens[i + 1], 'whether', 'how') ||
    // "holds for two days and then lapses."
    (isWord(tokens[i - 1], 'then') && isMark(tokens[i + 1], '.', ';')) ||
    (isActionVerb(baseOfThird(tokens[i]?.lower ?? '') ?? '') &&
      tokens[i + 1]?.pos === 'NOUN' &&
      isPlural(tokens[i + 1]?.lower ?? ''))) &&
  tokens.some(
    (one, k) =>
      k < i && /s$/.test(one.lower) && (one.pos === 'VERB' ? one.lower !== one.lemma : isDoneBySingle(tokens, k)),
  );

/** "The front desk | registers | patients", though the word looks like several things. */
const isDoneBySingle = (tokens: readonly Token[], i: number): boolean =>
  isActionVerb(baseOfThird(tokens[i]?.lower ?? '') ?? '') &&
  isNaming(tokens[i - 1]) &&
  !isPlural(tokens[i - 1]?.lower ?? '') &&
  tokens[i + 1]?.pos === 'NOUN' &&
  isPlural(tokens[i + 1]?.lower ?? '');

/** "gets a device fitted", "have an order delivered": what is done to it. */
const isDoneTo = (tokens: readonly Token[], i: number): boolean =>
  /(ed|en)$/.test(tokens[i]?.lower ?? '') &&
  isNaming(tokens[i - 1]) &&
  ['a', 'an', 'the', 'their', 'his', 'her', 'its'].includes(tokens[i - 2]?.lower ?? '') &&
  isWord(tokens[i - 3], 'get', 'have') &&
  isEdge(tokens[i + 1]);

/** "For each order a courier calls at the shop": something may be said before. */
const isAnnounced = (tokens: readonly Token[], from: number, start: number): boolean =>
  tokens[from]?.pos === 'ADP' && !tokens.slice(from, start).some(isFinite) && isNaming(tokens[start - 1]);

/** "farmers who share a pasture": behind "who" stands what they do. */
const doneByThem = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i - 1], 'who') && ['DET', 'PRON', 'ADP', 'NOUN', 'ADJ', 'NUM'].includes(tokens[i + 1]?.pos ?? '');

const INTRANSITIVE = ['during', 'out', 'until', 'after', 'before', 'through', 'over', 'into', 'once', 'twice', 'at'];
const SCREENS = new Set('list view page table report record form search log field type section'.split(' '));

/** "Customers order bread in advance", "Stock movements record product, quantity and date", "Standing orders pause during holidays": a whole sentence opens with several who do it. */
function doneByMany(tokens: readonly Token[], i: number): boolean {
  const subject = tokens[i - 1];
  const next = tokens[i + 1];
  if (i === 0 || i > 3 || !subject || !next || !isMark(tokens.at(-1), '.', '!')) return false;
  if (!isPlural(subject.lower) || subject.pos === 'VERB' || !tokens.slice(0, i).every(isNaming)) return false;
  if (tokens.slice(i + 1, clauseEnd(tokens, i)).some(isFinite)) return false;
  // "Students hand in one essay"
  const isPhrasal = crudVerb(camelCase([tokens[i]?.lower ?? '', next.lower])) !== undefined;
  if (isPhrasal && (beginsObject(tokens[i + 2]) || tokens[i + 2]?.pos === 'NUM')) return true;
  if (isWord(next, ...INTRANSITIVE) || namesListedParts(tokens, i)) return true;
  if (beginsObject(next) || (next.pos === 'NUM' && isActionVerb(tokens[i]?.lower ?? ''))) return true;
  // "Quilts use fabrics.", but "Sales order items."
  const isPlain = i === 1 && presentVerb(tokens[i]?.lower ?? '') !== undefined && !COMPOUNDING.has(subject.lower);
  // "Sales order management."
  const goesOn = isPlain || tokens.slice(i + 2).some(({ pos }) => pos === 'ADP' || pos === 'CCONJ');
  return (
    goesOn &&
    isNaming(next) &&
    (isActionVerb(tokens[i]?.lower ?? '') || isSeveral(tokens, i + 1)) &&
    !SCREENS.has(tokens[i]?.lower ?? '')
  );
}

/** Plurals that stand before other nouns: "sports clubs", "goods orders". */
const COMPOUNDING = new Set('sales sports goods savings news arms customs works'.split(' '));

/** "finish work orders": the orders. */
const headBehind = (tokens: readonly Token[], i: number): string =>
  singular(tokens[endOfNouns(tokens, i + 1) - 1]?.lower ?? '');

/** "big boats": several things, behind what they are like. */
const isSeveral = (tokens: readonly Token[], start: number): boolean =>
  isPlural(tokens[endOfNouns(tokens, start) - 1]?.lower ?? '');

function endOfNouns(tokens: readonly Token[], start: number): number {
  let end = start;
  while (isNaming(tokens[end])) end++;
  return end;
}

const beginsObject = (token: Token | undefined): boolean =>
  token?.pos === 'DET' || grammar.possessives.has(token?.lower ?? '') || isWord(token, 'it', 'them', 'a', 'an', 'the');

/**
 * "Potters book shelves and fire their pieces": behind what several do, no thing stands before an article; nor does one behind what
 * somebody can do where the word is hardly ever one, "can delete tools or change daily rates".
 */
function doneToo(tokens: readonly Token[], i: number): boolean {
  if (!isWord(tokens[i - 1], 'and', 'or', 'but', 'then', 'either')) return false;
  const isList = namesListedParts(tokens, i);
  const deed = tokens[i]?.lower ?? '';
  const isChange = ['update', 'delete'].includes(crudVerb(deed) ?? '') && isSeveral(tokens, i + 1);
  if (!beginsObject(tokens[i + 1]) && !isChange && !isList) return false;
  const verb = tokens.slice(0, i - 1).findLast(isFinite);
  return verb?.pos === 'VERB' && verb.lower === verb.lemma && /^[a-z]+$/.test(verb.text);
}

/** "Agents read questions, reply to them and file them": no thing in a row stands before what was spoken of. */
const doneToThem = (tokens: readonly Token[], i: number): boolean =>
  (isMark(tokens[i - 1], ',') || isWord(tokens[i - 1], 'and', 'or', 'then')) &&
  isWord(tokens[i + 1], 'to', 'on') &&
  isWord(tokens[i + 2], 'it', 'them') &&
  (isEdge(tokens[i + 3]) || isWord(tokens[i + 3], 'and', 'or')) &&
  tokens.slice(0, i - 1).some(isFinite);

/** "Users sign up, post recipes and rate meals": deeds in a row, each with what it is done to; who manages or has may do so with "order items". */
function doneNext(tokens: readonly Token[], i: number): boolean {
  if (!isMark(tokens[i - 1], ',') && !isWord(tokens[i - 1], 'and', 'or')) return false;
  const deed = tokens[i]?.lower ?? '';
  // "start and end dates"
  const isPair =
    [deed, tokens[i - 2]?.lower ?? ''].every((word) => grammar.contrasts.has(word)) &&
    isFieldName([headBehind(tokens, i)]);
  if (isPair || !isActionVerb(deed) || SCREENS.has(deed) || !isSeveral(tokens, i + 1)) return false;
  const at = tokens.findLastIndex((token, k) => k < i - 1 && isFinite(token));
  const verb = tokens[at];
  if (verb?.pos !== 'VERB' || verb.lower !== verb.lemma || !/^[a-z]+$/.test(verb.text)) return false;
  // "create boards and ban members"
  if (concernsAccounts(deed) && isPersonNoun(headBehind(tokens, i))) return true;
  // "create shelves and book reviews": of two, the second may be a thing, unless the first has none, "start and finish work orders".
  const isForThem = isWord(tokens[i + 2], 'for', 'with', 'to') && isWord(tokens[i + 3], 'them', 'him', 'her', 'it');
  // "assign vans to drivers and plan trips": what stands behind "to" is not what is planned.
  const isApart =
    isWord(tokens[i - 3], 'to') && isPlural(tokens[i - 2]?.lower ?? '') && isMark(tokens[i + 2], '.', ',');
  if (!isMark(tokens[i - 1], ',') && !isMark(tokens[at - 1], ',') && at < i - 2 && !isForThem && !isApart) return false;
  // "link a skipper to a boat, with start and end dates"
  if (tokens.slice(at, i).some((token) => isWord(token, 'with', 'including'))) return false;
  return isForThem || (!['*', 'read'].includes(crudVerb(verb.lemma) ?? '') && !grammar.haveVerbs.has(verb.lemma));
}

/** "Staff load, fire and unload the kiln": one of several deeds of which the last is known. */
function isOneOfDeeds(tokens: readonly Token[], i: number): boolean {
  let last = i + 1;
  while ((isMark(tokens[last], ',') && tokens[last + 1]?.kind === 'word') || isWord(tokens[last], 'and', 'or')) {
    const isLast = isWord(tokens[last], 'and', 'or');
    const word = tokens[last + 1];
    if (isLast)
      return word?.pos === 'VERB' && word.lower === word.lemma && beginsObject(tokens[last + 2]) && isOpened(tokens, i);
    if (!word || !isVerbBase(word.lower)) return false;
    last += 2;
  }
  return false;
}

/** Behind several who act, what they can, or another of the deeds. */
function isOpened(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (isMark(before, ',')) return tokens[i - 2]?.pos === 'VERB';
  const isMany = before?.kind === 'word' && isNaming(before) && (isPlural(before.lower) || before.lower === 'staff');
  return isMany || grammar.modals.has(before?.lower ?? '') || isWord(before, 'to');
}

const CLAUSE_ENDS = new Set('and or but that which who where when whenever if because while unless until'.split(' '));
const isEdge = (token: Token | undefined): boolean => token?.kind === 'mark' || CLAUSE_ENDS.has(token?.lower ?? '');

function clauseStart(tokens: readonly Token[], i: number): number {
  let from = i;
  while (from > 0 && !isEdge(tokens[from - 1])) from--;
  return from;
}

function clauseEnd(tokens: readonly Token[], i: number): number {
  let to = i + 1;
  while (to < tokens.length && !isEdge(tokens[to])) to++;
  return to;
}
