import { isGroupNoun, isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { baseOfThirdPerson, isActionVerb, pastParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, isPlural, singular } from '../../names';
import { asVerb, beginsObject, type Change, skipBack, withoutEnding } from './tag-changes';
import { isEnglishWord } from './tagger';
import { isMark, isWord, type Token } from '../token';

const SOMEBODY = new Set('nobody everybody everyone anybody anyone somebody someone who'.split(' '));

/** "customers open tickets", "Auctioneers open and close lots", "the librarian deletes books". */
export function behindActor(tokens: readonly Token[], i: number): Change | undefined {
  const token = tokens[i];
  // "Customer orders have a date"
  if (!token || token.pos === 'VERB' || tokens[i + 1]?.pos === 'AUX') return undefined;
  const subject = tokens[skipBack(tokens, i - 1)];
  if (subject?.kind !== 'word' || subject.pos === 'VERB') return undefined;
  // "the front desk", "customer service"
  const ofTwo = [tokens[skipBack(tokens, i - 1) - 1]?.lower ?? '', subject.lower];
  const isOneTeam =
    (isTeam([subject.lower]) || isTeam(ofTwo) || isGroupNoun(subject.lower)) && !isPlural(subject.lower);
  if (!isPersonNoun(singular(subject.lower)) && !SOMEBODY.has(subject.lower) && !isOneTeam) return undefined;
  // "lets nurses record blood pressure": what they are let to do.
  if (isActionVerb(token.lower) && ['let', 'help', 'make'].includes(tokens[i - 2]?.lemma ?? ''))
    return asVerb(token.lower);
  const isPhrasal =
    isParticle(tokens[i + 1]) && crudVerb(camelCase([token.lower, tokens[i + 1]?.lower ?? ''])) !== undefined;
  const ofMany = isPlural(subject.lower) || COLLECTIVES.has(subject.lower);
  const doneByMany = isActionVerb(token.lower) || isPhrasal || logsIn(tokens, i) || isOnlyVerb(tokens, i);
  const doneByOne = baseOfThirdPerson(token.lower) ?? (ofMany ? undefined : logsIn(tokens, i));
  const base = ofMany && !isPlural(token.lower) ? (doneByMany ? token.lower : undefined) : doneByOne;
  if (base === undefined && isBeforeDeterminer(tokens, i)) return ofUnknownDeed(token, ofMany);
  if (base === undefined || isHeadOfList(tokens, i)) return undefined;
  return logsIn(tokens, i) || beginsObject(tokens, i + 1) || isOnlyDeed(tokens, i) ? asVerb(base) : undefined;
}

/** One word for several who act: "staff log in". */
const COLLECTIVES = new Set(['staff', 'personnel', 'people', 'crew', 'police']);

/** "log in", "signs up": the base of the verb. */
const logsIn = (tokens: readonly Token[], i: number): string | undefined =>
  isWord(tokens[i + 1], 'in', 'on', 'up', 'out') ? /^(log|sign)s?$/.exec(tokens[i]?.lower ?? '')?.[1] : undefined;

/** "Customers rent equipment.": a whole sentence of somebody and bare nouns says what he does. */
const isOnlyDeed = (tokens: readonly Token[], i: number): boolean =>
  i === 1 &&
  tokens[i + 1]?.pos === 'NOUN' &&
  isMark(tokens.at(-1), '.') &&
  (isPlural(tokens[0]?.lower ?? '') || COLLECTIVES.has(tokens[0]?.lower ?? '')) &&
  tokens.every(({ pos }) => pos !== 'VERB' && pos !== 'AUX');

/** "Participants form teams": between somebody and several things, in a clause without another verb. */
const isOnlyVerb = (tokens: readonly Token[], i: number): boolean => {
  const word = tokens[i]?.lower ?? '';
  const stop = tokens.findIndex((token, k) => k > i && token.kind === 'mark');
  // "Hosts present shows": the second is no verb either.
  const isLast = stop === i + 2 && tokens[i + 1]?.pos === 'VERB';
  const others = [...tokens.slice(0, i), ...tokens.slice(i + (isLast ? 2 : 1), stop < 0 ? tokens.length : stop)];
  return (
    i < 3 &&
    (tokens[i + 1]?.pos === 'NOUN' || isLast) &&
    isPlural(tokens[i + 1]?.lower ?? '') &&
    isEnglishWord(pastParticiple(word)) &&
    others.every(({ pos }) => pos !== 'VERB' && pos !== 'AUX')
  );
};

/** "Drivers log each trip", "the mechanic services the car": no noun stands between somebody and an article. */
const isBeforeDeterminer = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'NOUN' &&
  isWord(tokens[i + 1], 'the', 'a', 'an', 'each', 'every', 'their', 'his', 'her', 'its', 'them', 'it') &&
  tokens[i + 2]?.kind === 'word' &&
  tokens.slice(0, i).every(({ pos }) => pos !== 'VERB' && pos !== 'AUX');

const ofUnknownDeed = ({ lower }: Token, ofMany: boolean): Change | undefined =>
  ofMany === isPlural(lower) ? undefined : asVerb(ofMany ? lower : withoutEnding(lower));

const isParticle = (token: Token | undefined): boolean =>
  isWord(token, 'up', 'down', 'in', 'out', 'off', 'at', 'through', 'over', 'after', 'away');

/** "customers, orders and ..." are things, not what customers do. */
const isHeadOfList = (tokens: readonly Token[], i: number): boolean => isMark(tokens[i + 1], ':', '(');
