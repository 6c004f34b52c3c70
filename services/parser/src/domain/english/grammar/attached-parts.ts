import { isUnit } from '../../lexicon/enumeration-lexicon';
import { isPlural } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { phraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import type { VerbGroup } from './clause';

/** What opens a list of parts behind a noun. */
export const ATTACHED = [
  'with',
  'having',
  'containing',
  'including',
  'storing',
  'consisting',
  'comprising',
  'holding',
  'giving',
  'stating',
  'specifying',
];
/** "a report made up of lines", "halls divided into blocks" */
const MADE_OF = ['made up of', 'made of', 'composed of', 'comprised of', 'divided into', 'split into'].map((words) =>
  words.split(' '),
);

/** "lockers, each identified by a number" */
const KNOWN_BY = ['identified by', 'known by', 'described by', 'marked with', 'labelled with', 'labeled with'].map(
  (words) => words.split(' '),
);

/** Where "made up of" ends behind a noun; "a code composed of two letters" is no collection. */
export function madeOfAt(tokens: readonly Token[], start: number, limit: number): number | undefined {
  const isBehindNoun = ['NOUN', 'PROPN'].includes(tokens[start - 1]?.pos ?? '');
  const length =
    (isBehindNoun ? phraseAt(tokens, start, limit, MADE_OF) : undefined) ??
    (isWord(tokens[start - 1], 'each') ? phraseAt(tokens, start, limit, KNOWN_BY) : undefined);
  const what = length === undefined ? undefined : tokens[start + length];
  if (length === undefined || what?.pos === 'NUM' || isWord(what, 'exactly', 'only')) return undefined;
  // "tables made of wood" have no parts.
  const isMaterial = length === 2 && isWord(tokens[start], 'made') && !isPlural(what?.lower ?? '');
  return isMaterial ? undefined : start + length;
}

export function attachedGroup(tokens: readonly Token[], { start, end }: Range, first: number): VerbGroup | undefined {
  const before = tokens[start - 1];
  if (
    start === first ||
    before === undefined ||
    isSaidOfSubject(tokens, start) ||
    isSaidOfAll(tokens, start) ||
    saysHow(tokens, start) ||
    isSecondParty(tokens, start, first) ||
    saysDefault(tokens, start) ||
    saysPrecision(tokens, start) ||
    saysWhich(tokens, start) ||
    (before.pos === 'ADJ' && !before.quoted && !isPlural(before.lower)) ||
    (before.pos === 'ADP' && before.lower !== 'up' && tokens[start]?.lower === 'with') ||
    (before.pos === 'VERB' &&
      !isPlural(before.lower) &&
      tokens[start]?.lower === 'with' &&
      !opensAccount(tokens, start))
  )
    return undefined;
  return {
    start,
    end,
    verbs: [{ lemma: 'have', at: start }],
    modal: undefined,
    negated: false,
    passive: false,
    attached: true,
  };
}

/** "Users register with a username, an email and a password": what is told of whoever does, beside what he logs in with. */
function opensAccount(tokens: readonly Token[], start: number): boolean {
  const password = tokens.findIndex((token, i) => i > start && isWord(token, 'password'));
  const isListed = password > start && tokens.slice(start, password).some((token) => isMark(token, ','));
  return isListed && isWord(tokens[start - 1], 'register');
}

/** "A booking is with one barber": with whom it is, not what it has. */
const isSaidOfSubject = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start], 'with') && isWord(tokens[start - 1], 'is', 'are', 'be');

/** "can do everything with racks": what it is done to. */
const isSaidOfAll = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start], 'with') && isWord(tokens[start - 1], 'everything', 'anything', 'nothing');

/** "book a car by giving the dates": told of what is done, and no part of the car. */
const saysHow = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start - 1], 'by') && (tokens[start]?.lower.endsWith('ing') ?? false);

/** "with normal being the default", "with English as default": says what it is from the start. */
const saysDefault = (tokens: readonly Token[], start: number): boolean =>
  tokens.slice(start + 2, start + 5).some((token) => isWord(token, 'as', 'being')) &&
  tokens.slice(start + 3, start + 7).some((token) => isWord(token, 'default', 'standard'));

/** "stored with two decimals" */
const saysPrecision = (tokens: readonly Token[], start: number): boolean =>
  tokens[start + 1]?.pos === 'NUM' && isWord(tokens[start + 2], 'decimal', 'digit');

/** "only with the right code", "lots with less than 50 grams": how, or which of them, and no part that all have. */
const saysWhich = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start - 1], 'only') ||
  (isWord(tokens[start + 1], 'less', 'more', 'fewer') &&
    isWord(tokens[start + 2], 'than') &&
    isUnit(tokens[start + 4]?.lower ?? ''));

/** "connects one member with one plot", "is driven by one driver with one vehicle": with what it goes, and no part of it. */
function isSecondParty(tokens: readonly Token[], start: number, from: number): boolean {
  if (!isWord(tokens[start], 'with')) return false;
  // "by one driver with one vehicle", "is one dog with one walker"
  const isOneWithOne =
    isWord(tokens[start + 1], 'one', 'exactly') &&
    (isWord(tokens[start - 2], 'one') || isWord(tokens[start - 3], 'one'));
  if (isOneWithOne) return true;
  for (let i = start - 1; i >= Math.max(from, start - 7) && tokens[i]?.kind === 'word'; i--)
    if (isPairing(tokens, i, start)) return true;
  return false;
}

/** "a round starts with a question"; "members start threads with a title" brings the title along. */
function isPairing(tokens: readonly Token[], i: number, start: number): boolean {
  if (isWord(tokens[i], 'start', 'begin', 'end') && tokens[i]?.pos === 'VERB' && i < start - 1) return false;
  return isWord(tokens[i], ...PAIRING) && (tokens[i]?.pos === 'VERB' || !isWord(tokens[i], 'work', 'start', 'end'));
}

const PAIRING = 'connect associate pair match combine link tie start begin end work deal'.split(' ');
