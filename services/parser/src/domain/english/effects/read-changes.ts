import { isChangeVerb, lengthOf, type EffectWord } from '../../lexicon/effect-lexicon';
import { pastParticiple } from '../../lexicon/verb-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import type { Amount, Change, Read } from './effect-note';
import { objectAt, subjectAt } from './plain-subjects';

/** What the words change, joined by "and"; undefined unless every word says so. */
export function changesIn(
  tokens: readonly Token[],
  start: number,
  limit: number,
  isActive: boolean,
): Change[] | undefined {
  const changes: Change[] = [];
  let [at, active] = [start, isActive];
  while (at < limit) {
    const change = changeAt(tokens, at, limit, active);
    if (!change) return undefined;
    changes.push(change.said);
    at = skip(tokens, change.end, limit);
    if (at >= limit) return changes;
    const joined = isMark(tokens[at], ',') && isWord(tokens[at + 1], 'and') ? at + 2 : at + 1;
    if (joined === at + 1 && !isMark(tokens[at], ',') && !isWord(tokens[at], 'and')) return undefined;
    [at, active] = [joined, false];
  }
  return undefined;
}

/** The change that the words at the place tell; behind a gerund or a thing they begin with the verb. */
function changeAt(tokens: readonly Token[], from: number, limit: number, isActive: boolean): Read<Change> | undefined {
  const speaker = lengthOf('speakers', tokens, from);
  const isSpoken = speaker > 0 && activeAt(tokens, behindModal(tokens, from + speaker), limit) !== undefined;
  // "When the ride ends, set the bike to docked."
  const isAsked = tokens[from]?.lower === tokens[from]?.lemma && isChangeVerb(tokens, from);
  if (isActive || isSpoken || isAsked)
    return activeAt(tokens, behindModal(tokens, from + (isSpoken ? speaker : 0)), limit);
  return toldOf(tokens, from, limit);
}

const behindModal = (tokens: readonly Token[], i: number): number =>
  skipFillers(tokens, i + lengthOf('modals', tokens, i));

/** "makes the copy available again", "adds the amount to the balance", "reduces the stock by one", "closes the auction" */
function activeAt(tokens: readonly Token[], verb: number, limit: number): Read<Change> | undefined {
  const behind = skipFillers(tokens, verb + 1);
  const moved = movedAt(tokens, verb, behind, limit);
  if (moved) return moved;
  const sign = signOf(tokens, verb, 'raising', 'lowering');
  const object = isWord(tokens[behind], 'it') ? { ...ITSELF, end: behind + 1 } : objectAt(tokens, behind, limit);
  if (!object) return undefined;
  if (sign) return by(tokens, object.words, sign, object.end, limit, lengthOf('byOne', tokens, verb) > 0);
  if (lengthOf('marking', tokens, verb) > 0) {
    const value = valueAt(tokens, object.end, limit);
    return (
      value && { said: { kind: 'set', target: object.words, value: value.said, many: isMany(object) }, end: value.end }
    );
  }
  // A verb whose participle is a state: "accepting a bid closes the auction".
  const isVerb = tokens[verb]?.pos === 'VERB' && tokens[verb].lemma !== tokens[verb].lower;
  if (!isVerb) return undefined;
  const value = [pastParticiple(tokens[verb]?.lemma ?? '')];
  const many = isMany(object);
  // Which of several is told behind: "the other applications for that post".
  return { said: { kind: 'set', target: object.words, value, many }, end: many ? limit : object.end };
}

/** "adds 10 points to the customer", "deducts the amount from the balance" */
function movedAt(tokens: readonly Token[], verb: number, start: number, limit: number): Read<Change> | undefined {
  const sign = signOf(tokens, verb, 'adding', 'taking');
  const amount = sign && amountAt(tokens, start, limit);
  if (!sign || !amount) return undefined;
  const target = placeAt(tokens, amount.end, limit);
  return target && { said: { kind: 'add', target: target.said, sign, amount: amount.said }, end: target.end };
}

/** "the room becomes clean", "one credit is deducted from the member", "its stock goes up by one", "the customer earns 10 points" */
function toldOf(tokens: readonly Token[], from: number, limit: number): Read<Change> | undefined {
  const start = skipFillers(tokens, from);
  const subject = isWord(tokens[start], 'it') ? { ...ITSELF, end: start + 1 } : subjectAt(tokens, start, limit);
  const figure = amountAt(tokens, start, limit);
  for (const end of new Set([subject?.end, figure?.end])) {
    if (end === undefined) continue;
    const verb = behindModal(tokens, end);
    const participle = isWord(tokens[verb], 'be', 'get') ? skipFillers(tokens, verb + 1) : undefined;
    const passive = participle === undefined ? undefined : doneTo(tokens, participle, limit, figure, subject?.words);
    if (passive) return passive;
    if (!subject || subject.end !== end) continue;
    const rising = signOf(tokens, verb, 'rising', 'falling');
    if (rising) {
      const length = Math.max(lengthOf('rising', tokens, verb), lengthOf('falling', tokens, verb));
      return by(tokens, subject.words, rising, verb + length, limit, false);
    }
    const gained = signOf(tokens, verb, 'gaining', 'losing');
    const amount = gained && amountAt(tokens, skipFillers(tokens, verb + 1), limit);
    if (gained && amount?.said.figure !== undefined)
      return { said: { kind: 'add', target: subject.words, sign: gained, amount: amount.said }, end: amount.end };
    if (lengthOf('links', tokens, verb) === 0) continue;
    const marked = skipFillers(tokens, verb + 1);
    const value = valueAt(tokens, marked + lengthOf('marked', tokens, marked), limit);
    if (value)
      return { said: { kind: 'set', target: subject.words, value: value.said, many: isMany(subject) }, end: value.end };
  }
  return undefined;
}

const ITSELF = { words: [], plural: false, quantity: undefined };

const isMany = ({ plural, quantity }: Pick<NounPhrase, 'plural' | 'quantity'>): boolean =>
  plural || quantity === 'many';

/** "is deducted from the member", "are added to its balance", "is reduced by one" */
function doneTo(
  tokens: readonly Token[],
  participle: number,
  limit: number,
  amount: Read<Amount> | undefined,
  subject: readonly string[] | undefined,
): Read<Change> | undefined {
  const moved = signOf(tokens, participle, 'adding', 'taking');
  if (moved && amount) {
    // "One credit is deducted": whose is told by its name.
    const target = placeAt(tokens, participle + 1, limit) ?? { said: [], end: participle + 1 };
    return { said: { kind: 'add', target: target.said, sign: moved, amount: amount.said }, end: target.end };
  }
  const sign = signOf(tokens, participle, 'raising', 'lowering');
  return sign && subject && by(tokens, subject, sign, participle + 1, limit, lengthOf('byOne', tokens, participle) > 0);
}

const signOf = (tokens: readonly Token[], i: number, up: EffectWord, down: EffectWord): '+' | '-' | undefined =>
  lengthOf(up, tokens, i) > 0 ? '+' : lengthOf(down, tokens, i) > 0 ? '-' : undefined;

/** "by one", "by the quantity"; nothing where the verb says that it is one. */
function by(
  tokens: readonly Token[],
  target: readonly string[],
  sign: '+' | '-',
  start: number,
  limit: number,
  isOne: boolean,
): Read<Change> | undefined {
  const at = skipFillers(tokens, start);
  const amount = isWord(tokens[at], 'by') ? amountAt(tokens, at + 1, limit) : undefined;
  if (amount) return { said: { kind: 'add', target, sign, amount: amount.said }, end: amount.end };
  return isOne ? { said: { kind: 'add', target, sign, amount: { figure: '1', words: [] } }, end: at } : undefined;
}

/** "one credit", "10 points", "the amount", "a credit", "one" */
function amountAt(tokens: readonly Token[], start: number, limit: number): Read<Amount> | undefined {
  const figure = numberOf(tokens[start]);
  const phrase = nounPhraseAt(tokens, figure === undefined ? start : start + 1, limit);
  if (figure !== undefined) return { said: { figure, words: phrase?.words ?? [] }, end: phrase?.end ?? start + 1 };
  if (!phrase) return undefined;
  const isOne = isWord(tokens[start], 'a', 'an') && !phrase.plural;
  return { said: { ...(isOne ? { figure: '1' } : {}), words: phrase.words }, end: phrase.end };
}

/** "to the balance of the account", "back from the member" */
function placeAt(tokens: readonly Token[], start: number, limit: number): Read<readonly string[]> | undefined {
  const at = skipFillers(tokens, start);
  if (!isWord(tokens[at], 'to', 'from', 'off', 'onto')) return undefined;
  const phrase = nounPhraseAt(tokens, at + 1, limit);
  return phrase && { said: phrase.words, end: phrase.end };
}

const LONGEST_VALUE = 3;

/** "to clean", "as out of service", "available again": up to what follows. */
function valueAt(tokens: readonly Token[], start: number, limit: number): Read<readonly string[]> | undefined {
  let at = skipFillers(tokens, start);
  if (isWord(tokens[at], 'to', 'as', 'into')) at = skipFillers(tokens, at + 1);
  let end = at;
  while (end < limit && tokens[end]?.kind === 'word' && !isWord(tokens[end], 'and') && !isFiller(tokens, end)) end++;
  const words = tokens.slice(at, end).map(({ lower }) => lower);
  return words.length > 0 && words.length <= LONGEST_VALUE ? { said: words, end } : undefined;
}

const isFiller = (tokens: readonly Token[], i: number): boolean => lengthOf('fillers', tokens, i) > 0;

function skipFillers(tokens: readonly Token[], start: number): number {
  let i = start;
  while (isFiller(tokens, i)) i++;
  return i;
}

/** Past fillers and the mark that ends the sentence. */
function skip(tokens: readonly Token[], start: number, limit: number): number {
  const at = skipFillers(tokens, start);
  return at < limit && isMark(tokens[at], '.', '!', ';') && at === limit - 1 ? limit : at;
}
