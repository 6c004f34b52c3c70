import { crudVerb } from '../../lexicon/grammar-lexicon';
import { baseOfGerund, isActionVerb } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';

/** What can be done though the clause names nobody who does it, or names him behind "for". */
export interface ImpersonalAbility {
  /** Where the verb stands. */
  readonly verb: number;
  readonly doer: Range | undefined;
  /** The base of the verb where it stands as a gerund. */
  readonly gerund?: string;
}

const POSSIBLE = ['possible', 'feasible', 'easy', 'impossible', 'forbidden', 'prohibited'];
const WAYS = [
  ...['way', 'endpoint', 'option', 'possibility', 'button', 'call', 'route', 'method', 'means', 'ability', 'feature'],
  ...['function', 'command', 'action', 'chance', 'opportunity', 'facility', 'functionality', 'operation'],
];

/** "possible (for members) to cancel an order", "a way to reset it", "an endpoint for activating a device", from `start`. */
export function impersonalAt(tokens: readonly Token[], start: number, limit: number): ImpersonalAbility | undefined {
  if (isWord(tokens[start], ...POSSIBLE)) return doneBehind(tokens, start + 1, limit);
  const way = wayAt(tokens, start, limit);
  return way === undefined ? undefined : doneBehind(tokens, way + 1, limit);
}

/** What somebody holds who can do something: "the option to". */
export const ABILITIES = [
  ...['right', 'permission', 'ability', 'power', 'authority', 'authorisation', 'authorization', 'option'],
  ...['possibility', 'chance', 'opportunity'],
];

/** "(have) the ability to edit notes", "(are given) the option to comment": where the verb stands of what somebody can do. */
export function heldAbilityAt(tokens: readonly Token[], start: number, limit: number): number | undefined {
  let i = isWord(tokens[start], 'given', 'granted', 'offered') ? start + 1 : start;
  if (isWord(tokens[i], 'a', 'an', 'the', 'no', 'full')) i++;
  if (tokens[i]?.pos === 'ADJ') i++;
  return isWord(tokens[i], ...ABILITIES) ? doneBehind(tokens, i + 1, limit)?.verb : undefined;
}

/** "and one to deactivate it", "as well as another for closing it" */
export function anotherWayAt(tokens: readonly Token[], start: number, limit: number): ImpersonalAbility | undefined {
  // "possible for guides to add them, and for the manager to delete them"
  const isForOthers =
    isWord(tokens[start], 'for') &&
    isWord(tokens[start - 1], 'and', 'but') &&
    tokens.slice(0, start).some((token) => isWord(token, ...POSSIBLE));
  if (isForOthers) return doneBehind(tokens, start, limit);
  if (!isWord(tokens[start], 'one', 'another') || !tokens.slice(0, start).some((token) => isWord(token, ...WAYS)))
    return undefined;
  return doneBehind(tokens, start + 1, limit);
}

/** "a simple way", "endpoints" */
function wayAt(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const isDetermined = isWord(tokens[start], 'a', 'an', 'some', 'any', 'no', 'the');
  for (let i = isDetermined ? start + 1 : start; i < Math.min(limit, start + 4); i++) {
    if (isWord(tokens[i], ...WAYS)) return i;
    if (tokens[i]?.pos !== 'ADJ' && tokens[i]?.pos !== 'NOUN') return undefined;
  }
  return undefined;
}

function doneBehind(tokens: readonly Token[], start: number, limit: number): ImpersonalAbility | undefined {
  if (isWord(tokens[start], 'to'))
    return isBase(tokens[start + 1], limit, start + 1) ? { verb: start + 1, doer: undefined } : undefined;
  if (!isWord(tokens[start], 'for', 'of')) return undefined;
  const gerund = baseOfGerund(tokens[start + 1]?.lower ?? '');
  if (gerund !== undefined) return { verb: start + 1, doer: undefined, gerund };
  const phrase = nounPhraseAt(tokens, start + 1, limit);
  if (!phrase || !isWord(tokens[phrase.end], 'to') || !isBase(tokens[phrase.end + 1], limit, phrase.end + 1))
    return undefined;
  return { verb: phrase.end + 1, doer: { start: start + 1, end: phrase.end } };
}

const isBase = (token: Token | undefined, limit: number, at: number): boolean =>
  token?.kind === 'word' && at < limit && token.lower === token.lemma && isDeed(token);

const isDeed = ({ pos, lemma }: Token): boolean =>
  pos === 'VERB' || isActionVerb(lemma) || crudVerb(lemma) !== undefined;
